"""Put the rows of all batches together into the files of the dataset: checked, sorted, by state.

A state's documents pass through in the order of their files, so that no table is ever whole in memory.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dmv_claims.profiles.rows import answer_rows, profile_row, state_rows
from dmv_claims.progress import track
from dmv_claims.review.apply import Candidates, gone_rows
from dmv_claims.tables import parquet
from dmv_claims.tables.checks import Checks, check, check_claim_ids
from dmv_claims.tables.documents import Documents, settle
from dmv_claims.tables.files import TableFile
from dmv_claims.tables.given import Given
from dmv_claims.tables.parts import read_documents
from dmv_claims.tables.state import StateRecord, in_order, write_state


def write_dataset(batches: Iterable[Path], given: Given, out: Path) -> dict[str, int]:
    """Write every file of the dataset below the folder `out` and return how many rows each has, by its path there.

    `batches` are files of `parts.write_parts`. Raises TooManyRejectedError, SheetError where a decision does not fit
    its claim, TableError where rows break the column dictionary, and ProvenanceError where words do not stand where a
    row says.
    """
    documents = settle(read_documents(batches, given.dictionary["documents"]), given.max_rejected)
    candidates, checks = Candidates(given.decisions), Checks(given.dictionary)
    records = {
        state: write_state(state, documents.places[state], given, candidates, checks, out)
        for state in track(sorted(documents.places), "Writing tables", "states")
    }
    checks.finish()
    counts = {file: number for one in records.values() for file, number in one.files.items()}
    for name, rows in _single_rows(documents, records, given, candidates).items():
        counts[f"{name}.parquet"] = len(rows)
        _write_single(name, rows, given, out)
    return counts


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


def _write_single(name: str, rows: list[dict[str, Any]], given: Given, out: Path) -> None:
    table = given.dictionary[name]
    ordered = parquet.from_rows(rows, table)
    if name in ("documents", "reviews"):
        ordered = in_order(ordered, table)
    check(ordered, table)
    check_claim_ids(ordered, table, _claim_ids(out))
    with TableFile(out / f"{name}.parquet", table, given.about) as file:
        file.add(ordered)


def _claim_ids(out: Path) -> Iterator[pa.ChunkedArray]:
    for path in sorted((out / "claims").glob("*.parquet")):
        yield pq.ParquetFile(path).read(["claim_id"])["claim_id"]
