"""Put the rows of all batches together into the files of the dataset: checked, sorted, by state.

A state's documents pass through in the order of their files, so that no table is ever whole in memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from dmv_claims.profiles.rows import answer_rows, profile_row, state_rows
from dmv_claims.progress import track
from dmv_claims.review.apply import Candidates, gone_rows
from dmv_claims.tables import parquet
from dmv_claims.tables.checks import Checks, check, check_claim_ids
from dmv_claims.tables.columns import Table
from dmv_claims.tables.documents import Documents, settle
from dmv_claims.tables.files import Entry, TableFile, entry_of
from dmv_claims.tables.given import Given
from dmv_claims.tables.kept import Kept
from dmv_claims.tables.parts import Parts, Place
from dmv_claims.tables.state import StateRecord, in_order, write_state


def write_dataset(batches: Iterable[Path], given: Given, kept: Kept, out: Path) -> dict[str, Entry]:
    """Write the files of the dataset below the folder `out` and return the entries of all, by their paths there.

    `batches` are files of `parts.write_parts`. The files of a state are left out that stand in their places as `kept`
    says. Raises TooManyRejectedError, SheetError where a decision does not fit its claim, TableError where rows break
    the column dictionary, and ProvenanceError where words do not stand where a row says.
    """
    parts = Parts(batches, given.dictionary)
    documents = settle(parts.documents(), given.max_rejected)
    states = _States(parts, given, kept, out)
    records = {
        state: states.record(state, documents.places[state])
        for state in track(sorted(documents.places), "Writing tables", "states")
    }
    states.checks.finish()
    entries = {file: entry for one in records.values() for file, entry in one.files.items()}
    claims = [_where(file, kept, out) for file in entries if file.startswith("claims/")]
    for name, rows in _single_rows(documents, records, given, states.candidates).items():
        path = out / f"{name}.parquet"
        _write_single(path, given.dictionary[name], rows, claims, given.about)
        entries[path.name] = entry_of(path, len(rows))
    return entries


class _States:
    """Write the tables of one state after the other, or recall them where nothing changed."""

    def __init__(self, parts: Parts, given: Given, kept: Kept, out: Path) -> None:
        self._parts, self._given, self._kept, self._out = parts, given, kept, out
        self.candidates, self.checks = Candidates(given.decisions), Checks(given.dictionary)

    def record(self, state: str, places: Sequence[Place]) -> StateRecord:
        record = self._kept.recall(state, places, self._given)
        if record is None:
            record = write_state(state, self._parts, places, self._given, self.candidates, self.checks, self._out)
            self._kept.keep(state, places, self._given, record)
        elif self._given.decisions:
            claims = pq.ParquetFile(self._kept.processed / "claims" / f"{state}.parquet")
            self.candidates.add(claims.read(["claim_id", "claim_type", "quote"]))
        return record


def _where(file: str, kept: Kept, out: Path) -> Path:
    return out / file if (out / file).is_file() else kept.processed / file


def _single_rows(
    documents: Documents, records: Mapping[str, StateRecord], given: Given, candidates: Candidates
) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the tables that are one file for all states."""
    reviews = [row for one in records.values() for row in one.reviews]
    decided = [row["claim_id"] for row in reviews]
    by_id = {row["document_id"]: row for row in documents.rows} if len(decided) < len(given.decisions) else {}
    return {
        "documents": documents.rows,
        "reviews": [*reviews, *gone_rows(given.decisions, decided, candidates, by_id, given.dictionary)],
        "states": state_rows(given.states, {state: len(places) for state, places in documents.places.items()}),
        "state_profiles": [profile_row(state, one.counts, one.answers) for state, one in records.items()],
        "state_answers": [row for state, one in records.items() for row in answer_rows(state, one.answers)],
    }


def _write_single(
    path: Path, table: Table, rows: list[dict[str, Any]], claims: Iterable[Path], about: Mapping[str, str]
) -> None:
    """Write a table that is one file; the claims that it names have to be in the files `claims`."""
    ordered = parquet.from_rows(rows, table)
    if table.name in ("documents", "reviews"):
        ordered = in_order(ordered, table)
    check(ordered, table)
    check_claim_ids(ordered, table, (pq.ParquetFile(one).read(["claim_id"])["claim_id"] for one in claims))
    with TableFile(path, table, about) as file:
        file.add(ordered)
