"""Headline questions: what claims and conflicts make of each answer, checks of rows, and the two tables of a run."""

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
from dmv_claims.profiles.answers import Answer, find_answers
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


def ask(question: str, *statements: str) -> Answer:
    """Return the answer that statements, in the notation of claim_rows, give to a question."""
    said = claims(*statements)
    found = find_answers(HEADLINES, said, find_conflicts(said, []))
    return next(one for one in found if one.headline.name == question)


ORDER = "legal_process court_order role=required"
WARRANT = "legal_process warrant role=required"
LAW = "policy_status law"
OWN_LAW = "legal_basis named citation=X jurisdiction=OH effect=restricts"

# A question, statements, the answer with its firmness
ANSWERS: list[tuple[str, list[str], str]] = [
    ("shares_with_ice", ["sharing general"], "yes asserted"),
    ("shares_with_ice", ["sharing bulk hedged"], "yes hedged"),
    ("shares_with_ice", ["sharing bulk hedged", "sharing on_request"], "yes asserted"),
    ("shares_with_ice", ["data_type photo disclosure=shared"], "yes asserted"),
    ("shares_with_ice", ["sharing general not"], "no asserted"),
    ("shares_with_ice", ["sharing general", "sharing general not"], "conflicting asserted"),
    ("shares_with_ice", ["sharing general", "sharing general not hedged"], "conflicting hedged"),
    ("shares_with_ice", ["sharing general hedged", "sharing general not hedged"], "conflicting hedged"),
    # Near misses: a mode that is denied, kinds that do not pass or only with an order
    ("shares_with_ice", ["sharing bulk not", "sharing direct_access not"], "not_mentioned"),
    ("shares_with_ice", ["sharing general", "sharing automatic not"], "yes asserted"),
    (
        "shares_with_ice",
        ["data_type photo disclosure=barred", "data_type name disclosure=conditional"],
        "not_mentioned",
    ),
    # Near misses: said of states in general or another one, wished, foreseen
    ("shares_with_ice", ["sharing general scope=generic", "sharing general not scope=generic"], "not_mentioned"),
    ("shares_with_ice", ["sharing general scope=other_state subject=IA"], "not_mentioned"),
    ("shares_with_ice", ["sharing general normative", "sharing general prospective"], "not_mentioned"),
    ("shares_with_ice", ["sharing general not", "sharing general normative"], "no asserted"),
    ("agreement", ["agreement mou"], "yes asserted"),
    ("agreement", ["agreement mou not"], "no asserted"),
    ("agreement", ["agreement agreement", "agreement mou not"], "conflicting asserted"),
    ("agreement", ["sharing general", "policy_status policy"], "not_mentioned"),
    ("specific_law", [LAW], "yes asserted"),
    ("specific_law", [f"{LAW} not"], "no asserted"),
    ("specific_law", [OWN_LAW], "yes asserted"),
    ("specific_law", [OWN_LAW, f"{LAW} not"], "conflicting asserted"),
    ("specific_law", ["policy_status policy"], "not_mentioned"),
    # Near misses: federal law, a law that only governs, one without a name, which still contradicts that there is none
    ("specific_law", ["legal_basis named citation=X jurisdiction=US effect=restricts"], "not_mentioned"),
    ("specific_law", ["legal_basis named citation=X jurisdiction=OH effect=governs"], "not_mentioned"),
    ("specific_law", ["legal_basis unnamed citation=state jurisdiction=OH effect=restricts"], "not_mentioned"),
    (
        "specific_law",
        ["legal_basis unnamed citation=state jurisdiction=OH effect=restricts", f"{LAW} not"],
        "conflicting asserted",
    ),
    ("court_order_required", [ORDER], "yes asserted"),
    ("court_order_required", ["legal_process court_order role=not_required"], "no asserted"),
    ("court_order_required", ["legal_process court_order role=optional"], "not_mentioned"),
    ("court_order_required", [WARRANT], "not_mentioned"),
    ("court_order_required", [f"{ORDER}; {WARRANT}"], "yes asserted"),
    ("warrant_required", [f"{ORDER}; {WARRANT}"], "yes asserted"),
    ("warrant_required", [WARRANT, "legal_process warrant role=not_required"], "conflicting asserted"),
    ("subpoena_required", ["legal_process subpoena role=required hedged"], "yes hedged"),
    ("opt_out", ["remedy opt_out"], "yes asserted"),
    ("opt_out", ["remedy opt_out not"], "no asserted"),
    ("opt_out", ["remedy complaint not"], "not_mentioned"),
    ("transparent", ["safeguard transparency"], "yes asserted"),
    ("transparent", ["safeguard transparency not"], "no asserted"),
    ("transparent", ["impact lack_of_transparency hedged"], "no hedged"),
    ("transparent", ["safeguard transparency", "impact lack_of_transparency"], "conflicting asserted"),
    ("data_types_shared", ["data_type photo disclosure=barred"], "not_mentioned"),
    (
        "data_types_shared",
        ["data_type photo disclosure=shared", "data_type photo disclosure=barred"],
        "conflicting asserted",
    ),
    ("data_types_shared", ["data_type photo disclosure=shared", "data_type name disclosure=barred"], "yes asserted"),
    ("retention_by_ice", ["retention period duration=P1Y days=365 bound=exact holder=ice"], "yes asserted"),
    ("retention_by_agency", ["retention period duration=P1Y days=365 bound=exact holder=ice"], "not_mentioned"),
    ("retention_by_unnamed", ["retention period duration=P1Y days=365 bound=exact holder=ice"], "not_mentioned"),
    ("retention_by_unnamed", ["retention unspecified"], "yes asserted"),
    ("retention_by_agency", ["retention unspecified not holder=dmv"], "no asserted"),
    # Two periods of one holder are both on the side of yes
    (
        "retention_by_ice",
        ["retention period days=365 bound=exact holder=ice", "retention period days=730 bound=exact holder=ice"],
        "conflicting asserted",
    ),
    (
        "retention_by_ice",
        ["retention period days=365 bound=exact holder=ice", "retention period days=9 bound=exact holder=ice hedged"],
        "conflicting hedged",
    ),
    ("laws", ["legal_basis named citation=X jurisdiction=US effect=governs"], "yes asserted"),
    ("laws", ["legal_basis named citation=X jurisdiction=US effect=requires not"], "not_mentioned"),
]


