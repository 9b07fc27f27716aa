"""Read the tables of a state document by document, so that none of them is ever whole in memory."""

import marshal
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dmv_claims.report.document import Document
from dmv_claims.report.lists import List
from dmv_claims.report.published import Columns, Row

# How many rows are decoded at once; texts are few and large.
AT_ONCE = {"texts": 16, "questions": 4096, "statements": 4096, "claims": 4096}
# The columns that pages are made of, where these are not all.
COLUMNS = {
    "texts": ("document_id", "text"),
    "questions": ("document_id", "question_id", "start", "end"),
    "statements": ("document_id", "statement_id", "start", "end"),
}


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

    def document(self) -> Document:
        """Return it as its page takes it."""
        columns = {name: self.tables[name].to_pydict() for name in ("questions", "statements", "claims")}
        return Document(self.row, self.text, **columns)


def digest_of(*values: object) -> str:
    """Return what changes with any of these values."""
    return sha256(ascii(values).encode()).hexdigest()


def digest_of_columns(*columns: Columns) -> str:
    """Return what changes with any value of these columns, or with their order."""
    # Of the ways to write values out, the fastest; by its second version equal values have equal bytes.
    return sha256(marshal.dumps([list(one.items()) for one in columns], 2)).hexdigest()


def digest_of_document(document: Document, *about: object) -> str:
    """Return what changes with any value of a document, and with what is said `about` it."""
    texts = {"text": [document.text]}
    own = digest_of_columns(texts, document.questions, document.statements, document.claims)
    return digest_of(document.row, own, *about)


def claims_of(
    documents: Iterable[Stored], claim_ids: Collection[str] | None = None
) -> tuple[Columns, list[str], list[str]]:
    """Return the claims of documents, all or some, and for each claim the text and the page of its document."""
    by_id = {one.row["document_id"]: one for one in documents}
    claims = pa.concat_tables([one.tables["claims"] for one in by_id.values()]).combine_chunks()
    if claim_ids is not None:
        claims = claims.filter(pc.is_in(claims["claim_id"], pa.array(claim_ids, pa.string())))
    columns = claims.to_pydict()
    texts = {key: by_id[key].text for key in set(columns["document_id"])}
    return (
        columns,
        [texts[key] for key in columns["document_id"]],
        [by_id[key].row["page"] for key in columns["document_id"]],
    )


def read_lists(processed: Path, lists: Iterable[List]) -> Iterator[tuple[List, list[Stored]]]:
    """Yield the lists of a state, each with its documents as they are stored.

    Raises ValueError where the tables do not have them in their order.
    """
    runs: dict[str, Runs] = {}
    for one in lists:
        runs = runs or {
            name: Runs(processed / name / f"{one.state}.parquet", at_once, COLUMNS.get(name, ()))
            for name, at_once in AT_ONCE.items()
        }
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

    def __init__(self, path: Path, at_once: int, columns: Collection[str] = ()) -> None:
        """Begin to read a file, so many rows `at_once`; some of its columns or all."""
        file = pq.ParquetFile(path, pre_buffer=False)
        names = [name for name in file.schema_arrow.names if not columns or name in columns]
        self._path, self._none = path, file.schema_arrow.remove_metadata().empty_table().select(names)
        # Threads would take longer to start than to decode so little.
        self._runs = _joined(file.iter_batches(at_once, columns=names, use_threads=False))
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
