"""Settle which documents are part of the dataset: duplicates are rejected, accepted ones get the name of their page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from dmv_claims.report.addresses import pages_of
from dmv_claims.tables import ids
from dmv_claims.tables.checks import TableError
from dmv_claims.tables.parts import PLACE, Place

NO_ROWS = {"n_questions": 0, "n_statements": 0, "n_claims": 0}


class TooManyRejectedError(ValueError):
    """More documents are rejected than the configuration allows; the message gives every reason."""


@dataclass(frozen=True, slots=True)
class Documents:
    """The rows of the table documents by file, each with the place of its other rows."""

    rows: pa.Table

    def states(self) -> dict[str, int]:
        """Return the states that accepted documents are about, in order, and how many of them there are."""
        counted = pc.value_counts(_accepted(self.rows)["state"]).to_pylist()
        return dict(sorted((one["values"], one["counts"]) for one in counted))

    def places(self, state: str) -> list[Place]:
        """Return where the rows of the accepted documents of a state are, by file."""
        own = _accepted(self.rows.filter(pc.equal(self.rows["state"], state)))
        return [Place(**one) for one in own.select(list(PLACE)).to_pylist()]

    def by_id(self, document_ids: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return state and file of those documents that there are, by document_id."""
        wanted = self.rows.filter(pc.is_in(self.rows["document_id"], pa.array(list(document_ids), pa.string())))
        return {row["document_id"]: row for row in wanted.select(["document_id", "state", "file"]).to_pylist()}


def settle(found: pa.Table, max_rejected: int) -> Documents:
    """Return all documents, sorted; TooManyRejectedError where more are rejected than `max_rejected`."""
    rows = found.sort_by("file")
    for before, file in pairwise(rows["file"].to_pylist()):
        if before == file:
            raise TableError(f"documents: {file} is in two batches; remove processed/.work and run again")
    rows = _reject_duplicates(rows)
    _check_rejected(rows, max_rejected)
    accepted = _accepted(rows)
    pages = pages_of(dict(zip(accepted["document_id"].to_pylist(), accepted["file"].to_pylist(), strict=True)))
    cells = pa.array(map(pages.get, rows["document_id"].to_pylist()), pa.string())
    at = rows.schema.get_field_index("page")
    return Documents(rows.set_column(at, rows.schema.field(at), cells))


def _accepted(rows: pa.Table) -> pa.Table:
    return rows.filter(pc.equal(rows["status"], "accepted"))


def _reject_duplicates(rows: pa.Table) -> pa.Table:
    """Reject every document that has the text of another: one with a row of the sheet stays, else the first by name."""
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    names = ("document_id", "file", "state_source")
    told = zip(*(_accepted(rows)[name].to_pylist() for name in names), strict=True)
    for document, file, _ in sorted(told, key=lambda one: one[2] != "sheet"):
        original = first.setdefault(document, file)
        if original != file:
            copies[file] = original
    if not copies:
        return rows
    are_copies = pc.is_in(rows["file"], pa.array(copies, pa.string()))
    rejected = [_rejected(row, copies[row["file"]]) for row in rows.filter(are_copies).to_pylist()]
    others = rows.filter(pc.invert(are_copies))
    return pa.concat_tables([others, pa.Table.from_pylist(rejected, schema=rows.schema)]).sort_by("file")


def _rejected(row: Mapping[str, str], original: str) -> dict[str, str | int]:
    reason = f"has the same text as {original}; remove one of the two"
    document = ids.rejected_id(row["sha256"], row["file"])
    return {**row, **NO_ROWS, "document_id": document, "status": "rejected", "reason": reason}


def _check_rejected(rows: pa.Table, max_rejected: int) -> None:
    rejected = rows.filter(pc.equal(rows["status"], "rejected"))
    if len(rejected) > max_rejected:
        reasons = "".join(f"\n  {row['file']}: {row['reason']}" for row in rejected.to_pylist())
        raise TooManyRejectedError(
            f"{len(rejected)} of {len(rows)} documents are rejected, allowed are {max_rejected} "
            f"(max_rejected in config/config.yaml); mend or remove them, or allow more:{reasons}"
        )
