"""Work out what a correction makes of a claim: the values given, and those that follow from them."""

from collections.abc import Callable, Mapping
from typing import Any

from dmv_claims.citations import unnamed
from dmv_claims.iso_durations import days_of
from dmv_claims.review.decisions import Decision, read_corrections
from dmv_claims.review.values import Value, correctable, named_law
from dmv_claims.tables.columns import Table

Row = Mapping[str, Any]
Values = dict[str, Value]

STATE, GENERIC, OTHER = "state", "generic", "other_state"

# What the values of a claim have to be to each other: the rule in words, the columns whose correction can break it, and
# the test.
RULES: tuple[tuple[str, tuple[str, ...], Callable[[Row], bool]], ...] = (
    (
        "the document's state as subject where scope is state, another for other_state, none for generic",
        ("scope", "subject"),
        lambda row: row["scope"] == _scope(row, row["subject"]),
    ),
    (
        f"category=unnamed just where citation is {unnamed.STATE_LAW} or {unnamed.FEDERAL_LAW}",
        ("category", "citation"),
        lambda row: (row["category"] == unnamed.KIND) == (row["law_kind"] == unnamed.KIND),
    ),
    (
        "duration and bound just where category is period",
        ("category", "duration", "bound"),
        lambda row: {row["duration"] is not None, row["bound"] is not None} == {row["category"] == "period"},
    ),
)


def corrected_values(decision: Decision, claim: Row, dictionary: Mapping[str, Table]) -> Values:
    """Return the columns of a claim that change, with their values; SheetError where the decision does not fit it."""
    columns = correctable(dictionary, claim["claim_type"])
    given = read_corrections(decision, columns)
    values = given | _place(claim, given)
    values |= _days(given) | _law({**claim, **values}, given)
    row = {**claim, **values}
    for words, needed, test in RULES:
        if {*needed} <= {*columns} and {*needed} & {*given} and not test(row):
            corrections = "; ".join(f"{name}={text}" for name, text in decision.corrections)
            raise decision.fault(corrections, words, "give the other value as well")
    return values


def _scope(claim: Row, subject: Value) -> str:
    if subject is None:
        return GENERIC
    return STATE if subject == claim["state"] else OTHER


def _place(claim: Row, given: Values) -> Values:
    """Return the scope that follows from a subject that is given alone, or the other way round."""
    if "subject" in given and "scope" not in given:
        return {"scope": _scope(claim, given["subject"])}
    if given.get("scope") in (STATE, GENERIC) and "subject" not in given:
        return {"subject": claim["state"] if given["scope"] == STATE else None}
    return {}


def _days(given: Values) -> Values:
    if "duration" not in given:
        return {}
    return {"days": days_of(str(given["duration"])) if given["duration"] else None}


def _law(row: Row, given: Values) -> Values:
    """Return the kind of a law that is given, and whose it is where the reviewer does not say."""
    law = named_law(str(given.get("citation", "")))
    kind = law.kind if law else unnamed.KIND
    values: Values = {"law_kind": kind} if "citation" in given else {}
    if "jurisdiction" in given:
        return values
    if law:
        return values | {"jurisdiction": law.jurisdiction or None}
    if values or (row["law_kind"] == unnamed.KIND and {"scope", "subject"} & set(given)):
        return values | {"jurisdiction": unnamed.jurisdiction_of(row["citation"], row["subject"])}
    return values
