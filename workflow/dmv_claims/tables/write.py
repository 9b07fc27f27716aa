"""Put the rows of all batches together into the tables of the dataset: checked, sorted, by state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from dmv_claims.conflicts import find_conflicts
from dmv_claims.profiles.headlines import Headline
from dmv_claims.profiles.rows import profile_rows, state_rows
from dmv_claims.report.addresses import pages_of
from dmv_claims.review.apply import apply_decisions
from dmv_claims.review.decisions import Decision
from dmv_claims.tables import ids, parquet
from dmv_claims.tables.checks import TableError, check, check_claim_ids
from dmv_claims.tables.columns import Table
from dmv_claims.tables.provenance import WORDS, check_rows
from dmv_claims.tables.records import TABLES
from dmv_claims.vocabulary import State

# The order of rows in every file, as far as a table has these columns; the key comes last.
ORDER = ("file", "start", "claim_type", "category")


Dictionary = Mapping[str, Table]


class TooManyRejectedError(ValueError):
    """More documents are rejected than the configuration allows; the message gives every reason."""


@dataclass(frozen=True, slots=True)
class Given:
    """What tables are built with, beside the rows of the batches."""

    dictionary: Dictionary
    headlines: Sequence[Headline]
    states: Sequence[State]
    decisions: Sequence[Decision]
    max_rejected: int


def build_tables(batches: Sequence[Path], given: Given) -> dict[str, pa.Table]:
    """Return every table with the rows of all batches, sorted and checked.

    Raises TooManyRejectedError, SheetError where a decision does not fit its claim, TableError where rows break the
    column dictionary, and ProvenanceError where words do not stand where a row says.
    """
    dictionary = given.dictionary
    tables = {name: parquet.read([b / f"{name}.parquet" for b in batches], dictionary[name]) for name in TABLES}
    tables["documents"], duplicates = _reject_duplicates(tables["documents"], dictionary["documents"])
    _check_rejected(tables["documents"], given.max_rejected)
    tables["documents"] = _with_pages(tables["documents"], dictionary["documents"])
    gone = pa.array(duplicates, pa.string())
    for name in TABLES[1:]:
        tables[name] = tables[name].filter(pc.invert(pc.is_in(tables[name]["file"], gone)))
    tables = {name: _sorted(rows, dictionary[name]) for name, rows in tables.items()}
    reviewed = apply_decisions(tables, given.decisions, dictionary)
    reviews = parquet.from_rows(reviewed.rows, dictionary["reviews"])
    tables |= {"claims": reviewed.claims, "reviews": _sorted(reviews, dictionary["reviews"])}
    counted = tables | {"claims": reviewed.counted}
    tables["conflicts"] = counted["conflicts"] = _conflicts(counted, dictionary["conflicts"])
    tables |= _profiles(counted, dictionary, given.headlines)
    rows = state_rows(given.states, tables["texts"].select(["state"]).to_pylist())
    tables["states"] = parquet.from_rows(rows, dictionary["states"])
    tables |= _type_tables(tables["claims"], dictionary)
    for name, rows in tables.items():
        check(rows, dictionary[name])
    check_claim_ids(tables, dictionary)
    _check_words(tables)
    return tables


def _reject_duplicates(documents: pa.Table, table: Table) -> tuple[pa.Table, list[str]]:
    """Reject every document that has the text of another: one with a row of the sheet stays, else the first by name.

    Returns the documents and the files that were rejected.
    """
    first: dict[str, str] = {}
    duplicates: list[str] = []
    rows = sorted(documents.to_pylist(), key=lambda row: str(row["file"]))
    for before, row in pairwise(rows):
        if before["file"] == row["file"]:
            raise TableError(f"documents: {row['file']} is in two batches; remove processed/.work and run again")
    for row in sorted(rows, key=lambda row: row["state_source"] != "sheet"):
        original = first.setdefault(row["document_id"], row["file"])
        if original != row["file"] and row["status"] == "accepted":
            reason = f"has the same text as {original}; remove one of the two"
            row |= {
                "document_id": ids.rejected_id(row["sha256"], row["file"]),
                "status": "rejected",
                "reason": reason,
            }
            row |= {"n_questions": 0, "n_statements": 0, "n_claims": 0}
            duplicates.append(row["file"])
    return parquet.from_rows(rows, table), duplicates


def _with_pages(documents: pa.Table, table: Table) -> pa.Table:
    rows = documents.to_pylist()
    pages = pages_of({row["document_id"]: row["file"] for row in rows if row["status"] == "accepted"})
    return parquet.from_rows([row | {"page": pages.get(row["document_id"])} for row in rows], table)


def _check_rejected(documents: pa.Table, max_rejected: int) -> None:
    rejected = documents.filter(pc.equal(documents["status"], "rejected")).to_pylist()
    if len(rejected) > max_rejected:
        reasons = "".join(f"\n  {row['file']}: {row['reason']}" for row in rejected)
        raise TooManyRejectedError(
            f"{len(rejected)} of {documents.num_rows} documents are rejected, allowed are {max_rejected} "
            f"(max_rejected in config/config.yaml); mend or remove them, or allow more:{reasons}"
        )


def _sorted(rows: pa.Table, table: Table) -> pa.Table:
    columns = dict.fromkeys([name for name in ORDER if name in table.names] + list(table.key))
    return rows.sort_by([(name, "ascending") for name in columns])


def _type_tables(claims: pa.Table, dictionary: Dictionary) -> dict[str, pa.Table]:
    """Return the table of each claim type: its claims in their order, with the columns that it has."""
    return {
        table.name: claims.filter(pc.equal(claims["claim_type"], table.claim_type))
        .select(table.names)
        .cast(parquet.arrow_schema(table))
        for table in dictionary.values()
        if table.claim_type
    }


def _conflicts(tables: Mapping[str, pa.Table], table: Table) -> pa.Table:
    """Return the conflicts of each state, its documents together."""
    claims, statements = tables["claims"], tables["statements"].select(["state", "statement_id", "lead_in_id"])
    found = []
    for state in _states(claims):
        own = [_of(state, rows).to_pylist() for rows in (claims, statements)]
        found += find_conflicts(*own)
    return parquet.from_rows(found, table)


def _profiles(
    tables: Mapping[str, pa.Table], dictionary: Dictionary, headlines: Sequence[Headline]
) -> dict[str, pa.Table]:
    """Return the tables of the answers to the headline questions, for every state that has an accepted document."""
    counted = ("texts", "statements", "claims", "conflicts")
    # Only claims and conflicts are read; of texts and statements their number is enough, and they are large.
    thin = {name: rows.select(["state"]) if name in counted[:2] else rows for name, rows in tables.items()}
    states = {
        state: {name: _of(state, thin[name]).to_pylist() for name in counted} for state in _states(tables["texts"])
    }
    return {name: parquet.from_rows(rows, dictionary[name]) for name, rows in profile_rows(states, headlines).items()}


def _states(rows: pa.Table) -> list[str]:
    return sorted(set(rows["state"].to_pylist()))


def _of(state: str, rows: pa.Table) -> pa.Table:
    return rows.filter(pc.equal(rows["state"], state))


def _check_words(tables: Mapping[str, pa.Table]) -> None:
    texts = tables["texts"].select(["file", "text"]).to_pydict()
    rows = {name: _rows(tables[name], words) for name, words in WORDS.items()}
    check_rows(dict(zip(texts["file"], texts["text"], strict=True)), rows)


def _rows(table: pa.Table, words: str) -> Iterator[dict[str, str | int | None]]:
    """Yield the rows with what their words are checked by, a few thousand in memory at a time."""
    places = ["file", "start", "end", "cue_start", "cue_end", words]
    columns = table.select([name for name in places if name in table.column_names])
    for batch in columns.to_batches(max_chunksize=8192):
        yield from batch.to_pylist()


def files_of(tables: Mapping[str, pa.Table], dictionary: Dictionary) -> Iterator[tuple[str, pa.Table]]:
    """Yield each table file below processed/ with its rows; every state has its file of all but the single ones."""
    states = _states(tables["texts"])
    for name, rows in tables.items():
        if dictionary[name].single:
            yield f"{name}.parquet", rows
            continue
        for state in states:
            yield f"{name}/{state}.parquet", _of(state, rows)
