"""Apply decisions: mark the claims, count them as decided, and keep every decision as a row, also of claims gone."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
Tables = Mapping[str, pa.Table]
# The new values of claims by claim_id and column.
Changes = Mapping[str, Mapping[str, Any]]

STATUS = {ACCEPT: "accepted", REJECT: "rejected", CORRECT: "corrected"}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What decisions make of claims: all of them with their `review_status`, those that count, the rows of reviews."""

    claims: pa.Table
    counted: pa.Table
    rows: list[Row]


def apply_decisions(tables: Tables, decisions: Sequence[Decision], dictionary: Mapping[str, Table]) -> Reviewed:
    """Return claims and decisions put together; SheetError at the first decision that does not fit its claim.

    `tables` are those of documents and claims.
    """
    claims, order = tables["claims"], dictionary["claims"].names
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
    rows = [_row(one, decided[one.claim_id], changes.get(one.claim_id, {}), order) for one in applied]
    gone = [one for one in decisions if one.claim_id not in decided]
    return Reviewed(marked, counted, [*rows, *_gone_rows(gone, tables, decided, dictionary)])


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


def _gone_rows(
    decisions: Sequence[Decision], tables: Tables, decided: Collection[str], dictionary: Mapping[str, Table]
) -> Iterator[Row]:
    """Yield the rows of decisions without a claim; claims that are decided on are no candidates."""
    if not decisions:
        return
    documents = {one["document_id"]: one for one in tables["documents"].to_pylist()}
    columns = tables["claims"].select(["claim_id", "statement_id", "claim_type", "quote"])
    free = [one for one in columns.to_pylist() if one["claim_id"] not in decided]
    near = _grouped(free, lambda one: one["statement_id"]), _grouped(free, lambda one: cell(one["quote"]))
    for decision in decisions:
        document = documents.get(decision.claim_id.split(".")[0], {})
        about = {name: document.get(name) for name in ("state", "file")}
        values = read_corrections(decision, correctable(dictionary))
        row = about | _told(decision, values, dictionary["claims"].names)
        yield row | {"review_state": "gone", "candidate_claims": _candidates(decision, *near)}


def _grouped(claims: Iterable[Row], key: Callable[[Row], str]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for one in claims:
        groups.setdefault(key(one), []).append(one)
    return groups


def _candidates(decision: Decision, statements: Mapping[str, list[Row]], quotes: Mapping[str, list[Row]]) -> list[str]:
    """Return the ids of claims of the same statement, or else with the same words; of the same type where there are."""
    statement, _, _ = decision.claim_id.rpartition(".")
    near = statements.get(statement) or quotes.get(decision.quote, [])
    same = [one for one in near if one["claim_type"] == decision.claim_type]
    return sorted(one["claim_id"] for one in same or near)
