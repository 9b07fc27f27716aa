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


def test_a_column_has_its_type_unit_and_whether_it_may_be_empty() -> None:
    section = TEXT.split("\n### retention_periods\n")[1].split("\n### ")[0]
    assert "| `days` | int64 | yes | days | duration in whole days" in section
    assert "| `disclosure` |" not in section


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_allowed_value_is_explained(table: Table) -> None:
    section = TEXT.split(f"\n### {table.name}\n")[1].split("\n### ")[0]
    own = {"category"} if table.claim_type else {c.name for c in table.columns if not c.listed}
    values = [pair for column in table.columns if column.name in own for pair in column.values.items()]
    assert [pair for pair in values if f"- `{pair[0]}`: {pair[1]}" not in section] == []


def test_why_is_the_first_page() -> None:
    intro, first = TEXT.split("\n## ")[:2]
    assert first.startswith("Why does my state look wrong?\n")
    # The heading and one paragraph
    assert intro.strip().count("\n\n") == 1


def test_it_says_nothing_of_accuracy_where_none_was_measured() -> None:
    assert "\n## Accuracy\n" in TEXT
    without = render(TABLES, load_dataset(), None)
    assert "\n## Accuracy\n" not in without
    assert "\n## Tables\n" in without
