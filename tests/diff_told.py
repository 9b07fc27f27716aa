"""Statements that the tests of changes are made of, and what is told of the changes between datasets of them."""

from pathlib import Path

from diff_data import document, write
from dmv_claims.diff.change import Change
from dmv_claims.diff.compare import find_changes, rows_of
from dmv_claims.diff.datasets import open_datasets
from dmv_claims.tables import parquet
from dmv_claims.tables.checks import check
from dmv_claims.tables.columns import load_tables

TABLE = load_tables()["changes"]

ORDER = "ICE needs a court order to get any record"
NO_ORDER = "ICE needs no court order to get any record"
PROCESS = f"{ORDER} | process/order role=required"
NO_PROCESS = f"{NO_ORDER} | process/order role=not_required"
KEPT = "The agency keeps the records for one year | retention/period duration=P1Y"
TRAINED = "Clerks are trained each spring | safeguard/training"
BOTH = document(PROCESS, KEPT)
URL = "https://example.org/a"


def told(changes: list[Change]) -> list[str]:
    """Return each change as "what change column: before > after (cause)", of claims and documents with their name."""
    return [
        " ".join(
            filter(None, (one.what, one.file, one.category, one.question, one.change, _value(one), f"({one.cause})"))
        )
        for one in changes
    ]


def _value(one: Change) -> str:
    return f"{one.column}: {one.before} > {one.after}" if one.column else ""


def compared(tmp_path: Path, before: dict, after: dict, **given: object) -> list[Change]:
    """Return the changes between datasets of these documents, which hold to the column dictionary."""
    answers = given.get("answers", ((), ()))
    datasets = open_datasets(write(tmp_path / "old", before, answers[0]), write(tmp_path / "new", after, answers[1]))
    changes = find_changes(datasets)
    check(parquet.from_rows(rows_of(changes), TABLE), TABLE)
    return changes
