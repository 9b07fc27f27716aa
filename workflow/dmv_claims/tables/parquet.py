"""Write tables as Parquet: the same rows always give the same bytes, and no reader sees half a file."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from itertools import accumulate
from json import dumps
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dmv_claims.tables.columns import Column, Table

Row = Mapping[str, Any]

ARROW_TYPES = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    # Named as a Parquet file names it, so that what is read is what was written.
    "list": pa.list_(pa.field("element", pa.string())),
}
# The columns of documents as read, before their analysis.
RAW = pa.schema(
    [
        *((name, pa.string()) for name in ("file", "format", "sha256", "reason", "text")),
        ("page_starts", pa.list_(pa.int64())),
    ]
)
# What pandas makes of the columns: types that know missing values, so that a year stays a whole number.
PANDAS_TYPES = {
    "string": ("unicode", "string"),
    "int64": ("int64", "Int64"),
    "float64": ("float64", "Float64"),
    "list": ("list[unicode]", "object"),
}
# Spelled out, since defaults change between versions and the bytes must not.
WRITER = {
    "version": "2.6",
    "compression": "zstd",
    "compression_level": 3,
    "data_page_version": "1.0",
    "use_dictionary": True,
    "write_statistics": True,
}
# The rows of a row group, at most
ROWS = 65_536


@cache
def arrow_schema(table: Table) -> pa.Schema:
    """Return the schema of a table; descriptions, units and what pandas needs travel in its metadata."""
    fields = [pa.field(c.name, ARROW_TYPES[c.type], c.nullable, _about(c)) for c in table.columns]
    about = {"table": table.name, "description": table.description, "key": ", ".join(table.key)}
    return pa.schema(fields, metadata=about | {"pandas": dumps(_pandas(table), sort_keys=True)})


def _about(column: Column) -> dict[str, str]:
    own_values = {} if column.listed else column.values
    values = "; ".join(f"{value}: {meaning}" for value, meaning in own_values.items())
    about = {"description": column.description, "unit": column.unit, "values": values}
    return {key: value for key, value in about.items() if value}


def _pandas(table: Table) -> dict[str, object]:
    columns = [
        {"name": c.name, "field_name": c.name, "pandas_type": kind, "numpy_type": dtype, "metadata": None}
        for c in table.columns
        for kind, dtype in (PANDAS_TYPES[c.type],)
    ]
    return {"columns": columns, "index_columns": [], "column_indexes": []}


def from_rows(rows: Iterable[Row], table: Table) -> pa.Table:
    """Return rows as a table with the columns of the dictionary; what else a row holds is left out.

    A list is one of Python or an Arrow array.
    """
    rows, schema = list(rows), arrow_schema(table)
    return pa.table([_cells([row.get(one.name) for row in rows], one.type) for one in schema], schema)


def _cells(cells: list[Any], kind: pa.DataType) -> pa.Array:
    if not any(isinstance(one, pa.Array) for one in cells):
        return pa.array(cells, kind)
    lists = [pa.array(one, kind.value_type) if not isinstance(one, pa.Array) else one for one in cells]
    starts = pa.array(accumulate(map(len, lists), initial=0), pa.int32())
    return pa.ListArray.from_arrays(starts, pa.concat_arrays(lists), type=kind)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of one file, in their order."""
    rows: list[dict[str, Any]] = pq.ParquetFile(path).read().to_pylist()
    return rows


def encode(rows: pa.Table, about: Mapping[str, str] | None = None) -> bytes:
    """Return the bytes of a Parquet file; how the rows lie in memory makes no difference.

    What the file says `about` the dataset it belongs to stands in its metadata, beside what it says of its table.
    """
    target = BytesIO()
    said = rows.replace_schema_metadata({**(rows.schema.metadata or {}), **(about or {})})
    with pq.ParquetWriter(target, said.schema, **WRITER) as writer:
        # Without rows there is no row group either: readers may take the size of the first for that of their batches.
        if said.num_rows:
            writer.write_table(said.combine_chunks(), ROWS)
    return target.getvalue()


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a path to write a file at, which is then put in its place in one step; folders above it are made.

    Where that fails, nothing is left of it, least of all on a disk that is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write(path: Path, content: bytes) -> None:
    """Put a file in its place in one step; folders above it are made."""
    with beside(path) as part:
        part.write_bytes(content)


def write_changed(path: Path, content: bytes) -> None:
    """Put a file in its place unless it holds these bytes already; then it keeps its time of change too."""
    if not path.is_file() or path.read_bytes() != content:
        write(path, content)
