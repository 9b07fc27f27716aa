"""Check the rows of tables against the column dictionary and each other before anything is written."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
import pyarrow.compute as pc

from dmv_claims.tables.columns import Column, Table
from dmv_claims.tables.parquet import ARROW_TYPES
from dmv_claims.tables.rules import RULES

DTYPES = {"string": pd.StringDtype(), "int64": pd.Int64Dtype(), "float64": pd.Float64Dtype(), "list": object}
ARROW_DTYPES = {ARROW_TYPES[name]: dtype for name, dtype in DTYPES.items() if name != "list"}
SHOWN = 5
# So many bytes of rows wait together, of all tables.
ENOUGH = 64 * 2**20


class TableError(ValueError):
    """Rows that break the column dictionary; the message names table, column, rule and the first rows."""


@cache
def frame_schema(table: Table) -> pandera.DataFrameSchema:
    """Return the checks of a table: its columns with their types and values, its key, its rules."""
    rules = [
        pandera.Check(test, error=words, name=words) for words, needed, test in RULES if set(needed) <= set(table.names)
    ]
    columns = {column.name: _column(column) for column in table.columns}
    return pandera.DataFrameSchema(columns, rules, strict=True, ordered=True, unique=list(table.key), name=table.name)


def _column(column: Column) -> pandera.Column:
    checks = []
    if column.type == "list":
        checks.append(
            pandera.Check(_is_list, element_wise=True, error="is no list of different words without empty text")
        )
    elif column.values:
        checks.append(pandera.Check.isin(list(column.values), error="is none of the allowed values"))
    elif column.type == "string":
        checks.append(pandera.Check.str_length(min_value=1, error="is empty text, which has to be null"))
    return pandera.Column(DTYPES[column.type], checks, nullable=column.nullable)


def _is_list(cell: pa.Array) -> bool:
    return not cell.null_count and len(pc.unique(cell)) == len(cell) and not pc.any(pc.equal(cell, "")).as_py()


def to_frame(rows: pa.Table) -> pd.DataFrame:
    """Return rows with the pandas types that know missing values; the lists of a large state stay Arrow arrays."""
    lists = [name for name in rows.column_names if pa.types.is_list(rows.schema.field(name).type)]
    frame: pd.DataFrame = rows.drop_columns(lists).to_pandas(types_mapper=ARROW_DTYPES.get)
    for name in lists:
        frame.insert(rows.schema.get_field_index(name), name, _lists(rows[name]))
    return frame


def _lists(column: pa.ChunkedArray) -> "np.ndarray[Any, np.dtype[np.object_]]":
    # Cell by cell: numpy takes lists that are equally long for one table of values.
    cells = np.empty(len(column), object)
    for at, cell in enumerate(column):
        cells[at] = cell.values
    return cells


def check(rows: pa.Table, table: Table) -> None:
    """Raise TableError with the first rows that break a rule of the column dictionary."""
    frame = to_frame(rows)
    try:
        frame_schema(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        raise TableError(_message(table, frame, error.failure_cases)) from error


class Checks:
    """Check rows as they pass, many at a time: a check costs its set-up, not its rows."""

    def __init__(self, dictionary: Mapping[str, Table]) -> None:
        """Begin without rows."""
        self._dictionary = dictionary
        self._waiting: dict[str, list[pa.Table]] = defaultdict(list)
        self._sizes = Counter[str]()

    def add(self, name: str, rows: pa.Table) -> None:
        """Take rows of a table; TableError where those that have come so far break a rule."""
        self._waiting[name].append(rows)
        self._sizes[name] += rows.nbytes
        if self._sizes.total() >= ENOUGH:
            self._check(max(self._sizes, key=lambda name: self._sizes[name]))

    def finish(self) -> None:
        """Check what still waits; TableError where it breaks a rule."""
        for name in list(self._waiting):
            self._check(name)

    def _check(self, name: str) -> None:
        del self._sizes[name]
        check(pa.concat_tables(self._waiting.pop(name)), self._dictionary[name])


def _message(table: Table, frame: pd.DataFrame, failures: pd.DataFrame) -> str:
    # A rule on several columns fails in pandera once for each of them.
    once = failures.drop_duplicates(["check", "index"])
    lines = [_line(table, frame, failure) for failure in once.head(SHOWN).to_dict("records")]
    if len(once) > SHOWN:
        lines.append(f"and {len(once) - SHOWN} more")
    return "\n  ".join([f"{table.name}: rows do not hold to schemas/columns.yaml:", *lines])


def _line(table: Table, frame: pd.DataFrame, failure: dict[Hashable, Any]) -> str:
    where = ""
    index = failure["index"]
    if isinstance(index, int | float) and not pd.isna(index):
        row = frame.iloc[int(index)]
        where = ", ".join(f"{name} {row[name]}" for name in ("file", *table.key) if name in frame)
    cell = failure["failure_case"]
    shown = cell.to_pylist() if isinstance(cell, pa.Array) else cell
    return f"column {failure['column']}: {shown!r}: {failure['check']} ({where})"


def check_claim_ids(rows: pa.Table, table: Table, known: Iterable[pa.Array]) -> None:
    """Raise TableError at a claim id in a list of claims that is in none of the arrays of `known` ones."""
    columns = [one.name for one in table.columns if one.type == "list" and "claims" in one.name.split("_")]
    if not columns:
        return
    missing = pc.unique(
        pa.chunked_array([chunk for name in columns for chunk in pc.list_flatten(rows[name]).chunks], pa.string())
    )
    for claim_ids in known:
        if not len(missing):
            return
        missing = missing.filter(pc.invert(pc.is_in(missing, claim_ids)))
    for claim_id in missing.to_pylist():
        name = next(name for name in columns if claim_id in pc.list_flatten(rows[name]).to_pylist())
        raise TableError(f"{table.name}: column {name}: '{claim_id}' is no claim_id of the table claims")
