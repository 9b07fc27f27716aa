"""Gather what the index needs of a state while its documents pass by: claims to show, counts, contradictions."""

from collections import Counter
from collections.abc import Sequence
from math import fsum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dmv_claims.report.choice import Choice
from dmv_claims.report.conflicts import groups
from dmv_claims.report.published import Dataset, Row, rows_of
from dmv_claims.report.quotes import Quote, quotes
from dmv_claims.report.reading import Stored, claims_of
from dmv_claims.report.render import render
from dmv_claims.report.search import entries_of

# The claims of a state that the index counts: column and value by name.
COUNTED = {"hedged": ("modality", "hedged"), "generic": ("scope", "generic"), "negated": ("polarity", "negated")}


class Account:
    """The account of one state."""

    def __init__(self, choice: Choice, large: bool) -> None:
        """Of a collection that is `large`, only what is chosen is shown, else every claim."""
        self._choice, self._large = choice, large
        self._answering, self._clashing = choice.answering, choice.clashing
        self._entries: list[dict[str, Sequence[Any]]] = []
        self._clashes: dict[str, tuple[Row, Quote]] = {}
        self._counts, self._precisions = Counter[str](), list[float]()

    def add(self, documents: Sequence[Stored]) -> None:
        """Take documents into account."""
        self._count(pa.concat_tables([one.tables["claims"] for one in documents]))
        self._entries.append(entries_of(*claims_of(documents, self._answering if self._large else None)))
        claims, texts, _ = claims_of(documents, self._clashing)
        for claim, quote in zip(rows_of(claims), quotes(claims, texts), strict=True):
            self._clashes[claim["claim_id"]] = claim, quote

    def _count(self, claims: pa.Table) -> None:
        known = claims["precision"].drop_null().to_pylist()
        self._precisions.append(fsum(known))
        found = {name: pc.sum(pc.equal(claims[column], value)).as_py() for name, (column, value) in COUNTED.items()}
        self._counts += Counter(claims=len(claims), measured=len(known))
        self._counts.update({name: number or 0 for name, number in found.items()})

    def part(self, state: str, dataset: Dataset) -> dict[str, Any]:
        """Return the part of the state in the index, of values that JSON has."""
        return {
            "entries": self._entries,
            "sides": self._choice.sides,
            "counts": self._counts,
            "precision": fsum(self._precisions),
            "n_conflicts": self._choice.n_conflicts,
            "conflicts": self._conflicts(state, dataset),
        }

    def _conflicts(self, state: str, dataset: Dataset) -> str:
        """Return the contradictions as HTML."""
        found = groups(self._choice.groups, self._clashes, dataset.pages)
        return render(
            "conflicts.html",
            state=state,
            name=dataset.names[state],
            groups=found,
            n_groups=self._choice.n_groups - len(found),
            n_conflicts=self._choice.n_conflicts - sum(one.n_conflicts for one in found),
            kinds=dataset.fields["conflicts"]["kind"].values,
        )
