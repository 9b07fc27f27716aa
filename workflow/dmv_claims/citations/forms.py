"""Reads and checks `vocabulary/citations.yaml` and builds the tables and patterns of the citation finder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from dmv_claims.citations.patterns import BILL_NUMBER, build_patterns, spelled
from dmv_claims.vocabulary import FOLDER, VocabularyError, read_yaml

FILE = "citations.yaml"
_SECTIONS = {"part", "shapes", "divisions", "own_law", "states", "codes", "bills", "federal_chambers"}
_KEYS = _SECTIONS | {"acts", "act_words", "amendments"}
_DIVISIONS = {"title", "chapter", "part", "section", "sections"}
_ACT_WORDS = {"connectors", "openers", "never_alone"}
_CODE_KEYS = {"state", "form", "shape", "names", "home", "laws"}
_BILL_KEYS = {"form", "names", "pattern", "states", "not_in", "number", "kind", "unplaced", "federal"}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Citation:
    """A law cited at `text[start:end]`, subsections included.

    `citation` is the normal form, `kind` one of "code", "act", "bill", "constitution", `jurisdiction` a
    postal code, "US", or "" where unknown.
    """

    start: int
    end: int
    citation: str
    kind: str
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code of laws: its state, the normal form to fill in, the shapes of its section numbers."""

    state: str
    form: str
    number: re.Pattern[str]
    bare: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Bill:
    """A kind of bill or numbered act, and the states whose legislatures have or lack it."""

    form: str
    kind: str
    number: re.Pattern[str]
    states: frozenset[str]
    not_in: frozenset[str]
    unplaced: bool
    federal: bool

    def fits(self, state: str) -> bool:
        """Say whether the legislature of a state ("" and "US" have none) has such bills."""
        return state not in self.not_in | {"", "US"} and (not self.states or state in self.states)


@dataclass(frozen=True, slots=True)
class Act:
    """An act known by name, and its state ("US" where federal)."""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class CitationForms:
    """What `find_citations` needs. Tables are read with `look_up`, `acts` with `fold`.

    An `anchor` stands in every citation, an `opening` begins one, and `scanner` then matches it as a whole.
    `states` maps prefixes to postal codes, `names` and `short` postal codes to name and abbreviation.
    `codes` hold in every document, `home_codes` in those of their state; `bare` is a state's code for
    sections that name none.
    """

    anchor: re.Pattern[str]
    opening: re.Pattern[str]
    scanner: re.Pattern[str]
    division: re.Pattern[str]
    item: re.Pattern[str]
    acronym: re.Pattern[str]
    state_name: re.Pattern[str]
    state_before: re.Pattern[str]
    state_after: re.Pattern[str]
    elsewhere: re.Pattern[str]
    states: Mapping[str, str]
    names: Mapping[str, str]
    short: Mapping[str, str]
    codes: Mapping[str, tuple[Code, ...]]
    home_codes: Mapping[str, tuple[Code, ...]]
    bare: Mapping[str, Code]
    bills: Mapping[str, Bill]
    federal_chambers: Mapping[str, str]
    acts: Mapping[str, Act]
    connectors: frozenset[str]
    openers: frozenset[str]
    never_alone: frozenset[str]


def fold(text: str) -> str:
    """Return the words of a name in small letters, without punctuation, for comparison."""
    return " ".join(re.findall(r"[a-z0-9&]+", re.sub(r"['’]", "", text.casefold())))


def key_of(name: str) -> str:
    """Return the letters of a name, in small letters unless all are capitals (then it is an acronym)."""
    letters = re.sub(r"[^A-Za-z0-9]", "", name)
    return letters if letters.isupper() else letters.casefold()


def look_up(table: Mapping[str, _T], name: str) -> _T | None:
    """Return the entry of a name as written in a text; an acronym counts only in capitals."""
    key = key_of(name)
    return table.get(key, table.get(key.casefold()))


@cache
def load_citation_forms(folder: Path = FOLDER) -> CitationForms:
    """Read, check and compile `citations.yaml`; a ValueError names the file, the key and what is allowed."""
    raw = read_yaml(folder / FILE, _KEYS)
    _check(raw)
    prefixes = {state: (*names, f"{names[0].removesuffix('.')}'s") for state, names in raw["states"].items()}
    codes, home_codes, bare = _codes(raw, prefixes)
    return CitationForms(
        **_patterns(raw, prefixes),
        states={key_of(prefix): state for state, some in prefixes.items() for prefix in some},
        names={state: names[0] for state, names in raw["states"].items()},
        short={state: names[1] for state, names in raw["states"].items()},
        codes=codes,
        home_codes=home_codes,
        bare=bare,
        bills={key_of(name): _bill(bill) for bill in raw["bills"] for name in bill.get("names", [bill["form"]])},
        federal_chambers=raw["federal_chambers"],
        acts={fold(name): Act(act["name"], act["state"]) for act in raw["acts"] for name in _names_of(act)},
        connectors=frozenset(raw["act_words"]["connectors"]),
        openers=frozenset(raw["act_words"]["openers"]),
        never_alone=frozenset(raw["act_words"]["never_alone"]),
    )


