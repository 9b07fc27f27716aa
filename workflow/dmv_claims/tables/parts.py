"""Keep the rows of a batch between extraction and tables: one record a document, its rows of every table nested in it.

Any document can be read alone, so that tables are put together without ever being whole in memory.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from dmv_claims.tables.columns import Table
from dmv_claims.tables.parquet import arrow_schema, beside
from dmv_claims.tables.records import TABLES, Rows

Dictionary = Mapping[str, Table]

OPTIONS = pa.ipc.IpcWriteOptions(compression="zstd")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows of a document are: a file, and their position in it from 0."""

    path: Path
    position: int


def write_parts(path: Path, documents: Iterable[Rows], dictionary: Dictionary) -> None:
    """Write the rows of documents, each with its rows of every table, as one file."""
    schema = pa.schema([(name, pa.list_(pa.struct(list(arrow_schema(dictionary[name]))))) for name in TABLES])
    with (
        beside(path) as part,
        pa.OSFile(str(part), "wb") as sink,
        pa.ipc.new_file(sink, schema, options=OPTIONS) as file,
    ):
        for rows in documents:
            file.write_batch(pa.RecordBatch.from_pylist([rows], schema=schema))


def read_documents(paths: Iterable[Path], table: Table) -> Iterator[tuple[Place, dict[str, object]]]:
    """Yield the row of the table documents of every document, with the place of its other rows."""
    options = pa.ipc.IpcReadOptions(included_fields=[TABLES.index(table.name)])
    for path in paths:
        with pa.memory_map(str(path)) as source:
            file = pa.ipc.open_file(source, options=options)
            for position in range(file.num_record_batches):
                (row,) = file.get_batch(position).column(0)[0].as_py()
                yield Place(path, position), row


def read_rows(places: Sequence[Place], dictionary: Dictionary) -> dict[str, pa.Table]:
    """Return the rows of some documents as tables, in the order of the documents and of their rows."""
    records = [_record(place) for place in places]
    return {name: _table([one.column(name) for one in records], dictionary[name]) for name in TABLES[1:]}


def _record(place: Place) -> pa.RecordBatch:
    with pa.memory_map(str(place.path)) as source:
        return pa.ipc.open_file(source).get_batch(place.position)


def _table(records: Iterable[pa.ListArray], table: Table) -> pa.Table:
    schema = arrow_schema(table)
    batches = [pa.RecordBatch.from_struct_array(one.flatten()) for one in records]
    parts = [pa.Table.from_batches([batch]).cast(schema) for batch in batches]
    return pa.concat_tables([schema.empty_table(), *parts])
