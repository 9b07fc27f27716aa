"""The data dictionary: whether processed/README.md is up to date, and whether it explains everything."""

import pytest
from dmv_claims.package.dataset import load_dataset
from dmv_claims.package.dictionary import COUNTS, README, render
from dmv_claims.tables.columns import Table, load_tables

TABLES = load_tables()
TEXT = render(TABLES, load_dataset(), COUNTS)
COMMAND = "PYTHONPATH=workflow python -m dmv_claims.package.dictionary"


def test_the_file_is_up_to_date() -> None:
    assert README.read_text(encoding="utf-8") == TEXT, f"processed/README.md is out of date; run: {COMMAND}"


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_column_is_in_its_table(table: Table) -> None:
    section = TEXT.split(f"\n### {table.name}\n")[1].split("\n### ")[0]
    assert table.description in section
    assert all(f"`{column.name}`" in section for column in table.columns)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_allowed_value_is_explained(table: Table) -> None:
    section = TEXT.split(f"\n### {table.name}\n")[1].split("\n### ")[0]
    own = {"category"} if table.claim_type else {c.name for c in table.columns if not c.listed}
    values = [pair for column in table.columns if column.name in own for pair in column.values.items()]
    assert [pair for pair in values if f"- `{pair[0]}`: {pair[1]}" not in section] == []


def test_why_comes_before_the_tables() -> None:
    assert TEXT.index("## Why does my state look wrong?") < TEXT.index("## Tables")
