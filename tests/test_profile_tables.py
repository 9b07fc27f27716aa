"""The tables of states and of their answers: their rows, checks of these, and the files of a run."""

from collections import Counter
from pathlib import Path

import duckdb
import pandas as pd
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from claim_rows import Row, claims
from dataset import DOCUMENTS, contents, rows, run
from dmv_claims.conflicts import find_conflicts
from dmv_claims.profiles.answers import find_answers
from dmv_claims.profiles.headlines import load_headlines
from dmv_claims.profiles.rows import answer_rows, count_claims, profile_row, state_rows
from dmv_claims.tables.checks import TableError, check, check_claim_ids
from dmv_claims.tables.columns import load_tables
from dmv_claims.tables.parquet import arrow_schema, from_rows
from dmv_claims.vocabulary import State

TABLES = load_tables()
HEADLINES = load_headlines()
FILES = ("state_profiles.parquet", "state_answers.parquet")
NAMES = [headline.name for headline in HEADLINES]


def tables_of(*statements: str) -> dict[str, list[Row]]:
    said = claims(*statements)
    answers = find_answers(HEADLINES, said, find_conflicts(said, []))
    counts = count_claims(said) + Counter(documents=1, statements=9)
    rows = {"state_answers": answer_rows("OH", answers), "state_profiles": [profile_row("OH", counts, answers)]}
    return {name: from_rows(some, TABLES[name]).to_pylist() for name, some in rows.items()}


def test_rows_of_a_state() -> None:
    (wide,) = tables_of(
        "sharing general",
        "sharing bulk not hedged scope=generic",
        "retention period duration=P1Y days=365 bound=exact holder=ice hedged",
        "retention unspecified not normative",
    )["state_profiles"]
    assert (wide["n_documents"], wide["n_statements"], wide["n_claims"]) == (1, 9, 4)
    assert (wide["shares_with_ice"], wide["shares_with_ice_claims"]) == ("yes", ["a.txt.s0.0"])
    assert (wide["retention_by_ice"], wide["retention_by_ice_listed"]) == ("yes", ["P1Y"])
    assert (wide["agreement"], wide["agreement_claims"]) == ("not_mentioned", [])
    assert "agreement_listed" not in wide
    assert (wide["hedged_share"], wide["generic_share"], wide["negated_share"]) == (0.5, 0.25, 0.5)


def test_a_state_without_claims_has_every_answer() -> None:
    found = tables_of("public_opinion divided scope=generic")
    assert {row["answer"] for row in found["state_answers"]} == {"not_mentioned"}
    wide = profile_row("OH", Counter(documents=1), find_answers(HEADLINES, [], []))
    assert [wide[name] for name in NAMES] == ["not_mentioned"] * len(NAMES)
    assert wide["hedged_share"] is None


def test_every_state_has_a_row_with_its_documents() -> None:
    states = [State("OH", "Ohio", (3, 6), (), ()), State("IA", "Iowa", (3, 4), (), ())]
    counted = state_rows(states, {"OH": 2})
    assert [list(row.values()) for row in counted] == [["IA", "Iowa", 3, 4, 0], ["OH", "Ohio", 3, 6, 2]]


def long_row() -> Row:
    return next(row for row in tables_of("agreement mou", "agreement mou not")["state_answers"] if row["n_no"])


# A fault in a row, and what the check says of it
FAULTS = [
    ({"n_no": 2}, "n_no is the number of claims_no"),
    ({"claims_yes": ["x", "y"]}, "n_yes is the number of claims_yes"),
    ({"claims_yes": ["x", "x"], "n_yes": 2}, "is no list of different words"),
    ({"listed": [""]}, "is no list of different words"),
    ({"answer": "yes"}, "on its own side only"),
    ({"answer": "not_mentioned", "firmness": None}, "no claim is behind an answer just where"),
    ({"firmness": None}, "firmness is empty just where"),
    ({"answer": "maybe"}, "is none of the allowed values"),
    ({"question": "weather"}, "is none of the allowed values"),
]


@pytest.mark.parametrize(("change", "message"), FAULTS, ids=[f"{change}" for change, _ in FAULTS])
def test_faulty_rows_are_told(change: dict[str, object], message: str) -> None:
    table = TABLES["state_answers"]
    check(from_rows([long_row()], table), table)
    with pytest.raises(TableError, match=f"(?s){message}.*state OH, question"):
        check(from_rows([{**long_row(), **change}], table), table)


def test_ids_of_no_claim_are_told() -> None:
    known = [pa.chunked_array([["a.txt.s0.0"]]), pa.chunked_array([["b.txt.s0.0"]])]
    answers = from_rows([long_row()], TABLES["state_answers"])
    with pytest.raises(TableError, match=r"state_answers: column claims_no: 'a\.txt\.s1\.0' is no claim_id"):
        check_claim_ids(answers, TABLES["state_answers"], known)
    check_claim_ids(answers, TABLES["state_answers"], [*known, pa.chunked_array([["a.txt.s1.0"]])])


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(tmp_path_factory.mktemp("profiles"), DOCUMENTS)


def test_tables_of_a_run(dataset: Path, tmp_path: Path) -> None:
    wide, long = rows(dataset, "state_profiles.parquet"), rows(dataset, "state_answers.parquet")
    assert list(wide["state"]) == ["NV", "OH", "UT"]
    assert list(long["state"]) == [state for state in ("NV", "OH", "UT") for _ in NAMES]
    assert list(long["question"]) == NAMES * 3
    answers = long.pivot_table(index="state", columns="question", values="answer", aggfunc="first")
    pd.testing.assert_frame_equal(
        answers[NAMES], wide.set_index("state")[NAMES], check_names=False, check_column_type=False
    )
    ohio = answers.loc["OH"]
    assert (ohio["shares_with_ice"], ohio["agreement"], ohio["opt_out"]) == ("yes", "no", "not_mentioned")
    assert list(wide["n_documents"]) == [1, 2, 1]
    assert wide["n_claims"].sum() == len(rows(dataset, "claims"))
    known = set(rows(dataset, "claims")["claim_id"])
    assert set(long["claims_yes"].explode().dropna()) | set(long["claims_no"].explode().dropna()) <= known
    again, before = contents(run(tmp_path, DOCUMENTS, batch_size=1)), contents(dataset)
    assert [again[file] for file in FILES] == [before[file] for file in FILES]


@pytest.mark.parametrize("name", ["state_answers", "state_profiles"])
def test_lists_are_read_as_lists(dataset: Path, name: str) -> None:
    path = dataset / f"{name}.parquet"
    schema = pq.read_schema(path)
    assert schema.equals(arrow_schema(TABLES[name]).with_metadata(schema.metadata), check_metadata=True)
    lists = [column.name for column in TABLES[name].columns if column.type == "list"]
    in_pandas, in_polars = pd.read_parquet(path), polars.read_parquet(path)
    in_duckdb = duckdb.sql(f"SELECT * FROM '{path}'").pl()
    assert {str(in_polars.schema[column]) for column in lists} == {"List(String)"}
    assert in_duckdb.equals(in_polars)
    for column in lists:
        assert [list(cell) for cell in in_pandas[column]] == in_polars[column].to_list()
        assert [list(cell) for cell in in_pandas[column]] == pq.read_table(path)[column].to_pylist()
