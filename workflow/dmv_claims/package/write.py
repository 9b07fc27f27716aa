"""Write what explains the tables into their folder: schemas, data dictionary, changelog and, last, the descriptor."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from dmv_claims.package.dataset import CHANGELOG, Dataset
from dmv_claims.package.descriptor import SCHEMAS, package
from dmv_claims.package.dictionary import render
from dmv_claims.package.schemas import table_schema
from dmv_claims.tables.columns import Table
from dmv_claims.tables.parquet import write, write_changed

PEOPLE = ("README.md", "CHANGELOG.md")


def write_package(
    manifest: Path, descriptor: Path, tables: Mapping[str, Table], dataset: Dataset, counts: Path | None
) -> None:
    """Write the data package of the tables that `manifest` lists and that stand beside `descriptor`.

    `counts` are those of the accuracy baseline, None where there is none.
    """
    processed = descriptor.parent
    files = json.loads(manifest.read_text(encoding="utf-8"))
    documents = pq.ParquetFile(processed / "documents.parquet").read().to_pylist()
    schemas = {processed / SCHEMAS / f"{name}.json": table_schema(table) for name, table in tables.items()}
    for path, schema in schemas.items():
        write_changed(path, _encode(schema))
    for path in set((processed / SCHEMAS).glob("*.json")) - set(schemas):
        path.unlink()
    readme, changelog = (processed / name for name in PEOPLE)
    write_changed(readme, render(tables, dataset, counts).encode("utf-8"))
    write_changed(changelog, CHANGELOG.read_bytes())
    write(descriptor, _encode(package(dataset, files, tables, documents)))


def _encode(descriptor: Mapping[str, Any]) -> bytes:
    return (json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def is_whole(descriptor: Path) -> bool:
    """Tell whether everything is there that a descriptor names, or that explains the tables beside it to people."""
    try:
        resources = json.loads(descriptor.read_text(encoding="utf-8"))["resources"]
    except (OSError, ValueError):
        return False
    names = {*PEOPLE, *(one["schema"] for one in resources)}
    return all((descriptor.parent / name).is_file() for name in names)
