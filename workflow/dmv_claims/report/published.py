"""Read what a run has published: tables, and what their columns and values mean. Pages know nothing else."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dmv_claims.report.lists import is_large, lists_of

Row = Mapping[str, Any]
# Rows of a table by their columns: what they are many of is cheaper to go through that way.
Columns = Mapping[str, Sequence[Any]]

# The tables of which a state's pages are made.
SHOWN = ("texts", "questions", "statements", "claims", "conflicts")
# The columns of an answer that list its claims.
SIDES = ("claims_yes", "claims_no")
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

    `reviews` are the decisions by the claim_id of their claim, `hashes` tell the contents of files by their path.
    """

    documents: Sequence[Row]
    states: Sequence[Row]
    answers: Sequence[Row]
    reviews: Mapping[str, Row]
    fields: Mapping[str, Mapping[str, Field]]
    version: str
    hashes: Mapping[str, str]

    def of(self, state: str) -> "Dataset":
        """Return what pages of a state show, so that they change with nothing else."""
        return replace(
            self,
            documents=[row for row in self.documents if row["state"] == state and row["page"]],
            states=[{name: row[name] for name in ("state", "name")} for row in self.states if row["state"] == state],
            answers=[row for row in self.answers if row["state"] == state],
            reviews={claim: row for claim, row in self.reviews.items() if row["state"] == state},
            version="",
            hashes={path: self.hashes[path] for path in (f"{table}/{state}.parquet" for table in SHOWN)},
        )

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
        answers=_rows(processed / "state_answers.parquet", SIDES),
        # Where in its sheet a decision stands is of no matter to pages.
        reviews={row["claim_id"]: row for row in _rows(processed / "reviews.parquet", ("line",))},
        fields={name: _fields(processed / "schemas" / f"{name}.json") for name in EXPLAINED},
        version=descriptor["version"],
        hashes={one["path"]: one["hash"] for one in descriptor["resources"]},
    )


def evidence(processed: Path) -> pa.Table:
    """Return the claims on either side of every answer, by state and question; they can be many."""
    return pq.ParquetFile(processed / "state_answers.parquet").read(["state", "question", *SIDES])


def pages_are_whole(processed: Path, folder: Path) -> bool:
    """Tell whether every page that the documents need is in the folder of the report."""
    try:
        documents = pq.ParquetFile(processed / "documents.parquet").read(["state", "page", "n_claims"]).to_pylist()
        standing = {path.name for path in folder.iterdir()}
    except (OSError, ValueError, KeyError):
        return False
    return pages_of_documents(documents) <= standing


def pages_of_documents(documents: Sequence[Row]) -> set[str]:
    """Return the names of the pages that there have to be: of every document, and in a large collection of lists."""
    lists = lists_of(documents) if is_large(documents) else {}
    return {row["page"] for row in documents if row["page"]} | {one.page for own in lists.values() for one in own}


def rows_of(columns: Columns) -> Iterator[Row]:
    """Yield columns row by row."""
    for cells in zip(*columns.values(), strict=True):
        yield dict(zip(columns, cells, strict=True))


def _rows(path: Path, without: Sequence[str] = ()) -> list[Row]:
    file = pq.ParquetFile(path)
    rows: list[Row] = file.read([name for name in file.schema_arrow.names if name not in without]).to_pylist()
    return rows


def _fields(path: Path) -> dict[str, Field]:
    schema = json.loads(path.read_text(encoding="utf-8"))
    return {one["name"]: _field(one) for one in schema["fields"]}


def _field(entry: Mapping[str, Any]) -> Field:
    values = {one["value"]: one["label"] for one in entry.get("categories", ())}
    return Field(entry["name"], entry["description"], entry.get("unit", ""), values)