@pytest.mark.parametrize(("question", "statements", "expected"), ANSWERS)
def test_answers(question: str, statements: list[str], expected: str) -> None:
    found = ask(question, *statements)
    assert f"{found.answer} {found.firmness}".strip() == expected


def test_every_question_is_tested() -> None:
    assert {question for question, _, _ in ANSWERS} | {"data_types_conditional", "data_types_barred"} == set(NAMES)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("data_types_shared", ("name", "photo")),
        ("data_types_conditional", ("address",)),
        ("data_types_barred", ("fingerprint",)),
        ("retention_by_ice", ("P1Y", "as_needed")),
        ("laws", ("A", "B")),
        # A question without a list
        ("shares_with_ice", ()),
    ],
)
def test_what_is_listed(question: str, values: tuple[str, ...]) -> None:
    found = ask(
        question,
        "data_type photo disclosure=shared; data_type name disclosure=shared hedged",
        "data_type photo disclosure=shared; data_type address disclosure=conditional",
        "data_type fingerprint disclosure=barred; data_type biometric disclosure=shared scope=generic",
        "retention period duration=P1Y days=365 bound=max holder=ice; retention as_needed holder=ice",
        "legal_basis named citation=B effect=governs; legal_basis named citation=A effect=restricts hedged",
    )
    assert found.values == values


def test_both_sides_are_named() -> None:
    found = ask("agreement", "agreement mou not", "agreement agreement; sharing bulk", "agreement mou hedged")
    assert found.claims_yes == ("a.txt.s1.0", "a.txt.s2.0")
    assert found.claims_no == ("a.txt.s0.0",)


ALL_KINDS = "data_type personal_information disclosure=conditional"


def test_sharing_without_the_order_contradicts_that_it_is_required() -> None:
    found = ask("court_order_required", f"{ORDER}; {ALL_KINDS}", "sharing general", "sharing bulk normative")
    assert (found.answer, found.firmness) == ("conflicting", "asserted")
    assert (found.claims_yes, found.claims_no) == (("a.txt.s0.0",), ("a.txt.s1.0",))


def test_a_contradiction_holds_for_every_alternative_of_a_statement() -> None:
    said = [f"{ORDER}; {WARRANT}; {ALL_KINDS}", "sharing general hedged"]
    (conflict,) = find_conflicts(claims(*said), [])
    assert conflict["key"] == "court_order"
    found = ask("warrant_required", *said)
    assert (found.answer, found.firmness) == ("conflicting", "hedged")
    assert (found.claims_yes, found.claims_no) == (("a.txt.s0.1",), ("a.txt.s1.0",))
    assert ask("subpoena_required", *said).answer == "not_mentioned"


def test_a_conflict_about_something_else_leaves_the_answer() -> None:
    said = [f"{ORDER}; {ALL_KINDS}", "sharing general", WARRANT]
    assert ask("court_order_required", *said).answer == "conflicting"
    assert ask("warrant_required", *said).answer == "yes"
    assert ask("retention_by_agency", *said).answer == "not_mentioned"


def test_claims_of_a_conflict_join_the_side_that_they_speak_for() -> None:
    found = ask("specific_law", f"{LAW} not", "legal_basis unnamed citation=S jurisdiction=OH effect=authorizes")
    assert (found.claims_yes, found.claims_no) == (("a.txt.s1.0",), ("a.txt.s0.0",))


def test_conflicts_about_another_state_do_not_count() -> None:
    of_iowa = "scope=other_state subject=IA"
    found = ask("agreement", "agreement mou", f"agreement mou {of_iowa}", f"agreement mou not {of_iowa}")
    assert (found.answer, found.claims_yes) == ("yes", ("a.txt.s0.0",))


def tables_of(*statements: str) -> dict[str, list[Row]]:
    said = claims(*statements)
    answers = find_answers(HEADLINES, said, find_conflicts(said, []))
    counts = count_claims(said) + Counter(documents=1, statements=9)
    return {"state_answers": answer_rows("OH", answers), "state_profiles": [profile_row("OH", counts, answers)]}


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
