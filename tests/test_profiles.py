"""Headline questions: what claims and conflicts make of each answer."""

import pytest
from claim_rows import claims
from dmv_claims.conflicts import find_conflicts
from dmv_claims.profiles.answers import Answer, find_answers
from dmv_claims.profiles.headlines import load_headlines
from dmv_claims.tables.columns import load_tables

TABLES = load_tables()
HEADLINES = load_headlines()
FILES = ("state_profiles.parquet", "state_answers.parquet")
NAMES = [headline.name for headline in HEADLINES]


def ask(question: str, *statements: str) -> Answer:
    """Return the answer that statements, in the notation of claim_rows, give to a question."""
    said = claims(*statements)
    found = find_answers(HEADLINES, said, find_conflicts(said, []))
    return next(one for one in found if one.headline.name == question)


def sides(answer: Answer) -> tuple[list[str], list[str]]:
    """Return the ids of the claims that say yes and no."""
    return answer.claims_yes.to_pylist(), answer.claims_no.to_pylist()


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
    assert sides(found)[0] == ["a.txt.s1.0", "a.txt.s2.0"]
    assert sides(found)[1] == ["a.txt.s0.0"]


ALL_KINDS = "data_type personal_information disclosure=conditional"


def test_sharing_without_the_order_contradicts_that_it_is_required() -> None:
    found = ask("court_order_required", f"{ORDER}; {ALL_KINDS}", "sharing general", "sharing bulk normative")
    assert (found.answer, found.firmness) == ("conflicting", "asserted")
    assert sides(found) == (["a.txt.s0.0"], ["a.txt.s1.0"])


def test_a_contradiction_holds_for_every_alternative_of_a_statement() -> None:
    said = [f"{ORDER}; {WARRANT}; {ALL_KINDS}", "sharing general hedged"]
    (conflict,) = find_conflicts(claims(*said), [])
    assert conflict["key"] == "court_order"
    found = ask("warrant_required", *said)
    assert (found.answer, found.firmness) == ("conflicting", "hedged")
    assert sides(found) == (["a.txt.s0.1"], ["a.txt.s1.0"])
    assert ask("subpoena_required", *said).answer == "not_mentioned"


def test_a_conflict_about_something_else_leaves_the_answer() -> None:
    said = [f"{ORDER}; {ALL_KINDS}", "sharing general", WARRANT]
    assert ask("court_order_required", *said).answer == "conflicting"
    assert ask("warrant_required", *said).answer == "yes"
    assert ask("retention_by_agency", *said).answer == "not_mentioned"


def test_claims_of_a_conflict_join_the_side_that_they_speak_for() -> None:
    found = ask("specific_law", f"{LAW} not", "legal_basis unnamed citation=S jurisdiction=OH effect=authorizes")
    assert sides(found) == (["a.txt.s1.0"], ["a.txt.s0.0"])


def test_conflicts_about_another_state_do_not_count() -> None:
    of_iowa = "scope=other_state subject=IA"
    found = ask("agreement", "agreement mou", f"agreement mou {of_iowa}", f"agreement mou not {of_iowa}")
    assert (found.answer, sides(found)) == ("yes", (["a.txt.s0.0"], []))
