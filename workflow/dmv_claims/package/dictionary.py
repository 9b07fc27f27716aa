"""Write the data dictionary, processed/README.md, from the column dictionary.

Run it with `PYTHONPATH=workflow python -m dmv_claims.package.dictionary`.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from string import Template

from dmv_claims.gold import HELD_OUT
from dmv_claims.package.dataset import Dataset, load_dataset
from dmv_claims.tables.columns import SCHEMAS, Column, Table, load_tables

README = Path(__file__).parents[3] / "processed" / "README.md"
HEAD = SCHEMAS / "dictionary.md"
COUNTS = Path(__file__).parents[3] / "tests" / "gold" / "baseline-counts.csv"
ACCURACY = """How far to trust the claims, measured on six labelled documents (statute, manual, bill, guide, news,
questions and answers) that no rule was written on and no model trained on. The column `precision` of a claim tells the
same for its type and category, on all labelled documents together. tests/gold/README.md of the project says how it is
measured."""

# How columns are explained whose values stand elsewhere.
LISTED = {
    "states": "A postal code, one of those in [`states`](#states).",
    "jurisdictions": "A postal code, or `US` for federal law.",
    "claim_types": "One of the claim types in the list of tables above.",
    "measured": "One of the claim types, or `all` for all claims together.",
    "categories": "Those of the claim type, see its table.",
    "answers": "`yes`, `no`, `conflicting` or `not_mentioned`, as explained under `answer` in `state_answers`.",
}


def render(tables: Mapping[str, Table], dataset: Dataset, counts: Path | None) -> str:
    """Return the data dictionary as Markdown, with the accuracy where the `counts` of its baseline are there."""
    parts = [_head(dataset)]
    if counts:
        parts += ["## Accuracy", ACCURACY, accuracy_table(counts)]
    parts += ["## Tables", _contents(tables)]
    shared = _shared(tables)
    for table in tables.values():
        parts += _table(table, shared if table.claim_type else [])
    return "\n\n".join(parts) + "\n"


def _head(dataset: Dataset) -> str:
    text = Template(HEAD.read_text(encoding="utf-8").rstrip())
    authors = ", ".join(one.title for one in dataset.contributors)
    return text.substitute(title=dataset.title, version=dataset.version, licence=dataset.licence.title, authors=authors)


def accuracy_table(counts: Path = COUNTS) -> str:
    """Return precision, recall and F1 on the held-out documents as a Markdown table, from the accepted baseline."""
    with counts.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["corpus"] in HELD_OUT]
    head = ["| claims | precision | recall | F1 | labelled |", "|---|---:|---:|---:|---:|"]
    return "\n".join([*head, *map(_accuracy, rows)])


def _accuracy(row: Mapping[str, str]) -> str:
    gold, predicted, matched = (int(row[key]) for key in ("gold", "predicted", "matched"))
    shares = [matched / predicted, matched / gold, 2 * matched / (gold + predicted)]
    name = "**all**" if row["claim_type"] == "all" else f"`{row['claim_type']}`"
    return f"| {name} | {' | '.join(f'{share:.2f}' for share in shares)} | {gold} |"


def _contents(tables: Mapping[str, Table]) -> str:
    return "\n".join(f"- [`{name}`](#{name}): {table.description}" for name, table in tables.items())


def _shared(tables: Mapping[str, Table]) -> list[str]:
    """Return the columns of all type tables that `claims` explains; categories are their own."""
    names = [set(table.names) for table in tables.values() if table.claim_type]
    return [name for name in tables["claims"].names if name != "category" and all(name in one for one in names)]


def _table(table: Table, shared: Sequence[str]) -> Iterator[str]:
    """Yield the parts of one table; for `shared` columns it refers to `claims`."""
    file = f" A single file for all states, `{table.name}.parquet`." if table.single else ""
    yield f"### {table.name}\n\n{table.description}{file} Key: {_names(table.key)}."
    if shared:
        yield f"{_names(shared)} are those of [`claims`](#claims)."
    columns = [column for column in table.columns if column.name not in shared]
    head = ["| column | type | may be empty | unit | meaning |", "|---|---|---|---|---|"]
    yield "\n".join([*head, *map(_row, columns)])
    yield from _explained(columns, table)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _row(column: Column) -> str:
    may_be_empty = "yes" if column.nullable else "no"
    cells = (f"`{column.name}`", column.type, may_be_empty, column.unit, column.description.replace("|", r"\|"))
    return f"| {' | '.join(cells)} |"


def _explained(columns: Sequence[Column], table: Table) -> Iterator[str]:
    """Yield the allowed values of each column, or where their list stands, once for all columns of one list."""
    for elsewhere, group in groupby(filter(lambda one: one.values, columns), lambda one: _elsewhere(one, table)):
        if elsewhere:
            yield f"{_names(column.name for column in group)}: {elsewhere}"
        else:
            yield from map(_values, group)


def _elsewhere(column: Column, table: Table) -> str:
    here = (column.listed == "categories" and table.claim_type) or (column.listed == table.name == "states")
    return "" if here else LISTED.get(column.listed, "")


def _values(column: Column) -> str:
    values = "\n".join(f"- `{value}`: {meaning}" for value, meaning in column.values.items())
    return f"`{column.name}`:\n\n{values}"


def main() -> None:
    """Rewrite the data dictionary."""
    README.write_text(render(load_tables(), load_dataset(), COUNTS), encoding="utf-8")


if __name__ == "__main__":
    main()
