"""A large dataset made by recombining documents: for every state, questions answered now by one and now by another.

The pipeline's own step writes the tables, so that conflicts and answers are as many as such documents would have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
from dmv_claims import pipeline
from dmv_claims.tables import ids
from dmv_claims.tables.columns import load_tables
from dmv_claims.tables.parts import write_parts
from dmv_claims.vocabulary import load_states

Row = dict[str, Any]
PARTS = ("questions", "statements", "claims")
STATEMENT_IDS = ("question_id", "statement_id", "lead_in_id")
# Columns that hold a place in the text
PLACES = ("start", "end", "cue_start", "cue_end")


@dataclass(frozen=True)
class Answer:
    """A question with all that follows up to the next: its text, where that begins, and the rows of each table."""

    text: str
    start: int
    rows: dict[str, list[Row]]


@dataclass
class Document:
    """A document in the making, its rows by table."""

    state: str
    file: str
    text: str
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in PARTS})


def answers(processed: Path, files: list[str]) -> list[list[Answer]]:
    """Return the answers of each document, those to the same question at the same place."""
    tables = {name: pd.read_parquet(processed / name) for name in ("texts", *PARTS)}
    of = {name: {file: _rows(rows[rows["file"] == file]) for file in files} for name, rows in tables.items()}
    return [list(_answers(of["texts"][file][0]["text"], {name: of[name][file] for name in PARTS})) for file in files]


def _rows(table: pd.DataFrame) -> list[Row]:
    rows = table.astype(object).where(table.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def _answers(text: str, rows: dict[str, list[Row]]) -> Iterator[Answer]:
    starts = [text.rfind("\n", 0, row["start"]) + 1 for row in rows["questions"]]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        inside = {
            name: [row for row in rows[name] if start <= min(row["start"], row.get("cue_start") or row["start"]) < end]
            for name in PARTS
        }
        yield Answer(text[start:end].rstrip() + "\n\n", start, inside)


def recombine(source: Path, files: list[str], out: Path, n_claims: int, states: Sequence[str] = ()) -> int:
    """Write a dataset with at least `n_claims` claims as tables below `out`; return how many it has.

    Its documents are on these states in turn, or on all.
    """
    known = answers(source, files)
    documents: list[Document] = []
    states = states or [state.code for state in load_states()]
    while sum(len(one.rows["claims"]) for one in documents) < n_claims:
        turn = len(documents)
        chance, state = Random(turn), states[turn % len(states)]
        document = Document(state, f"{state.lower()}-{turn // len(states)}.txt", f"Answers put together, {turn}\n\n")
        for rank in range(min(map(len, known))):
            _append(document, chance.choice(known)[rank])
        documents.append(document)
    _write(documents, out)
    return sum(len(one.rows["claims"]) for one in documents)


def _append(document: Document, answer: Answer) -> None:
    shift = len(document.text) - answer.start
    document.text += answer.text
    for name, rows in answer.rows.items():
        document.rows[name] += [row | {p: row[p] + shift for p in PLACES if row.get(p) is not None} for row in rows]


def _write(documents: list[Document], out: Path) -> None:
    parts, processed = out / "parts.arrow", out / "processed"
    write_parts(parts, map(_finished, documents), load_tables())
    pipeline.write_tables([parts], processed, out / "tables.json", max_rejected=0)
    pipeline.describe(out / "tables.json", processed / "datapackage.json", counts=None)


def _finished(document: Document) -> dict[str, list[Row]]:
    """Return the rows of a document with ids, state and file of its own."""
    key = ids.document_id(document.text)
    own = {"state": document.state, "document_id": key, "file": document.file}
    questions, statements, claims = (document.rows[name] for name in PARTS)
    new = {row["question_id"]: ids.question_id(key, rank) for rank, row in enumerate(questions)}
    new |= {row["statement_id"]: ids.statement_id(key, rank) for rank, row in enumerate(statements)}
    renamed = {
        "questions": [row | own | {"question_id": new[row["question_id"]]} for row in questions],
        "statements": [row | own | {name: new.get(row[name]) for name in STATEMENT_IDS} for row in statements],
        "claims": [row | own | _claim(row, document.state, new[row["statement_id"]]) for row in claims],
    }
    return {"documents": [_about(document, own)], "texts": [own | {"text": document.text}], **renamed}


def _claim(row: Row, state: str, statement: str) -> Row:
    ours = {"subject": state} if row["scope"] == "state" else {}
    # Another state that is named may be this one here.
    if row["scope"] == "other_state" and row["subject"] == state:
        ours = {"scope": "state"}
    return ours | {"statement_id": statement, "claim_id": f"{statement}.{row['claim_id'].rsplit('.', 1)[1]}"}


def _about(document: Document, own: Row) -> Row:
    counts = {f"n_{name}": len(rows) for name, rows in document.rows.items()}
    shared = {"format": "text", "sha256": own["document_id"][1:], "state_source": "text", "status": "accepted"}
    return own | shared | counts | {"title": f"Recombined answers on {document.state}"}
