"""Read the tables of a state document by document, so that none of them is ever whole in memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dmv_claims.report.document import Document
from dmv_claims.report.lists import List
from dmv_claims.report.published import Row

# How many rows are decoded at once; texts are few and large.
AT_ONCE = {"texts": 16, "questions": 4096, "statements": 4096, "claims": 4096}


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it is stored: its row of `documents`, and its rows of the other tables by their names."""

    row: Row
    tables: Mapping[str, pa.Table]

    @property
    def text(self) -> str:
        """Its whole text."""
        text: str = self.tables["texts"]["text"][0].as_py()
        return text

    def digest(self, *about: object) -> str:
        """Return what changes with any value of the document, and with what is said `about` it."""
        return digest_of(self.row, *about, *map(digest_of_rows, self.tables.values()))

    def document(self) -> Document:
        """Return its rows as pages take them."""
        rows = {name: self.tables[name].to_pylist() for name in ("questions", "statements", "claims")}
        return Document(self.row, self.text, **rows)


def digest_of(*values: object) -> str:
    """Return what changes with any of these values."""
    return sha256(ascii(values).encode()).hexdigest()


def digest_of_rows(rows: pa.Table) -> str:
    """Return what changes with any value of these rows; how they lie in memory makes no difference."""
    found = sha256(ascii(rows.column_names).encode())
    for batch in rows.combine_chunks().to_batches():
        # A slice shares bits with its neighbours, which a copy does not.
        found.update(batch.take(pa.array(range(batch.num_rows))).serialize())
    return found.hexdigest()


def read_lists(processed: Path, lists: Iterable[List]) -> Iterator[tuple[List, list[Stored]]]:
    """Yield the lists of a state, each with its documents as they are stored.

    Raises ValueError where the tables do not have them in their order.
    """
    runs: dict[str, Runs] = {}
    for one in lists:
        runs = runs or {name: Runs(processed / name / f"{one.state}.parquet", size) for name, size in AT_ONCE.items()}
        yield one, [_stored(row, runs) for row in one.documents]
    for own in runs.values():
        own.finish()


def _stored(row: Row, runs: Mapping[str, "Runs"]) -> Stored:
    tables = {name: own.of(row["document_id"]) for name, own in runs.items()}
    if not tables["texts"].num_rows:
        raise runs["texts"].disorder(row["document_id"])
    return Stored(row, tables)


class Runs:
    """The rows of a file by document, to be asked for in the order of the file."""

    def __init__(self, path: Path, at_once: int) -> None:
        """Begin to read a file, so many rows `at_once`."""
        file = pq.ParquetFile(path)
        self._path, self._none = path, file.schema_arrow.remove_metadata().empty_table()
        self._runs = _joined(file.iter_batches(at_once))
        self._next = next(self._runs, None)

    def of(self, document: str) -> pa.Table:
        """Return the rows of a document; there may be none."""
        if self._next is None or self._next[0] != document:
            return self._none
        rows = self._next[1]
        self._next = next(self._runs, None)
        return rows

    def finish(self) -> None:
        """Fail where rows are left that nobody has asked for."""
        if self._next:
            raise self.disorder(self._next[0])

    def disorder(self, document: str) -> ValueError:
        """Return the error that the rows of a document are not where they have to be."""
        return ValueError(
            f"{self._path}: the rows of document {document} do not stand in the order of documents.parquet; "
            "write the tables anew (snakemake --forcerun write_tables)"
        )


def _joined(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str, pa.Table]]:
    """Yield documents with their rows, wherever a batch ends."""
    last, waiting = "", list[pa.RecordBatch]()
    for batch in batches:
        for document, rows in _split(batch):
            if waiting and document != last:
                yield last, pa.Table.from_batches(waiting)
                waiting = []
            last = document
            waiting.append(rows)
    if waiting:
        yield last, pa.Table.from_batches(waiting)


def _split(batch: pa.RecordBatch) -> Iterator[tuple[str, pa.RecordBatch]]:
    runs = pc.run_end_encode(batch["document_id"])
    start, plain = 0, batch.replace_schema_metadata(None)
    for document, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        yield document, plain.slice(start, end - start)
        start = end
