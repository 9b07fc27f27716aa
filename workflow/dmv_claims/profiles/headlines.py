"""Read the headline questions and check that their filters can fit a claim or a conflict at all."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dmv_claims.vocabulary import FOLDER, VocabularyError, read_yaml

FILE = "headlines.yaml"
KEYS = ("question", "yes", "no", "conflicts")
# What a filter may say in place of a value.
SUBJECT, EMPTY = "<subject>", "<empty>"

# Each column with its allowed values, any where there are none.
Allowed = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows count: the values that each of these columns may have."""

    wanted: tuple[tuple[str, tuple[str, ...]], ...]

    def fits(self, row: Mapping[str, Any]) -> bool:
        """Tell whether a row has one of the values in every column."""
        for column, values in self.wanted:
            found = row[column]
            value = EMPTY if found is None else found
            if value not in values and not (SUBJECT in values and found == row["subject"]):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Headline:
    """One question; `values` are the columns to list from, () where it asks for no list.

    Claims of the `claim_types` can answer it.
    """

    name: str
    question: str
    yes: tuple[Filter, ...]
    no: tuple[Filter, ...]
    conflicts: tuple[Filter, ...]
    values: tuple[str, ...]
    claim_types: frozenset[str]


@cache
def load_headlines(folder: Path = FOLDER) -> tuple[Headline, ...]:
    """Read `headlines.yaml`: the questions in their order."""
    return tuple(_headline(name, content) for name, content in read_yaml(folder / FILE, set()).items())


def _headline(name: object, content: object) -> Headline:
    where = f"{FILE}: {name}"
    if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z_]*", name):
        raise VocabularyError(f"{where}: a name has to be small letters and underscores; correct it")
    entry = _entry(where, content)
    yes, no = (_filters(f"{where}: {side}", entry[side]) for side in ("yes", "no"))
    return Headline(
        name,
        str(entry["question"]),
        yes,
        no,
        _filters(f"{where}: conflicts", entry["conflicts"]),
        _words(f"{where}: values", entry.get("values", [])),
        frozenset(value for one in (*yes, *no) for value in dict(one.wanted).get("claim_type", ())),
    )


def _entry(where: str, content: object) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise VocabularyError(f"{where}: has to be a mapping, with the keys {', '.join(KEYS)}")
    # YAML takes a bare yes and no for true and false.
    bare: dict[object, str] = {True: "yes", False: "no"}
    entry = {bare.get(key, str(key)): value for key, value in content.items()}
    for key in (*KEYS, *entry):
        if key not in entry or key not in (*KEYS, "values"):
            verb = "remove" if key in entry else "add"
            raise VocabularyError(f"{where}: key '{key}': allowed are just {', '.join(KEYS)}, values; {verb} it")
    if not entry["yes"]:
        raise VocabularyError(f"{where}: yes: has to hold a filter, or no claim could answer the question; add one")
    return entry


def _filters(where: str, content: object) -> tuple[Filter, ...]:
    if not isinstance(content, list) or not all(isinstance(one, dict) and one for one in content):
        raise VocabularyError(f"{where}: has to be a list of filters, as in [{{claim_type: sharing}}]; correct it")
    return tuple(
        Filter(tuple((str(column), _words(f"{where}: {column}", value)) for column, value in one.items()))
        for one in content
    )


def _words(where: str, content: object) -> tuple[str, ...]:
    words = content if isinstance(content, list) else [content]
    if not all(isinstance(word, str) for word in words):
        raise VocabularyError(f"{where}: has to be a word or a list of words; write 'no' and the like in quotes")
    return tuple(words)


def check_headlines(
    headlines: Iterable[Headline], claims: Allowed, categories: Mapping[str, Iterable[str]], conflicts: Allowed
) -> None:
    """Raise VocabularyError where a question asks for columns or values that there are not.

    `claims` and `conflicts` are the columns that filters may name, `categories` the categories of each claim type.
    """
    for headline in headlines:
        where = f"{FILE}: {headline.name}"
        for side, filters in (("yes", headline.yes), ("no", headline.no)):
            for one in filters:
                _check_claim_type(f"{where}: {side}", one)
                own = {category for kind in dict(one.wanted)["claim_type"] for category in categories.get(kind, ())}
                _check(f"{where}: {side}", one, {**claims, "category": own})
        for one in headline.conflicts:
            _check(f"{where}: conflicts", one, conflicts)
        for column in headline.values:
            _check_known(f"{where}: values: column", column, claims)


def _check_claim_type(where: str, one: Filter) -> None:
    if "claim_type" not in dict(one.wanted):
        raise VocabularyError(f"{where}: a filter has to give the claim_type; add it")


def _check(where: str, one: Filter, allowed: Allowed) -> None:
    # The type first: a wrong one leaves no category that would be right.
    for column, values in sorted(one.wanted, key=lambda pair: pair[0] != "claim_type"):
        _check_known(f"{where}: column", column, allowed)
        known = list(allowed[column])
        for value in values if known else ():
            _check_known(f"{where}: {column}:", value, [*known, SUBJECT, EMPTY])


def _check_known(where: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        raise VocabularyError(f"{where} '{name}': allowed are just {', '.join(known)}; correct it")
