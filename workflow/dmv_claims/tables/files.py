"""Write the files of a dataset row by row into a folder of their own, before any of them takes its place."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TypedDict

import pyarrow as pa
import pyarrow.parquet as pq

from dmv_claims.digest import sha256_of
from dmv_claims.tables.columns import Table
from dmv_claims.tables.parquet import ROWS, WRITER, arrow_schema

# A row group ends where its rows are many or large, whichever comes first: texts are few and large.
LARGEST = 8 * 2**20


class Entry(TypedDict):
    """What the manifest says of a file."""

    rows: int
    bytes: int
    sha256: str


def entry_of(path: Path, rows: int) -> Entry:
    """Return the entry of a file that is written to its end."""
    return {"rows": rows, "bytes": path.stat().st_size, "sha256": sha256_of(path)}


class TableFile:
    """One Parquet file that grows; the same rows in the same pieces give the same bytes.

    `path` is where it grows; `rows` is how many there are.
    """

    def __init__(self, path: Path, table: Table, about: Mapping[str, str]) -> None:
        """`about` is what there is to say of the dataset; it joins in the file what is said of the table."""
        schema = arrow_schema(table)
        self.schema = schema.with_metadata({**schema.metadata, **about})
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path, self.rows = path, 0
        self._waiting: list[pa.Table] = []
        self._size = 0
        self._file = pq.ParquetWriter(path, self.schema, **WRITER)

    def add(self, rows: pa.Table) -> None:
        """Add rows; they are written once there are enough of them for a row group. None make no row group at all."""
        if not rows.num_rows:
            return
        self.rows += rows.num_rows
        self._waiting.append(rows)
        self._size += rows.nbytes
        if sum(one.num_rows for one in self._waiting) >= ROWS or self._size >= LARGEST:
            self._write()

    def _write(self) -> None:
        rows = pa.concat_tables([self.schema.empty_table(), *self._waiting]).combine_chunks()
        self._file.write_table(rows.replace_schema_metadata(self.schema.metadata), row_group_size=max(rows.num_rows, 1))
        self._waiting, self._size = [], 0

    def __enter__(self) -> "TableFile":
        """Begin the file."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the file, with the rows that still wait."""
        if self._waiting and error is None:
            self._write()
        self._file.close()
