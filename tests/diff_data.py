"""Small datasets in a short notation, for the tests of what changed between two of them."""

from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
from dmv_claims.diff.datasets import NEEDED, OTHERS
from dmv_claims.tables import parquet
from dmv_claims.tables.columns import load_tables

Row = dict[str, Any]

TABLES = load_tables()


def document(*said: str, state: str | None = "OH", **given: str | None) -> dict[str, list[Row]]:
    """Return the rows of a document without its file; each statement is written as "words | claim; claim".

    A claim is "type/category" with its values as key=value; without statements the document is rejected.
    """
    id_ = "d" + sha256("".join(one.partition(" | ")[0] for one in said).encode()).hexdigest()[:12]
    shared: Row = {"state": state, "document_id": id_}
    row = shared | {"status": "accepted", "sha256": id_, "state_source": "text", "page": f"{id_}.html"}
    if not said:
        row |= {"status": "rejected", "reason": "holds no text", "page": None}
    statements, claims = [], []
    for rank, one in enumerate(said):
        words, _, made = one.partition(" | ")
        statements.append(shared | {"text": words})
        claims += [
            shared | {"start": rank, "quote": words} | _claim(what, f"{id_}.s{rank + 1:03d}")
            for what in filter(None, made.split("; "))
        ]
    return {"documents": [row | given], "statements": statements, "claims": claims}


def _claim(said: str, statement: str) -> Row:
    what, *values = said.split()
    claim_type, category = what.split("/")
    given: Row = dict(one.split("=") for one in values)
    # The values that the id of a claim is made of
    mark = "|".join(str(given.get(name)) for name in ("citation", "polarity", "subject", "duration"))
    row: Row = {"claim_type": claim_type, "category": category, "polarity": "affirmed", "modality": "asserted"}
    row |= {"scope": "state", "subject": "OH", "claim_id": f"{statement}.{claim_type}-{category}-{mark}"}
    return row | {name: int(value) if name in ("since", "year") else value for name, value in given.items()}


def answer(question: str, said: str, *listed: str, state: str = "OH", **given: object) -> Row:
    """Return a row of state_answers, asserted unless it is not mentioned."""
    firmness = None if said == "not_mentioned" else "asserted"
    row: Row = {"state": state, "question": question, "question_text": f"{question}?", "answer": said}
    return row | {"firmness": firmness, "listed": list(listed), "claims_yes": [], "claims_no": []} | given


def write(
    folder: Path,
    documents: Mapping[str, Mapping[str, Iterable[Row]]],
    answers: Iterable[Row] = (),
    without: Collection[str] = (),
) -> Path:
    """Write a dataset and return its folder; `without` names columns ("claims.role") and tables that it lacks."""
    rows: dict[str, list[Row]] = {name: [] for name in NEEDED} | {"state_answers": list(answers)}
    for file, own in documents.items():
        for name, some in own.items():
            rows[name] += [row | {"file": file} for row in some]
    states = [{"state": code, "name": name} for code, name in (("OH", "Ohio"), ("IA", "Iowa"))]
    parquet.write(folder / "states.parquet", parquet.encode(pa.Table.from_pylist(states)))
    for name in [name for name in rows if name not in without]:
        table = _table(name, rows[name], without)
        if TABLES[name].single:
            parquet.write(folder / f"{name}.parquet", parquet.encode(table))
            continue
        # Every state has its file of each table, whether it has rows there or not.
        for state in sorted({row["state"] for row in rows["statements"]}):
            own = pa.compute.equal(table["state"], state)
            parquet.write(folder / name / f"{state}.parquet", parquet.encode(table.filter(own)))
    return folder


def _table(name: str, rows: list[Row], without: Collection[str]) -> pa.Table:
    known = [
        column for column in TABLES[name].columns if column.name in {*NEEDED[name], *OTHERS[name], "state", "page"}
    ]
    fields = [(one.name, parquet.ARROW_TYPES[one.type]) for one in known if f"{name}.{one.name}" not in without]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))
