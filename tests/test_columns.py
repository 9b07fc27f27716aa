"""The column dictionary: what it holds, what Arrow and pandera make of it, and what a faulty one is told."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from dmv_claims.tables import checks
from dmv_claims.tables.checks import Checks, TableError, check, frame_schema
from dmv_claims.tables.columns import COLUMNS, ColumnsError, load_tables
from dmv_claims.tables.parquet import ARROW_TYPES, arrow_schema, from_rows
from dmv_claims.vocabulary import CLAIM_TYPES

TABLES = load_tables()

BASE = ["documents", "texts", "questions", "statements", "claims", "conflicts"]
SINGLE = ["reviews", "states", "state_profiles", "state_answers", "accuracy", "changes"]
# Tables of claim types with the columns between the attributes and the quote
VALUES = {
    "sharing": [],
    "data_types": ["disclosure"],
    "retention_periods": ["duration", "days", "bound", "holder"],
    "legal_bases": ["citation", "law_kind", "jurisdiction", "effect"],
    "legal_processes": ["role"],
    "agreements": ["since"],
    "policy_statuses": [],
    "safeguards": [],
    "purposes": [],
    "impacts": [],
    "penalties": [],
    "remedies": [],
    "events": ["year"],
    "public_opinions": [],
}

CLAIM = {
    "state": "OH",
    "claim_id": "d1.s001.0",
    "document_id": "d1",
    "file": "ohio.txt",
    "statement_id": "d1.s001",
    "question_number": None,
    "start": 0,
    "end": 9,
    "claim_type": "retention",
    "category": "period",
    "polarity": "affirmed",
    "modality": "asserted",
    "scope": "state",
    "subject": "OH",
    "precision": 0.9,
    "found_by": "rules",
    "duration": "P1Y",
    "days": 365,
    "bound": "max",
    "quote": "The words",
    "cue_start": 4,
    "cue_end": 9,
}


def test_tables_and_their_columns() -> None:
    assert list(TABLES) == [*BASE, *SINGLE, *VALUES]
    assert [name for name, table in TABLES.items() if table.single] == ["documents", *SINGLE]
    assert [table.claim_type for table in TABLES.values() if table.claim_type] == list(CLAIM_TYPES)
    # Claims of sharing have no values of their own
    shared = len(TABLES["sharing"].names) - 1
    for name, values in VALUES.items():
        assert TABLES[name].names[shared:-1] == values
        assert set(TABLES[name].names) < set(TABLES["claims"].names)


def test_values_of_the_vocabulary_are_taken_from_there() -> None:
    columns = {(table.name, column.name): column for table in TABLES.values() for column in table.columns}
    assert list(columns["claims", "claim_type"].values) == list(CLAIM_TYPES)
    assert "as_needed" in columns["retention_periods", "category"].values
    assert "as_needed" not in columns["sharing", "category"].values
    assert {"as_needed", "direct_access"} <= set(columns["claims", "category"].values)
    assert "US" in columns["legal_bases", "jurisdiction"].values
    assert "US" not in columns["claims", "subject"].values
    assert len(columns["claims", "state"].values) == 51


def test_every_column_is_explained() -> None:
    for table in TABLES.values():
        assert table.description.endswith(".")
        assert all(column.description for column in table.columns)
        assert all(meaning for column in table.columns for meaning in column.values.values())


@pytest.mark.parametrize("name", TABLES)
def test_arrow_and_pandera_have_the_same_columns(name: str) -> None:
    arrow, frame = arrow_schema(TABLES[name]), frame_schema(TABLES[name])
    assert arrow.names == list(frame.columns) == TABLES[name].names
    assert arrow.metadata[b"description"].decode() == TABLES[name].description
    for field, column in zip(arrow, TABLES[name].columns, strict=True):
        assert field.metadata[b"description"].decode() == column.description
        assert field.nullable == frame.columns[field.name].nullable == column.nullable
        assert field.type == ARROW_TYPES[column.type]


def test_pandas_gets_types_that_know_missing_values() -> None:
    frame = from_rows([CLAIM], TABLES["claims"]).to_pandas()
    assert (frame["days"].dtype, frame["bound"].dtype) == (pd.Int64Dtype(), pd.StringDtype())
    assert frame["year"].isna().all()


def test_lists_of_arrow_make_the_same_rows_as_those_of_python() -> None:
    columns = {"claims_yes": [["a", "b"], []], "claims_no": [[], ["c"]]}
    lists = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    arrays = [{name: pa.array(cell, pa.string()) for name, cell in row.items()} for row in lists]
    # One cell in another array's middle
    arrays[0]["claims_yes"] = pa.array(["x", "a", "b", "y"])[1:3]
    made = from_rows(arrays, TABLES["state_answers"])
    assert made.equals(from_rows(lists, TABLES["state_answers"])) and made["claims_no"].to_pylist() == [[], ["c"]]


def test_a_row_that_holds() -> None:
    check(from_rows([CLAIM], TABLES["claims"]), TABLES["claims"])
    check(from_rows([], TABLES["claims"]), TABLES["claims"])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        # Values
        ({"claim_type": "rumour"}, "column claim_type: 'rumour': is none of the allowed values"),
        ({"category": "forever"}, "column category: 'forever'"),
        ({"polarity": "denied"}, "column polarity: 'denied'"),
        ({"state": "XX", "subject": "XX"}, "column state: 'XX'"),
        ({"jurisdiction": "FR"}, "column jurisdiction: 'FR'"),
        ({"bound": ""}, "column bound: ''"),
        ({"duration": ""}, "column duration: '': is empty text"),
        ({"quote": None}, "column quote: .*not_nullable"),
        ({"start": None}, "column start: .*not_nullable"),
        # What columns have to be to each other
        ({"start": 9}, "start stands before end"),
        ({"start": -1}, "start is not negative"),
        ({"cue_start": 9}, "cue_start stands before cue_end"),
        ({"cue_start": -1}, "cue_start is not negative"),
        ({"scope": "generic"}, "subject is empty just where scope is generic"),
        ({"subject": None}, "subject is empty just where scope is generic"),
        ({"subject": "IA"}, "subject is the document's state just where scope is state"),
        ({"scope": "other_state"}, "subject is the document's state just where scope is state"),
    ],
)
def test_a_bad_row_is_named(change: dict[str, str | int | None], words: str) -> None:
    with pytest.raises(TableError, match=rf"(?s)^claims: .*{words}.*file ohio.txt, claim_id d1.s001.0"):
        check(from_rows_unchecked([CLAIM | change]), TABLES["claims"])


def from_rows_unchecked(rows: list[dict[str, str | int | None]]) -> pa.Table:
    """Arrow would refuse a missing value where there has to be one."""
    fields = [pa.field(field.name, field.type) for field in arrow_schema(TABLES["claims"])]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))


def test_keys_are_unique() -> None:
    with pytest.raises(TableError, match=r"claim_id d1\.s001\.0"):
        check(from_rows([CLAIM, CLAIM], TABLES["claims"]), TABLES["claims"])


def test_rows_of_all_tables_wait_until_they_are_large_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = from_rows([CLAIM | {"bound": "about", "quote": "x" * 999}], TABLES["claims"])
    good = from_rows([CLAIM], TABLES["retention_periods"])
    monkeypatch.setattr(checks, "ENOUGH", bad.nbytes + good.nbytes)
    waiting = Checks(TABLES)
    waiting.add("claims", bad)
    # The largest is checked, not the one that came last.
    with pytest.raises(TableError, match="column bound: 'about'"):
        waiting.add("retention_periods", good)
    waiting = Checks(TABLES)
    waiting.add("claims", bad)
    with pytest.raises(TableError, match="column bound: 'about'"):
        waiting.finish()


def test_a_long_list_of_faults_is_cut() -> None:
    rows = [CLAIM | {"claim_id": str(rank), "bound": "about"} for rank in range(9)]
    with pytest.raises(TableError, match="and 4 more"):
        check(from_rows(rows, TABLES["claims"]), TABLES["claims"])


def test_no_category_passes_as_one_of_another_type() -> None:
    row = CLAIM | {"category": "direct_access"}
    check(from_rows([row], TABLES["claims"]), TABLES["claims"])
    with pytest.raises(TableError, match=r"column category: 'direct_access'"):
        check(from_rows([row], TABLES["retention_periods"]), TABLES["retention_periods"])


DOCUMENT = {
    "document_id": "d1",
    "file": "ohio.txt",
    "state": "OH",
    "format": "text",
    "sha256": "0",
    "state_source": "text",
    "status": "accepted",
    "page": "ohio.html",
    **dict.fromkeys(("n_questions", "n_statements", "n_claims"), 0),
}


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, True),
        ({"status": "rejected", "reason": "holds no text", "page": None, "state": None, "state_source": None}, True),
        ({"status": "rejected", "page": None}, False),
        ({"status": "rejected", "reason": "holds no text"}, False),
        ({"page": None}, False),
        ({"reason": "holds no text"}, False),
        ({"state": None}, False),
    ],
)
def test_documents_have_a_state_and_a_page_or_a_reason(change: dict[str, str | None], holds: bool) -> None:
    rows = from_rows([DOCUMENT | change], TABLES["documents"])
    if holds:
        check(rows, TABLES["documents"])
        return
    with pytest.raises(TableError, match="document"):
        check(rows, TABLES["documents"])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("  file: {type: string,", "  file: {type: text,", "columns: file: type: .text"),
        ("  file: {type: string,", "  file: {typ: string,", "columns: file: .*typ"),
        ("values: states", "values: countries", "columns: state: values: .countries. is"),
        ("key: [question_id]", "key: [question]", "questions: 'question' is no column of it"),
        ("columns: [state, document_id, file, text]", "columns: [state, body]", "texts: 'body' is no column"),
        ("claim_type: remedy", "claim_type: cure", "remedies: 'cure' is no claim type"),
        ("values: [since]", "values: [until]", "agreements: 'until' is no column"),
        ("required: [role]", "required: [since]", "legal_processes: 'since' is no column of it"),
        ("single: true", "single: sure", "single: .sure. is not of type"),
        ("\ngroups:", "\ngroup:", ".group. was unexpected"),
    ],
)
def test_a_faulty_dictionary_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = COLUMNS.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "columns.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ColumnsError, match=rf"^columns\.yaml: .*{words}"):
        load_tables(path=path)
