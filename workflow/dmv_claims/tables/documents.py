"""Settle which documents are part of the dataset: duplicates are rejected, accepted ones get the name of their page."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from dmv_claims.report.addresses import pages_of
from dmv_claims.tables import ids
from dmv_claims.tables.checks import TableError
from dmv_claims.tables.parts import Place

Row = dict[str, Any]
NO_ROWS = {"n_questions": 0, "n_statements": 0, "n_claims": 0}


class TooManyRejectedError(ValueError):
    """More documents are rejected than the configuration allows; the message gives every reason."""


@dataclass(frozen=True, slots=True)
class Documents:
    """The rows of the table documents by file, and for each state where the rows of its documents are, by file."""

    rows: list[Row]
    places: dict[str, list[Place]]


def settle(found: Iterable[tuple[Place, Row]], max_rejected: int) -> Documents:
    """Return all documents, sorted; TooManyRejectedError where more are rejected than `max_rejected`."""
    places, rows = {}, []
    for place, row in found:
        places[row["document_id"], row["file"]] = place
        rows.append(row)
    rows.sort(key=itemgetter("file"))
    kept = [(row["state"], places[row["document_id"], row["file"]], row) for row in rows]
    _reject_duplicates(rows)
    _check_rejected(rows, max_rejected)
    accepted = [one for one in kept if one[2]["status"] == "accepted"]
    pages = pages_of({row["document_id"]: row["file"] for _, _, row in accepted})
    for row in rows:
        row["page"] = pages.get(row["document_id"])
    by_state = groupby(sorted(accepted, key=lambda one: (one[0], one[2]["file"])), key=itemgetter(0))
    return Documents(rows, {state: [place for _, place, _ in group] for state, group in by_state})


def _reject_duplicates(rows: list[Row]) -> None:
    """Reject every document that has the text of another: one with a row of the sheet stays, else the first by name."""
    first: dict[str, str] = {}
    for before, row in pairwise(rows):
        if before["file"] == row["file"]:
            raise TableError(f"documents: {row['file']} is in two batches; remove processed/.work and run again")
    for row in sorted(rows, key=lambda row: row["state_source"] != "sheet"):
        original = first.setdefault(row["document_id"], row["file"])
        if original != row["file"] and row["status"] == "accepted":
            reason = f"has the same text as {original}; remove one of the two"
            row["document_id"] = ids.rejected_id(row["sha256"], row["file"])
            row.update(NO_ROWS, status="rejected", reason=reason)


def _check_rejected(rows: Iterable[Row], max_rejected: int) -> None:
    rows = list(rows)
    rejected = [row for row in rows if row["status"] == "rejected"]
    if len(rejected) > max_rejected:
        reasons = "".join(f"\n  {row['file']}: {row['reason']}" for row in rejected)
        raise TooManyRejectedError(
            f"{len(rejected)} of {len(rows)} documents are rejected, allowed are {max_rejected} "
            f"(max_rejected in config/config.yaml); mend or remove them, or allow more:{reasons}"
        )
