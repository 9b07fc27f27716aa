"""Read what a run has published: tables, and what their columns and values mean. Pages know nothing else."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

Row = Mapping[str, Any]

# The tables whose columns the pages explain.
EXPLAINED = ("documents", "claims", "conflicts", "state_answers")


@dataclass(frozen=True, slots=True)
class Field:
    """A column as its Table Schema explains it; `values` maps each allowed value to its meaning."""

    name: str
    description: str
    unit: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables that are single files, the columns by table and name, and the version of the dataset.

    `reviews` are the decisions that count, by the claim_id of their claim.
    """

    documents: Sequence[Row]
    states: Sequence[Row]
    answers: Sequence[Row]
    reviews: Mapping[str, Row]
    fields: Mapping[str, Mapping[str, Field]]
    version: str

    @property
    def names(self) -> dict[str, str]:
        """The names of the states by code, in the order of the names."""
        return {row["state"]: row["name"] for row in sorted(self.states, key=lambda row: row["name"])}

    @property
    def pages(self) -> dict[str, str]:
        """The pages of the accepted documents by document_id."""
        return {row["document_id"]: row["page"] for row in self.documents if row["page"]}

    @property
    def questions(self) -> dict[str, str]:
        """The headline questions in words, by name and in their order."""
        return {row["question"]: row["question_text"] for row in self.answers}

    @property
    def with_documents(self) -> list[str]:
        """The states that an accepted document is about, which have files of their own, in the order of their names."""
        known = {row["state"] for row in self.documents if row["page"]}
        return [state for state in self.names if state in known]


def load(processed: Path) -> Dataset:
    """Return what the single files of a dataset hold."""
    descriptor = json.loads((processed / "datapackage.json").read_text(encoding="utf-8"))
    return Dataset(
        documents=_rows(processed / "documents.parquet"),
        states=_rows(processed / "states.parquet"),
        answers=_rows(processed / "state_answers.parquet"),
        reviews={row["claim_id"]: row for row in _rows(processed / "reviews.parquet")},
        fields={name: _fields(processed / "schemas" / f"{name}.json") for name in EXPLAINED},
        version=descriptor["version"],
    )


def pages_are_whole(processed: Path, folder: Path) -> bool:
    """Tell whether every document has its page in the folder of the report."""
    try:
        pages = {row["page"] for row in _rows(processed / "documents.parquet")}
    except (OSError, ValueError, KeyError):
        return False
    return all((folder / page).is_file() for page in pages if page)


def rows_of(processed: Path, table: str, state: str) -> list[Row]:
    """Return the rows of a state, in their order."""
    return _rows(processed / table / f"{state}.parquet")


def _rows(path: Path) -> list[Row]:
    rows: list[Row] = pq.ParquetFile(path).read().to_pylist()
    return rows


def _fields(path: Path) -> dict[str, Field]:
    schema = json.loads(path.read_text(encoding="utf-8"))
    return {one["name"]: _field(one) for one in schema["fields"]}


def _field(entry: Mapping[str, Any]) -> Field:
    values = {one["value"]: one["label"] for one in entry.get("categories", ())}
    return Field(entry["name"], entry["description"], entry.get("unit", ""), values)
