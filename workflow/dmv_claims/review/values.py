"""Read the values of a correction: which columns of a claim a reviewer may correct, and what they may hold."""

import re
from collections.abc import Callable, Mapping

from dmv_claims.citations import Citation, find_citations, load_citation_forms
from dmv_claims.citations.unnamed import FEDERAL_LAW, STATE_LAW
from dmv_claims.iso_durations import days_of
from dmv_claims.tables.columns import Column, Table

Value = str | int | None

# Columns that reviews and claims share though nobody corrects them: what tells which claim it is, and what follows
# from another column.
FIXED = frozenset(("claim_id", "state", "file", "claim_type", "days", "law_kind"))
LONGEST = 1000 * days_of("P1Y")

# What is allowed where the values are too many for a message.
LISTED = {
    "states": "the postal code of a state or DC (as IA)",
    "jurisdictions": "the postal code of a state or DC (as IA), or US",
    "categories": "one of the claim's type, as processed/README.md lists them",
}
MOST_LISTED = 30


class ValueNotAllowedError(ValueError):
    """A value that a column may not hold; the message says what is allowed."""


def correctable(dictionary: Mapping[str, Table], claim_type: str = "") -> dict[str, Column]:
    """Return the columns that can be corrected in claims of a type, in those of any type where none is given."""
    names = set(dictionary["reviews"].names) - FIXED
    tables = [one for one in dictionary.values() if claim_type and one.claim_type == claim_type]
    (table,) = tables or [dictionary["claims"]]
    return {column.name: column for column in table.columns if column.name in names & set(table.names)}


def read_value(column: Column, text: str) -> Value:
    """Return the value of a cell, None where it is empty; ValueNotAllowedError where the column may not hold it."""
    if not text:
        if column.nullable:
            return None
        raise ValueNotAllowedError(f"{_allowed(column)}, and not nothing")
    if column.values:
        fits: Callable[[str], object] = column.values.__contains__
    else:
        fits = {"duration": _is_duration, "citation": _is_citation}.get(column.name, _is_year)
    if not fits(text):
        raise ValueNotAllowedError(_allowed(column) + (", or nothing" if column.nullable else ""))
    return int(text) if column.type == "int64" else text


def _allowed(column: Column) -> str:
    name = f"{column.name}="
    if column.name == "duration":
        return f"{name}P18M or another length of at most 1000 years in ISO 8601"
    if column.name == "citation":
        return f"{name}a law as the tables write it (Iowa Code § 321.11), or {STATE_LAW} or {FEDERAL_LAW}"
    if len(column.values) > MOST_LISTED:
        return name + LISTED[column.listed]
    return name + (" or ".join(column.values) or "a year in four digits")


def _is_duration(text: str) -> bool:
    try:
        return days_of(text) <= LONGEST
    except ValueError:
        return False


def _is_citation(text: str) -> bool:
    return text in (STATE_LAW, FEDERAL_LAW) or named_law(text) is not None


def _is_year(text: str) -> bool:
    return re.fullmatch("[12][0-9]{3}", text) is not None


def named_law(text: str) -> Citation | None:
    """Return the law that a citation names, None where it is not in the normal form of its kind."""
    match find_citations(text, load_citation_forms(), ""):
        case [law] if law.citation == text:
            return law
    return None
