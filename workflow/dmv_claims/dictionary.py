"""Write the data dictionary, processed/README.md, from the column dictionary: `python -m dmv_claims.dictionary`."""

from collections.abc import Iterator
from pathlib import Path

from dmv_claims.columns import SCHEMAS, Column, Table, load_tables

README = Path(__file__).parents[2] / "processed" / "README.md"
HEAD = SCHEMAS / "dictionary.md"

# How columns whose values stand elsewhere are explained.
LISTED = {
    "states": "a postal code: one of the 50 states or DC",
    "jurisdictions": "a postal code, or `US` for federal law",
    "categories": "depends on the claim type, see the table of each type",
}


def render() -> str:
    """Return the data dictionary as Markdown."""
    tables = load_tables()
    parts = [HEAD.read_text(encoding="utf-8").rstrip(), "## Tables", _contents(tables)]
    first: dict[Column, str] = {}
    for table in tables.values():
        parts += _table(table, first)
    return "\n\n".join(parts) + "\n"


def _contents(tables: dict[str, Table]) -> str:
    return "\n".join(f"- [`{name}`](#{name}): {table.description}" for name, table in tables.items())


def _table(table: Table, first: dict[Column, str]) -> Iterator[str]:
    """Yield the parts of one table; columns that an earlier table explains are named with it.

    `first` holds the table that explains each column, and gets those of this one.
    """
    yield f"### {table.name}\n\n{table.description} Key: {_names(table.key)}."
    new = [column for column in table.columns if _same(column) not in first]
    if new:
        yield "\n".join(["| column | type | empty | meaning |", "|---|---|---|---|", *map(_row, new)])
    yield from (_values(column, table) for column in new if column.values and _explains(column, table))
    for name in dict.fromkeys(first.values()):
        old = [column.name for column in table.columns if first.get(_same(column)) == name]
        if old:
            yield f"As in [`{name}`](#{name}): {_names(old)}."
    first |= {_same(column): table.name for column in new}