def _check(raw: dict[str, Any]) -> None:
    _allow("divisions", raw["divisions"], _DIVISIONS, _DIVISIONS)
    _allow("act_words", raw["act_words"], _ACT_WORDS, _ACT_WORDS)
    for name, shape in raw["shapes"].items():
        _allow(f"shapes.{name}", shape, {"number", "bare"}, {"number"})
    for state, names in raw["states"].items():
        _demand(f"states.{state}", len(names) > 1, "a list of name, abbreviation, perhaps other prefixes")
    for code in raw["codes"]:
        _check_code(code, raw)
    for bill in raw["bills"]:
        _check_bill(bill, raw)
    for act in raw["acts"]:
        where = f"acts.{act.get('name', act)}"
        _allow(where, act, {"name", "state", "also", "terms"}, {"name", "state"})
        _demand(f"{where}.state", act["state"] in raw["states"], "a key of states")


def _check_code(code: dict[str, Any], raw: dict[str, Any]) -> None:
    where = f"codes.{code.get('form', code)}"
    _allow(where, code, _CODE_KEYS, {"state", "form", "shape"})
    _demand(f"{where}.shape", code["shape"] in raw["shapes"], ", ".join(raw["shapes"]))
    _demand(f"{where}.state", code["state"] in raw["states"], "a key of states")
    _demand(f"{where}.form", "{section}" in code["form"], "a form with {section} in it")


def _check_bill(bill: dict[str, Any], raw: dict[str, Any]) -> None:
    where = f"bills.{bill.get('form', bill)}"
    _allow(where, bill, _BILL_KEYS, {"form"})
    _demand(f"{where}.names", ("names" in bill) != ("pattern" in bill), "either names or a pattern")
    _demand(f"{where}.kind", bill.get("kind", "bill") in {"bill", "act"}, "bill, act")
    states = {*bill.get("states", []), *bill.get("not_in", [])}
    _demand(f"{where}.states", states <= set(raw["states"]), "keys of states")


def _allow(where: str, mapping: Mapping[str, Any], allowed: set[str], required: set[str]) -> None:
    wrong = sorted((set(mapping) - allowed) | (required - set(mapping)))
    needed = f"{', '.join(sorted(allowed))}; {', '.join(sorted(required))} must be there"
    _demand(f"{where}: key '{wrong[0]}'" if wrong else where, not wrong, needed)


def _demand(where: str, holds: bool, allowed: str) -> None:
    if not holds:
        raise VocabularyError(f"{FILE}: {where}: allowed is {allowed}")


def _compiled(where: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise VocabularyError(f"{FILE}: {where}: allowed is a regular expression ({error})") from error


def _patterns(raw: dict[str, Any], prefixes: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    try:
        return dict(build_patterns(raw, prefixes))
    except re.error as error:
        raise VocabularyError(f"{FILE}: bills: allowed as pattern is a regular expression ({error})") from error


def _names_of(act: dict[str, Any]) -> list[str]:
    return [act["name"], *act.get("also", []), *act.get("terms", [])]


def _codes(
    raw: dict[str, Any], prefixes: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[Code, ...]], dict[str, tuple[Code, ...]], dict[str, Code]]:
    tables: dict[str, dict[str, tuple[Code, ...]]] = {"names": {}, "home": {}}
    bare: dict[str, Code] = {}
    for entry in raw["codes"]:
        for law, aliases in entry.get("laws", {"": []}).items():
            code = _code(entry, law, raw)
            bare.setdefault(code.state, code)
            for group, table in tables.items():
                for name in spelled(entry.get(group, []), prefixes[code.state], [law, *aliases]):
                    known = table.get(key_of(name), ())
                    table[key_of(name)] = known if code in known else (*known, code)
    return tables["names"], tables["home"], bare


def _code(entry: dict[str, Any], law: str, raw: dict[str, Any]) -> Code:
    where = f"shapes.{entry['shape']}"
    shape = {
        kind: _compiled(f"{where}.{kind}", pattern.replace("{part}", raw["part"]))
        for kind, pattern in raw["shapes"][entry["shape"]].items()
    }
    return Code(entry["state"], entry["form"].replace("{law}", law), shape["number"], shape.get("bare"))


def _bill(raw: dict[str, Any]) -> Bill:
    return Bill(
        form=raw["form"],
        kind=raw.get("kind", "bill"),
        number=_compiled(f"bills.{raw['form']}.number", raw.get("number", BILL_NUMBER)),
        states=frozenset(raw.get("states", [])),
        not_in=frozenset(raw.get("not_in", [])),
        unplaced=raw.get("unplaced", False),
        federal=raw.get("federal", False),
    )
