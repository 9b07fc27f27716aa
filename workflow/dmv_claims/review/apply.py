"""Apply decisions: mark the claims, count them as decided, and keep every decision as a row, also of claims gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dmv_claims.review.cells import cell
from dmv_claims.review.correct import corrected_values
from dmv_claims.review.decisions import ACCEPT, CORRECT, REJECT, Decision, read_corrections
from dmv_claims.review.values import correctable
from dmv_claims.tables.columns import Table

Row = dict[str, Any]
# The new values of claims by claim_id and column.
Changes = Mapping[str, Mapping[str, Any]]

STATUS = {ACCEPT: "accepted", REJECT: "rejected", CORRECT: "corrected"}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What decisions make of claims: all of them with their `review_status`, those that count, the rows of reviews."""

    claims: pa.Table
    counted: pa.Table
    rows: list[Row]


def by_document(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return decisions by the document_id that their claim_id begins with."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        found[one.claim_id.split(".")[0]].append(one)
    return found


def apply_decisions(claims: pa.Table, decisions: Sequence[Decision], dictionary: Mapping[str, Table]) -> Reviewed:
    """Return claims and decisions put together; SheetError at the first decision that does not fit its claim.

    Decisions on other claims are passed over.
    """
    if not decisions:
        return Reviewed(claims, claims, [])
    decided = {one["claim_id"]: one for one in _of(claims, [one.claim_id for one in decisions]).to_pylist()}
    applied = [one for one in decisions if one.claim_id in decided]
    changes = {
        one.claim_id: corrected_values(one, decided[one.claim_id], dictionary)
        for one in applied
        if one.decision == CORRECT
    }
    marked = _patched(claims, {one.claim_id: {"review_status": STATUS[one.decision]} for one in applied})
    rejected = [one.claim_id for one in applied if one.decision == REJECT]
    counted = _patched(marked, changes).filter(pc.invert(_are(marked, rejected)))
    order = dictionary["claims"].names
    return Reviewed(
        marked, counted, [_row(one, decided[one.claim_id], changes.get(one.claim_id, {}), order) for one in applied]
    )


def _are(claims: pa.Table, claim_ids: Iterable[str]) -> pa.ChunkedArray:
    return pc.is_in(claims["claim_id"], pa.array(list(claim_ids), pa.string()))


def _of(claims: pa.Table, claim_ids: Iterable[str]) -> pa.Table:
    return claims.filter(_are(claims, claim_ids))


def _patched(claims: pa.Table, changes: Changes) -> pa.Table:
    """Return claims with new values, in the same order."""
    places = {claim_id: at for at, claim_id in enumerate(claims["claim_id"].to_pylist()) if claim_id in changes}
    for name in sorted({name for change in changes.values() for name in change}):
        at = claims.schema.get_field_index(name)
        cells = claims[name].to_pylist()
        for claim_id, change in changes.items():
            cells[places[claim_id]] = change.get(name, cells[places[claim_id]])
        claims = claims.set_column(at, claims.schema.field(at), pa.array(cells, claims.schema.field(at).type))
    return claims


def _row(decision: Decision, claim: Row, values: Mapping[str, Any], order: Iterable[str]) -> Row:
    about = {name: claim[name] for name in ("state", "file", "claim_type")}
    return about | _told(decision, values, order) | {"review_state": "applied", "candidate_claims": []}


def _told(decision: Decision, values: Mapping[str, Any], order: Iterable[str]) -> Row:
    row = {name: getattr(decision, name) for name in ("claim_id", "decision", "reviewer", "reviewed_on", "line")}
    return {**row, **values, "why": decision.why or None, "corrected": [name for name in order if name in values]}


class Candidates:
    """The claims that decisions may have been about, if their own are gone: of the statement, or in the same words."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """`decisions` are all there are; which of them are gone is not known before all claims were looked through."""
        self._statements = {_statement(one.claim_id) for one in decisions}
        self._quotes = {one.quote for one in decisions if one.quote}
        self._near: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def add(self, claims: pa.Table) -> None:
        """Look through some more claims."""
        if not self._statements:
            return
        for row in claims.select(["claim_id", "claim_type", "quote"]).to_pylist():
            for name in (_statement(row["claim_id"]), cell(row["quote"])):
                if name in self._statements or name in self._quotes:
                    self._near[name].append((row["claim_id"], row["claim_type"]))

    def of(self, decision: Decision, decided: Iterable[str]) -> list[str]:
        """Return the claim_ids for a decision, of its own type where there are; claims `decided` on are none."""
        taken = set(decided)
        places = (_statement(decision.claim_id), decision.quote)
        found = ([one for one in self._near.get(name, ()) if one[0] not in taken] for name in places)
        near = next(filter(None, found), [])
        same = [claim_id for claim_id, claim_type in near if claim_type == decision.claim_type]
        return sorted(same or (claim_id for claim_id, _ in near))


def _statement(claim_id: str) -> str:
    return claim_id.rpartition(".")[0]


def gone_rows(
    decisions: Iterable[Decision],
    decided: Iterable[str],
    candidates: Candidates,
    documents: Mapping[str, Row],
    dictionary: Mapping[str, Table],
) -> Iterator[Row]:
    """Yield the rows of decisions whose claims are not among those `decided` on.

    `documents` are rows of the table documents by document_id.
    """
    decided = set(decided)
    for decision in decisions:
        if decision.claim_id not in decided:
            document = documents.get(decision.claim_id.split(".")[0], {})
            about = {name: document.get(name) for name in ("state", "file")}
            values = read_corrections(decision, correctable(dictionary))
            row = about | _told(decision, values, dictionary["claims"].names)
            yield row | {"review_state": "gone", "candidate_claims": candidates.of(decision, decided)}
