"""Record what tables a version of the dataset consists of, so that they do not change while the version stays.

Run `PYTHONPATH=workflow python -m dmv_claims.package.structure` to record those of the present version.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from typing import Any

import yaml

from dmv_claims.package.dataset import FOLDER, load_dataset
from dmv_claims.tables.columns import Table, load_tables

FILE = FOLDER / "structure.yaml"
HEAD = """# What tables this version of the dataset consists of, to tell when they change. Not edited but written:
# PYTHONPATH=workflow python -m dmv_claims.package.structure
"""
MAJOR, MINOR = "major", "minor"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a program that loads a column relies on; `values` are the allowed ones, none where any is."""

    type: str
    nullable: bool
    values: tuple[str, ...]


Structure = Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a table or column, `what`, and the part of the version that it raises, `level`."""

    what: str
    level: str


def structure(tables: Mapping[str, Table]) -> Structure:
    """Return the shape of every column by `<table>.<column>`."""
    return {
        f"{table.name}.{column.name}": Shape(column.type, column.nullable, tuple(column.values))
        for table in tables.values()
        for column in table.columns
    }


def changes(before: Structure, after: Structure) -> list[Change]:
    """Return what is different, sorted by column."""
    found: list[Change] = []
    for name in sorted({*before, *after}):
        if name not in after:
            found.append(Change(f"{name} is gone", MAJOR))
        elif name not in before:
            found.append(Change(f"{name} is new", MINOR))
        else:
            found += _reshaped(name, before[name], after[name])
    return found


def _reshaped(name: str, old: Shape, new: Shape) -> Iterator[Change]:
    if old.type != new.type:
        yield Change(f"{name} is {new.type}, was {old.type}", MAJOR)
    if old.nullable != new.nullable:
        yield Change(f"{name} may be empty", MAJOR) if new.nullable else Change(f"{name} is never empty", MINOR)
    if bool(old.values) != bool(new.values):
        yield Change(f"{name} allows certain values only", MINOR) if new.values else Change(f"{name} allows all", MAJOR)
        return
    yield from (Change(f"{name} has no '{value}' any more", MAJOR) for value in old.values if value not in new.values)
    yield from (Change(f"{name} may be '{value}'", MINOR) for value in new.values if value not in old.values)


def render(tables: Structure, version: str) -> str:
    """Return the record of a version as YAML, one line a column."""
    lines = [f"  {name}: {_line(shape)}\n" for name, shape in tables.items()]
    return f"{HEAD}version: {version}\ncolumns:\n{''.join(lines)}"


def _line(shape: Shape) -> str:
    content = asdict(shape) | {"values": list(shape.values)}
    return str(yaml.safe_dump(content, default_flow_style=True, sort_keys=False, width=inf)).strip()


def load(path: Path = FILE) -> tuple[str, Structure]:
    """Return the recorded version and its structure."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    columns = content["columns"].items()
    return content["version"], {name: Shape(**one | {"values": tuple(one["values"])}) for name, one in columns}


def main() -> None:
    """Record the tables as those of the present version."""
    FILE.write_text(render(structure(load_tables()), load_dataset().version), encoding="utf-8")


if __name__ == "__main__":
    main()
