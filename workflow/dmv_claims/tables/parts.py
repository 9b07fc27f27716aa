"""Keep the rows of a batch between extraction and tables: one record a document, its rows of every table nested in it.

Any document can be read alone, so that tables are put together without ever being whole in memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from dmv_claims.tables.columns import Table
from dmv_claims.tables.parquet import arrow_schema, beside
from dmv_claims.tables.records import TABLES, Rows

Dictionary = Mapping[str, Table]

# A record has hundreds of small buffers; each would cost zstd more to begin than to compress.
OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")
# So many files are open together; a system allows a process about a thousand.
OPEN = 256


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows of a document are, the file and their position in it, both from 0, and the SHA-256 of all."""

    part: int
    position: int
    digest: str


# What columns a place has where places stand in a table.
PLACE = {"part": pa.int32(), "position": pa.int32(), "digest": pa.string()}


def write_parts(path: Path, documents: Iterable[Rows], dictionary: Dictionary) -> None:
    """Write the rows of documents, each with its rows of every table, as one file."""
    types = {name: pa.struct(list(arrow_schema(dictionary[name]))) for name in TABLES}
    schema = pa.schema([*((name, pa.list_(one)) for name, one in types.items()), ("digest", pa.string())])
    with (
        beside(path) as part,
        pa.OSFile(str(part), "wb") as sink,
        pa.ipc.new_file(sink, schema, options=OPTIONS) as file,
    ):
        for rows in documents:
            lists = [_nested(rows[name], one) for name, one in types.items()]
            digest = sha256(pa.record_batch(lists, names=TABLES).serialize()).hexdigest()
            file.write_batch(pa.record_batch([*lists, pa.array([digest])], schema=schema))


def _nested(rows: Sequence[Mapping[str, object]], struct: pa.StructType) -> pa.ListArray:
    """Return rows as one list, made column by column: cell by cell takes twice the time."""
    cells = [pa.array([row.get(field.name) for row in rows], field.type) for field in struct]
    values = pa.StructArray.from_arrays(cells, fields=list(struct))
    return pa.ListArray.from_arrays(pa.array([0, len(rows)], pa.int32()), values)


class Parts:
    """The files of all batches, which stay open: the documents of a state come from all of them in turn."""

    def __init__(self, paths: Iterable[Path], dictionary: Dictionary) -> None:
        """`paths` are files of `write_parts`."""
        self._paths = list(paths)
        self._schemas = {name: arrow_schema(dictionary[name]) for name in TABLES}
        self._open = lru_cache(OPEN)(_open)

    def documents(self) -> pa.Table:
        """Return the row of the table documents of every document, and in columns more the PLACE of all its rows."""
        schema = pa.schema([*self._schemas["documents"], *PLACE.items()])
        return pa.concat_tables([schema.empty_table(), *map(self._documents, range(len(self._paths)))])

    def _documents(self, part: int) -> pa.Table:
        file = _open(self._paths[part], ("documents", "digest"))
        records = [file.get_batch(position) for position in range(file.num_record_batches)]
        rows = _table([one.column("documents") for one in records], self._schemas["documents"])
        places = ([part] * len(records), range(len(records)), [one["digest"][0].as_py() for one in records])
        for (name, kind), cells in zip(PLACE.items(), places, strict=True):
            rows = rows.append_column(name, pa.array(cells, kind))
        return rows.combine_chunks()

    def rows(self, places: Sequence[Place]) -> dict[str, pa.Table]:
        """Return the rows of some documents as tables, in the order of the documents and of their rows."""
        records = [self._open(self._paths[place.part]).get_batch(place.position) for place in places]
        return {name: _table([one.column(name) for one in records], self._schemas[name]) for name in TABLES[1:]}


def _open(path: Path, names: Iterable[str] = TABLES[1:]) -> pa.RecordBatchFileReader:
    """Open a file to read these columns, small ones: to share them among threads takes twice the time."""
    fields = [(*TABLES, "digest").index(name) for name in names]
    options = pa.ipc.IpcReadOptions(included_fields=fields, use_threads=False)
    # Not mapped into memory, or every page that was ever read would count.
    return pa.ipc.open_file(pa.OSFile(str(path)), options=options)


def _table(records: Iterable[pa.ListArray], schema: pa.Schema) -> pa.Table:
    batches = [pa.RecordBatch.from_struct_array(one.flatten()) for one in records]
    return pa.Table.from_batches(batches, batches[0].schema if batches else schema).cast(schema)
