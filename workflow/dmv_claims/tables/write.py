"""Put the rows of all batches together into the files of the dataset: checked, sorted, by state.

A state's documents pass through in the order of their files, and its answers are written before the next state comes,
so that no table is ever whole in memory.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dmv_claims.profiles.rows import answer_rows, profile_row, state_rows
from dmv_claims.progress import track
from dmv_claims.review.apply import Candidates, by_document, gone_rows
from dmv_claims.tables import parquet
from dmv_claims.tables.checks import Checks, check, check_claim_ids
from dmv_claims.tables.documents import Documents, settle
from dmv_claims.tables.files import Entry, TableFile, entry_of
from dmv_claims.tables.given import Given
from dmv_claims.tables.kept import Kept
from dmv_claims.tables.parts import Parts, Place
from dmv_claims.tables.state import StateRecord, in_order, write_state

Row = dict[str, Any]


def write_dataset(batches: Iterable[Path], given: Given, kept: Kept, out: Path) -> dict[str, Entry]:
    """Write the files of the dataset below the folder `out` and return the entries of all, by their paths there.

    `batches` are files of `parts.write_parts`. The files of a state are left out that stand in their places as `kept`
    says. Raises TooManyRejectedError, SheetError where a decision does not fit its claim, TableError where rows break
    the column dictionary, and ProvenanceError where words do not stand where a row says.
    """
    parts = Parts(batches, given.dictionary)
    documents = settle(parts.documents(), given.max_rejected)
    dataset = _Dataset(parts, given, kept, out)
    reviews = dataset.write_states(documents)
    decided = {row["claim_id"] for row in reviews}
    gone = documents.by_id(by_document(one for one in given.decisions if one.claim_id not in decided))
    reviews += gone_rows(given.decisions, decided, dataset.candidates, gone, given.dictionary)
    for name, rows in (("reviews", reviews), ("states", state_rows(given.states, documents.states()))):
        dataset.write_single(name, parquet.from_rows(rows, given.dictionary[name]))
    dataset.write_single("documents", documents.rows)
    return dataset.entries


class _Dataset:
    """Write the tables of one state after the other, or recall them where nothing changed, and those of all states."""

    def __init__(self, parts: Parts, given: Given, kept: Kept, out: Path) -> None:
        self._parts, self._given, self._kept, self._out = parts, given, kept, out
        self.candidates, self._checks = Candidates(given.decisions), Checks(given.dictionary)
        self.entries: dict[str, Entry] = {}

    def write_states(self, documents: Documents) -> list[Row]:
        """Write what is told state by state and return the rows of reviews that decisions on claims there are leave."""
        reviews: list[Row] = []
        with self._single("state_profiles") as profiles, self._single("state_answers") as answers:
            for state in track(documents.states(), "Writing tables", "states"):
                reviews += self._write_state(state, documents.places(state), profiles, answers)
            self._checks.finish()
        return reviews

    def _write_state(
        self, state: str, places: Sequence[Place], profiles: TableFile, answers: TableFile
    ) -> Sequence[Row]:
        record = self._record(state, places)
        self.entries |= record.files
        self._add(profiles, state, [profile_row(state, record.counts, record.answers)])
        self._add(answers, state, answer_rows(state, record.answers))
        return record.reviews

    def _record(self, state: str, places: Sequence[Place]) -> StateRecord:
        record = self._kept.recall(state, places, self._given)
        if record is None:
            record = write_state(state, self._parts, places, self._given, self.candidates, self._checks, self._out)
            self._kept.keep(state, places, self._given, record)
        elif self._given.decisions:
            claims = pq.ParquetFile(self._kept.processed / "claims" / f"{state}.parquet")
            self.candidates.add(claims.read(["claim_id", "claim_type", "quote"]))
        return record

    def _add(self, file: TableFile, state: str, rows: Iterable[Row]) -> None:
        """Add the rows of a state to a table that is one file; the claims that they name have to be among its own."""
        table = self._given.dictionary[file.path.stem]
        told = parquet.from_rows(rows, table)
        self._checks.add(table.name, told)
        check_claim_ids(told, table, self._claim_ids([f"claims/{state}.parquet"]))
        file.add(told)

    def write_single(self, name: str, rows: pa.Table) -> None:
        """Write a table that is one file; the claims that it names have to be in the files of claims."""
        table = self._given.dictionary[name]
        ordered = in_order(rows.select(table.names), table)
        check(ordered, table)
        check_claim_ids(ordered, table, self._claim_ids(one for one in self.entries if one.startswith("claims/")))
        with self._single(name) as file:
            file.add(ordered)

    @contextmanager
    def _single(self, name: str) -> Iterator[TableFile]:
        path = self._out / f"{name}.parquet"
        with TableFile(path, self._given.dictionary[name], self._given.about) as file:
            yield file
        self.entries[path.name] = entry_of(path, file.rows)

    def _claim_ids(self, files: Iterable[str]) -> Iterator[pa.Array]:
        for file in files:
            folder = self._out if (self._out / file).is_file() else self._kept.processed
            for claims in pq.ParquetFile(folder / file).iter_batches(columns=["claim_id"]):
                yield claims["claim_id"]
