"""Find the contradictions between the documents of a state without holding all of them.

Within a document every pair of statements counts. Between documents the first of all claims that say the same stands
for them: a contradiction that a thousand documents repeat is one, not a million.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any

from dmv_claims.conflicts.find import find_conflicts
from dmv_claims.conflicts.rules import FIRM, HEDGED, Row

# Claims that agree in all of these say the same.
SAME = (
    *("claim_type", "category", "polarity", "modality", "subject", "disclosure", "days", "bound", "holder"),
    *("citation", "jurisdiction", "effect", "role", "year"),
)
SAID = itemgetter(*SAME)


class Firsts:
    """The first claim of all that say the same, with what stands in its statement and lead-in."""

    def __init__(self) -> None:
        """Begin without any."""
        self._seen: set[tuple[Any, ...]] = set()
        self._ids: set[str] = set()
        self._around: dict[str, Row] = {}
        self._statements: dict[str, Row] = {}

    def add(self, claims: Sequence[Row], statements: Iterable[Row]) -> None:
        """Look through the claims of one more document, which comes with its statements."""
        counted = [one for one in claims if one["scope"] != "generic" and one["modality"] in (FIRM, HEDGED)]
        new = [one for one in counted if self._is_new(one)]
        if not new:
            return
        lead_ins = {one["statement_id"]: one["lead_in_id"] for one in statements}
        names = {one["statement_id"] for one in new}
        places = names | {lead_ins.get(name) for name in names}
        self._statements |= {name: {"statement_id": name, "lead_in_id": lead_ins.get(name)} for name in names}
        self._ids |= {one["claim_id"] for one in new}
        self._around |= {one["claim_id"]: one for one in claims if one["statement_id"] in places}

    def _is_new(self, claim: Row) -> bool:
        said = SAID(claim)
        if said in self._seen:
            return False
        self._seen.add(said)
        return True

    def claims(self) -> list[Row]:
        """Return the first claims, in the order of their documents."""
        return [one for name, one in self._around.items() if name in self._ids]

    def conflicts(self) -> list[dict[str, Any]]:
        """Return the rows of the table conflicts between first claims of two documents."""
        return find_conflicts(self._around.values(), self._statements.values(), self._are_apart)

    def _are_apart(self, one: Row, other: Row) -> bool:
        """Tell whether two claims are first ones of two documents."""
        return one["document_id"] != other["document_id"] and {one["claim_id"], other["claim_id"]} <= self._ids
