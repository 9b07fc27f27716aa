"""The data package: what the descriptor and the schemas say of a run's files, and what stands beside them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from dataset import DOCUMENTS, contents, describe
from dmv_claims.package.dataset import CHANGELOG, load_dataset
from dmv_claims.package.dictionary import render
from dmv_claims.package.write import is_whole
from dmv_claims.tables.columns import load_tables
from dmv_claims.tables.parquet import ARROW_TYPES
from packages import make

TABLES = load_tables()


@pytest.fixture(scope="module")
def descriptor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def package(descriptor: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(descriptor.read_text(encoding="utf-8"))
    return content


def test_every_file_is_a_resource(descriptor: Path, package: dict[str, Any]) -> None:
    found = contents(descriptor.parent)
    files = {path: digest for path, digest in found.items() if path.endswith(".parquet")}
    assert {one["path"]: one["hash"].removeprefix("sha256:") for one in package["resources"]} == files
    others = {"README.md", "CHANGELOG.md", "datapackage.json", *(f"schemas/{name}.json" for name in TABLES)}
    assert set(found) == {*files, *others}


def test_a_resource_says_what_it_is(package: dict[str, Any]) -> None:
    resources = {one["name"]: one for one in package["resources"]}
    assert len(resources) == len(package["resources"])
    claims, states = resources["claims-oh"], resources["states"]
    assert (claims["title"], states["title"]) == ("claims, Ohio", "states")
    assert (claims["path"], states["path"]) == ("claims/OH.parquet", "states.parquet")
    assert claims["description"] == TABLES["claims"].description
    assert (claims["type"], claims["format"], states["rows"]) == ("table", "parquet", 51)


def test_the_package_is_the_dataset(package: dict[str, Any]) -> None:
    dataset = load_dataset()
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [package[key] for key in ("name", "title", "version")] == [dataset.name, dataset.title, dataset.version]
    assert package["licenses"] == [
        {"name": dataset.licence.name, "title": dataset.licence.title, "path": dataset.licence.path}
    ]


def test_accepted_documents_are_the_sources(package: dict[str, Any]) -> None:
    sources = {one["file"]: one for one in package["sources"]}
    assert list(sources) == sorted(DOCUMENTS)
    del sources["ohio.txt"]["document_id"], sources["nevada.html"]["document_id"]
    assert sources["ohio.txt"] == {
        "title": "Records in Ohio",
        "path": "https://example.org/ohio",
        "file": "ohio.txt",
        "state": "OH",
        "provenance": "restated",
        "licenses": [{"name": "CC-BY-4.0"}],
    }
    # What nobody said of a document is not made up
    assert sources["nevada.html"] == {
        "title": "nevada.html",
        "file": "nevada.html",
        "state": "NV",
        "provenance": "original",
    }


@pytest.mark.parametrize("name", TABLES)
def test_a_schema_says_what_the_dictionary_says(descriptor: Path, name: str) -> None:
    schema = json.loads((descriptor.parent / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    table = TABLES[name]
    assert (schema["primaryKey"], schema["description"]) == (list(table.key), table.description)
    types = {"string": "string", "integer": "int64", "number": "float64", "any": "list"}
    for field, column in zip(schema["fields"], table.columns, strict=True):
        about = (field["name"], types[field["type"]], field["description"], field.get("unit", ""))
        assert about == (column.name, column.type, column.description, column.unit)
        constraints = field.get("constraints", {})
        assert constraints.get("required", False) is not column.nullable
        assert constraints.get("enum", []) == list(column.values)
        assert {one["value"]: one["label"] for one in field.get("categories", [])} == column.values
        assert ARROW_TYPES[column.type] != ARROW_TYPES["list"] or field["arrayItem"] == {"type": "string"}


def test_same_tables_same_bytes(descriptor: Path, tmp_path: Path) -> None:
    assert contents(make(tmp_path).parent) == contents(descriptor.parent)


def test_what_explains_the_tables_stands_beside_them(descriptor: Path) -> None:
    folder = descriptor.parent
    assert (folder / "README.md").read_text(encoding="utf-8") == render(TABLES, load_dataset(), None)
    assert (folder / "CHANGELOG.md").read_bytes() == CHANGELOG.read_bytes()


def test_schemas_of_no_table_are_removed(descriptor: Path, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    schemas = make(folder).parent / "schemas"
    stale, mine = schemas / "rumours.json", schemas / "notes.md"
    stale.write_text("{}", encoding="utf-8")
    mine.write_text("mine", encoding="utf-8")
    describe(schemas.parent)
    assert (stale.exists(), mine.exists()) == (False, True)


@pytest.mark.parametrize(
    ("gone", "whole"),
    [
        ("claims/OH.parquet", True),  # for the manifest of the tables to tell
        ("README.md", False),
        ("CHANGELOG.md", False),
        ("schemas/claims.json", False),
        ("datapackage.json", False),
    ],
)
def test_a_package_is_whole_with_all_that_it_names(descriptor: Path, tmp_path: Path, gone: str, whole: bool) -> None:
    copy = shutil.copytree(descriptor.parent, tmp_path / "copy") / descriptor.name
    assert is_whole(copy)
    (copy.parent / gone).unlink()
    assert is_whole(copy) is whole
