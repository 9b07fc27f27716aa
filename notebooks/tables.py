"""The tables that the notebooks show: rows, what values mean, and the address of every claim in its document's page.

Of a large collection they show a sample of documents, and say so.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

# The workflow says where the tables are; opened by hand, a notebook takes those of the project.
PUBLISHED = "DMV_CLAIMS_PROCESSED" in os.environ
PROCESSED = Path(os.environ.get("DMV_CLAIMS_PROCESSED", "../processed"))
# The page of a notebook stands beside the pages of the documents.
REPORT = "" if PUBLISHED else f"{PROCESSED.as_posix()}/report/"
# So many claims can be looked at on one page, and read within seconds.
MOST = 50_000
# So many of the claims behind an answer are named; `n_yes` and `n_no` count them all.
FIRST = 100


def read(table: str) -> pd.DataFrame:
    """Return the rows of a table, of all states; where there is a file for each state, those of the `sample`.

    Lists end after their FIRST items. Claims are those that count, as reviewers decided, and `address` leads to each in
    the page of its document.
    """
    file = PROCESSED / f"{table}.parquet"
    files = [file] if file.is_file() else sorted((PROCESSED / table).glob("*.parquet"))
    chosen = None if file.is_file() else sample()
    rows = pd.concat([_read(one, chosen) for one in files], ignore_index=True) if files else _empty(table)
    if table == "claims":
        rows = _reviewed(rows)
        rows["address"] = addresses(rows["claim_id"])
    return rows


def _read(file: Path, documents: frozenset[str] | None) -> pd.DataFrame:
    """Return the rows of a file that are about these documents alone; a contradiction is about two.

    They are read some at a time: a state can have millions of claims, and an answer can rest on most of them.
    """
    chosen = None if documents is None else pa.array(documents, pa.string())
    stored = pq.ParquetFile(file)
    parts = [_part(batch, chosen) for batch in stored.iter_batches(use_threads=False)]
    return pa.Table.from_batches(parts, stored.schema_arrow).to_pandas()


def _part(rows: pa.RecordBatch, documents: pa.Array | None) -> pa.RecordBatch:
    for name, column in zip(rows.schema.names, rows.columns, strict=True):
        if documents is not None and name in ("document_id", "document_b"):
            rows = rows.filter(pc.is_in(rows[name], documents))
        elif pa.types.is_list(column.type):
            shorter = pc.list_slice(rows[name], 0, FIRST, return_fixed_size_list=False)
            rows = rows.set_column(rows.schema.get_field_index(name), rows.schema.field(name), shorter)
    return rows


@cache
def sample() -> frozenset[str] | None:
    """Return the documents that are shown, None for all.

    Where there are too many claims, documents are taken by chance, from one state after the other in turn, until there
    are MOST claims. An id is made from a document's words, so that its order is chance, and the same in every run.
    """
    documents = read("documents").query("status == 'accepted'").sort_values("document_id")
    if documents["n_claims"].sum() <= MOST:
        return None
    in_turn = documents.assign(turn=documents.groupby("state").cumcount()).sort_values(["turn", "state"])
    before = in_turn["n_claims"].cumsum() - in_turn["n_claims"]
    return frozenset(in_turn["document_id"][before < MOST])


def about_the_sample() -> str:
    """Return what there is to say of the sample, nothing where everything is shown."""
    documents = read("documents").query("status == 'accepted'")
    chosen = documents[documents["document_id"].isin(sample() or ())]
    return (
        f"Shown are {len(chosen):,} of {len(documents):,} documents with {chosen['n_claims'].sum():,} of "
        f"{documents['n_claims'].sum():,} claims, taken by chance from each state in turn. Answers to the headline "
        "questions rest on all of them."
        if len(chosen)
        else ""
    )


def _empty(table: str) -> pd.DataFrame:
    """Return a table without rows; where no document was accepted, those by state have no files."""
    types = {"string": "string", "integer": "Int64", "number": "Float64"}
    fields = {field["name"]: types.get(field["type"], "object") for field in _schema(table)["fields"]}
    return pd.DataFrame(columns=list(fields)).astype(fields)


def _reviewed(claims: pd.DataFrame) -> pd.DataFrame:
    """Leave out what a reviewer rejected, and take the values that one corrected."""
    claims = claims.set_index("claim_id", drop=False)
    reviews = read("reviews").query("review_state == 'applied' and decision == 'correct'")
    for review in reviews[reviews["claim_id"].isin(claims.index)].to_dict("records"):
        for column in review["corrected"]:
            claims.loc[review["claim_id"], column] = review[column]
    return claims[claims["review_status"].fillna("") != "rejected"].reset_index(drop=True)


def addresses(claims: pd.Series) -> pd.Series:
    """Return where each claim, given by its claim_id, stands in the page of its document."""
    pages = read("documents").set_index("document_id")["page"]
    claims = claims.astype("string")
    return REPORT + claims.str.split(".").str[0].map(pages) + "#claim-" + claims


def meanings(table: str, column: str) -> dict[str, str]:
    """Return the values that a column may have, in the order of the data dictionary, each with its meaning."""
    field = next(one for one in _schema(table)["fields"] if one["name"] == column)
    return {one["value"]: one["label"] for one in field["categories"]}


@cache
def _schema(table: str) -> dict[str, Any]:
    return json.loads((PROCESSED / "schemas" / f"{table}.json").read_text(encoding="utf-8"))


def about_their_state(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that say what is so in the document's state, with its `name`; no wishes and no forecasts."""
    chosen = claims[(claims["scope"] == "state") & claims["modality"].isin(["asserted", "hedged"])]
    return chosen.merge(read("states")[["state", "name"]])


def tally(claims: pd.DataFrame, part: str, kind: str = "category") -> pd.DataFrame:
    """Return how many statements of a state claim each `kind` with each value of `part`.

    `firm` tells whether one of them is asserted, `address` leads to the first such, `about` says all that in words.
    """
    claims = claims.assign(kind=claims[kind].map(words)).sort_values(["modality", "claim_id"])
    groups = claims.groupby(["name", "kind", part])
    rows = groups.agg(n=("statement_id", "nunique"), modality=("modality", "first"), address=("address", "first"))
    rows = rows.reset_index()
    rows["firm"] = rows["modality"] == "asserted"
    named = zip(rows["name"], rows["kind"], rows[part], rows["n"], rows["firm"], strict=True)
    rows["about"] = [
        f"{name}, {kind}, {words(value)}: {counted(n, 'statement')}{'' if firm else ', all hedged'}"
        for name, kind, value, n, firm in named
    ]
    return rows


def divide(rows: pd.DataFrame, by: str, part: str) -> pd.DataFrame:
    """Return how the rows of each value of `by` are divided among the values of `part`: number and share of each."""
    parts = rows.groupby([by, part]).size().rename("n").reset_index()
    whole = parts.groupby(by)["n"].transform("sum")
    named = [f"{words(name)} ({number:,})" for name, number in zip(parts[by], whole, strict=True)]
    return parts.assign(row=named, share=parts["n"] / whole)


def counted(number: int, name: str) -> str:
    """Return a number with the name of what it counts."""
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"


def words(name: str) -> str:
    """Return the name of a value as words."""
    return " ".join(part.upper() if part in ("ice", "dmv", "id") else part for part in name.split("_"))
