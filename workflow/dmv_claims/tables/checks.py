"""Check the rows of a table against the column dictionary before anything of it is written."""

from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from dmv_claims.tables.columns import Column, Table
from dmv_claims.tables.parquet import ARROW_TYPES

DTYPES = {"string": pd.StringDtype(), "int64": pd.Int64Dtype(), "float64": pd.Float64Dtype()}
ARROW_DTYPES = {ARROW_TYPES[name]: dtype for name, dtype in DTYPES.items()}
SHOWN = 5

Rule = tuple[str, tuple[str, ...], Callable[[pd.DataFrame], "pd.Series[bool]"]]


def _in_order(start: str, end: str) -> Callable[[pd.DataFrame], "pd.Series[bool]"]:
    return lambda rows: (rows[start] >= 0) & (rows[start] < rows[end])


# What columns have to be to each other: the rule in words, the columns it needs, the test.
RULES: tuple[Rule, ...] = (
    ("start is not negative", ("start",), lambda rows: rows["start"] >= 0),
    ("start stands before end", ("start", "end"), lambda rows: rows["start"] < rows["end"]),
    ("cue_start is not negative", ("cue_start",), lambda rows: rows["cue_start"] >= 0),
    (
        "cue_start stands before cue_end",
        ("cue_start", "cue_end"),
        lambda rows: rows["cue_start"] < rows["cue_end"],
    ),
    *(
        (f"{start} is not negative and stands before {end}", (start, end), _in_order(start, end))
        for start, end in (("start_a", "end_a"), ("start_b", "end_b"))
    ),
    (
        "a statement does not contradict itself",
        ("statement_a", "statement_b"),
        lambda rows: rows["statement_a"] != rows["statement_b"],
    ),
    (
        "subject is empty just where scope is generic",
        ("scope", "subject"),
        lambda rows: rows["subject"].isna() == (rows["scope"] == "generic"),
    ),
    (
        "subject is the document's state just where scope is state",
        ("state", "scope", "subject"),
        lambda rows: (rows["subject"] == rows["state"]).fillna(False) == (rows["scope"] == "state"),
    ),
    (
        "a document has a reason just where it is rejected",
        ("status", "reason"),
        lambda rows: rows["reason"].notna() == (rows["status"] == "rejected"),
    ),
    (
        "an accepted document has a state",
        ("status", "state"),
        lambda rows: rows["state"].notna() | (rows["status"] == "rejected"),
    ),
)


class TableError(ValueError):
    """Rows that break the column dictionary; the message names table, column, rule and the first rows."""


def frame_schema(table: Table) -> pandera.DataFrameSchema:
    """Return the checks of a table: its columns with their types and values, its key, its rules."""
    rules = [
        pandera.Check(test, error=words, name=words) for words, needed, test in RULES if set(needed) <= set(table.names)
    ]
    columns = {column.name: _column(column) for column in table.columns}
    return pandera.DataFrameSchema(columns, rules, strict=True, ordered=True, unique=list(table.key), name=table.name)


def _column(column: Column) -> pandera.Column:
    checks = []
    if column.values:
        checks.append(pandera.Check.isin(list(column.values), error="is none of the allowed values"))
    elif column.type == "string":
        checks.append(pandera.Check.str_length(min_value=1, error="is empty text, which has to be null"))
    return pandera.Column(DTYPES[column.type], checks, nullable=column.nullable)


def to_frame(rows: pa.Table) -> pd.DataFrame:
    """Return rows with the pandas types that know missing values."""
    frame: pd.DataFrame = rows.to_pandas(types_mapper=ARROW_DTYPES.get)
    return frame


def check(rows: pa.Table, table: Table) -> None:
    """Raise TableError with the first rows that break a rule of the column dictionary."""
    frame = to_frame(rows)
    try:
        frame_schema(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        raise TableError(_message(table, frame, error.failure_cases)) from error


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
    return f"column {failure['column']}: {failure['failure_case']!r}: {failure['check']} ({where})"
