"""Write the tables of one state, a chunk of its documents at a time, and return what answers its headline questions."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dmv_claims.conflicts import Firsts, find_conflicts
from dmv_claims.profiles.answers import Answer, Evidence, find_evidence, join, to_answer
from dmv_claims.profiles.headlines import Headline
from dmv_claims.profiles.rows import count_claims
from dmv_claims.review.apply import Candidates, apply_decisions, by_document
from dmv_claims.tables import parquet
from dmv_claims.tables.checks import Checks
from dmv_claims.tables.columns import Table
from dmv_claims.tables.files import Entry, TableFile, entry_of
from dmv_claims.tables.given import Given
from dmv_claims.tables.parts import Parts, Place
from dmv_claims.tables.provenance import WORDS, check_rows

# So many documents are in memory together; more would make it no faster.
CHUNK = 64
# The order of rows in every file, as far as a table has these columns; the key comes last.
ORDER = ("file", "start", "claim_type", "category")

Tables = Mapping[str, pa.Table]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StateRecord:
    """What is left of a state when its files are written: their entries, counts, answers, rows of reviews."""

    files: dict[str, Entry]
    counts: Counter[str]
    answers: list[Answer]
    reviews: list[Row]


class Account:
    """What the documents of a state say together, kept while they pass through."""

    def __init__(self, headlines: Sequence[Headline], alone: bool) -> None:
        """A document that is `alone` cannot contradict another."""
        self.headlines, self.counts = headlines, Counter[str]()
        self._evidence: list[list[Evidence]] = [[] for _ in headlines]
        self._firsts = None if alone else Firsts()

    def add(self, documents: Iterable[tuple[Sequence[Row], Sequence[Row]]]) -> list[Row]:
        """Take some more documents into account, each its claims and statements, and return their conflicts."""
        all_claims: list[Row] = []
        conflicts: list[Row] = []
        for claims, statements in documents:
            all_claims += claims
            conflicts += find_conflicts(claims, statements)
            self.counts += Counter(documents=1, statements=len(statements))
            if self._firsts:
                self._firsts.add(claims, statements)
        self.counts += count_claims(all_claims)
        # Together: a conflict in a document bears on claims of this document only.
        self._add_evidence(all_claims, conflicts)
        return conflicts

    def across(self) -> list[Row]:
        """Return the conflicts between documents, once all of them are taken into account."""
        conflicts = self._firsts.conflicts() if self._firsts else []
        if self._firsts and conflicts:
            self._add_evidence(self._firsts.claims(), conflicts)
        return conflicts

    def _add_evidence(self, claims: Iterable[Mapping[str, Any]], conflicts: Sequence[Row]) -> None:
        for kept, found in zip(self._evidence, find_evidence(self.headlines, claims, conflicts), strict=True):
            kept.append(found)

    def answers(self) -> list[Answer]:
        """Return the answers to the headline questions."""
        return [to_answer(one, join(found)) for one, found in zip(self.headlines, self._evidence, strict=True)]


def write_state(
    state: str, parts: Parts, places: Sequence[Place], given: Given, candidates: Candidates, checks: Checks, out: Path
) -> StateRecord:
    """Write the files of a state below `out`; its documents come from `places` among `parts`, in this order.

    `candidates` sees every claim, `checks` every row. Errors are those of write_dataset.
    """
    account, reviews = Account(given.headlines, len(places) == 1), []
    decisions = by_document(given.decisions)
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(TableFile(out / name / f"{state}.parquet", table, given.about))
            for name, table in given.dictionary.items()
            if not table.single
        }
        for at in range(0, len(places), CHUNK):
            tables = _sorted_rows(parts.rows(places[at : at + CHUNK]), given.dictionary)
            own = [one for name in tables["texts"]["document_id"].to_pylist() for one in decisions.get(name, ())]
            reviewed = apply_decisions(tables["claims"], own, given.dictionary)
            candidates.add(reviewed.claims)
            reviews += reviewed.rows
            conflicts = account.add(_by_document(tables, reviewed.counted))
            tables = tables | {"claims": reviewed.claims} | _type_tables(reviewed.claims, given.dictionary)
            _write(tables | _conflicts(conflicts, given.dictionary), checks, files)
        _write(_conflicts(account.across(), given.dictionary), checks, files)
    entries = {file.path.relative_to(out).as_posix(): entry_of(file.path, file.rows) for file in files.values()}
    return StateRecord(entries, account.counts, account.answers(), reviews)


def _sorted_rows(found: Tables, dictionary: Mapping[str, Table]) -> dict[str, pa.Table]:
    """Return the rows of documents by table in their order, checked against their texts."""
    tables = {name: in_order(rows, dictionary[name]) for name, rows in found.items()}
    texts = tables["texts"].select(["file", "text"]).to_pydict()
    check_rows(
        dict(zip(texts["file"], texts["text"], strict=True)),
        {name: _words(tables[name], words) for name, words in WORDS.items()},
    )
    return tables


def in_order(rows: pa.Table, table: Table) -> pa.Table:
    """Return the rows of a table in the order that they have in its files."""
    columns = dict.fromkeys([name for name in ORDER if name in table.names] + list(table.key))
    return rows.sort_by([(name, "ascending") for name in columns])


def _words(table: pa.Table, words: str) -> list[Row]:
    places = ["file", "start", "end", "cue_start", "cue_end", words]
    rows: list[Row] = table.select([name for name in places if name in table.column_names]).to_pylist()
    return rows


def _by_document(tables: Tables, counted: pa.Table) -> Iterator[tuple[list[Row], list[Row]]]:
    """Yield the claims that count and the statements of each document."""
    claims, statements = (
        {file: list(rows) for file, rows in groupby(table.to_pylist(), key=itemgetter("file"))}
        for table in (counted, tables["statements"].select(["file", "statement_id", "lead_in_id"]))
    )
    for file in tables["texts"]["file"].to_pylist():
        yield claims.get(file, []), statements.get(file, [])


def _type_tables(claims: pa.Table, dictionary: Mapping[str, Table]) -> dict[str, pa.Table]:
    """Return the table of each claim type: its claims in their order, with the columns that it has."""
    return {
        table.name: claims.select(table.names)
        .filter(pc.equal(claims["claim_type"], table.claim_type))
        .cast(parquet.arrow_schema(table))
        for table in dictionary.values()
        if table.claim_type
    }


def _conflicts(rows: Iterable[Row], dictionary: Mapping[str, Table]) -> dict[str, pa.Table]:
    return {"conflicts": parquet.from_rows(rows, dictionary["conflicts"])}


def _write(tables: Tables, checks: Checks, files: Mapping[str, TableFile]) -> None:
    for name, rows in tables.items():
        if rows.num_rows:
            checks.add(name, rows)
            files[name].add(rows)
