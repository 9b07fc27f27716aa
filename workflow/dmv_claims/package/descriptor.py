"""Describe the dataset and each of its files for programs, by the Data Package standard, version 2."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from dmv_claims.package.dataset import Contributor, Dataset
from dmv_claims.package.schemas import Descriptor
from dmv_claims.tables.columns import Table

PROFILES = "https://datapackage.org/profiles/2.0"
MEDIA_TYPE = "application/vnd.apache.parquet"
SCHEMAS = "schemas"

Manifest = Mapping[str, Mapping[str, Any]]


def package(
    dataset: Dataset, manifest: Manifest, tables: Mapping[str, Table], documents: Iterable[Mapping[str, Any]]
) -> Descriptor:
    """Return the descriptor of the dataset.

    `manifest` maps each file to its rows, bytes and sha256; `documents` are the rows of the table of this name.
    """
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": dataset.name,
        "title": dataset.title,
        "description": dataset.description,
        "version": dataset.version,
        "licenses": [asdict(dataset.licence)],
        "contributors": [_contributor(one) for one in dataset.contributors],
        "keywords": list(dataset.keywords),
        "sources": [_source(row) for row in documents if row["status"] == "accepted"],
        "resources": [_resource(path, manifest[path], tables) for path in _in_order(manifest, tables)],
    }


def _contributor(one: Contributor) -> Descriptor:
    return {"title": one.title, "roles": list(one.roles)} | ({"path": one.path} if one.path else {})


def _source(row: Mapping[str, Any]) -> Descriptor:
    """Return a document as a source; what is not known of it is left out."""
    source = {"title": row["title"] or row["file"], "path": row["source_url"], "file": row["file"]}
    source |= {"document_id": row["document_id"], "state": row["state"], "provenance": row["provenance"]}
    licences = {"licenses": [{"name": row["licence"]}]} if row["licence"] else {}
    return {key: value for key, value in source.items() if value} | licences


def _in_order(manifest: Manifest, tables: Mapping[str, Table]) -> list[str]:
    """Return the files in the order of the data dictionary, those of a table by state."""
    order = list(tables)
    return sorted(manifest, key=lambda path: (order.index(table_of(path)), path))


def table_of(path: str) -> str:
    """Return the table that a file belongs to, `claims/IA.parquet` or `documents.parquet`."""
    return path.removesuffix(".parquet").split("/")[0]


def _resource(path: str, file: Mapping[str, Any], tables: Mapping[str, Table]) -> Descriptor:
    table = tables[table_of(path)]
    state = "" if table.single else path.removesuffix(".parquet").split("/")[1]
    names = next((column.values for column in table.columns if column.listed == "states"), {})
    title = table.name.replace("_", " ")
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": f"{table.name}-{state.lower()}" if state else table.name,
        "type": "table",
        "path": path,
        "title": f"{title}, {names[state]}" if state else title,
        "description": table.description,
        "format": "parquet",
        "mediatype": MEDIA_TYPE,
        "bytes": file["bytes"],
        "hash": f"sha256:{file['sha256']}",
        "rows": file["rows"],
        "schema": f"{SCHEMAS}/{table.name}.json",
    }
