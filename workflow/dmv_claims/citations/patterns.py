"""Builds the regular expressions of the citation finder from the forms in `vocabulary/citations.yaml`.

The names of all codes go into tries, so that the scanner branches on letters and not once per state.
Quantifiers are bounded or atomic: a number given back digit by digit only lengthens the search.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any

BILL_NUMBER = r"\d{1,5}(?:-\d{1,4})?"

_NUMBER = (
    r"(?>\d{1,6}[A-Za-z]{0,3}(?:[-‑–.:/]\d{1,6}[A-Za-z]{0,3}|-[A-Za-z]{1,2}(?!\w)){0,6}"
    r"(?:(?<=-\d),\d{3}(?:\.\d+)?(?!\d))?)(?!\w)"
)
_SUBSECTIONS = (
    r"(?>(?:\s?[-–]?\((?:\d{1,2}|[A-Za-z]{1,2}|[ivxIVX]{1,5})\)){0,8}"
    r"(?:,\s+subds?\.\s+\d{1,2}\w?)?(?:\s+(?:to|through)\s+-\d[\d.]{0,6}\b)?(?:,?\s+et\.?\s+seq\b)?)"
)
_ITEM = _NUMBER + _SUBSECTIONS
_NEXT = r"(?:,?\s+(?:and|or|&|to|through)\s+|,\s*|\s*[–—]\s*)(?:(?:§+|[Ss]ections?)\s*)?"
_LINK = r",?\s*(?:(?:of|in|under)\s+)?(?:(?:the|that)\s+)?"
# "Annotated", and the year of the edition where the citation goes on after it.
_EDITION = (
    r"(?:,?\s*(?:Annotated|Ann\b\.?))?"
    r"(?:,?\s*\(?(?:19|20)\d\d\)?(?:\s+(?:Cum\.\s+)?Supp\.)?(?=,?\s*(?:§|\d|[Ss]ec|[Tt]it|[Cc]h)))?"
)
_START = r"(?:\b|(?=§))"
# Alternatives that all begin with a plain character let the engine skip ahead: five times as fast as "\d".
_DIGITS = "|".join(rf"{digit}[\d.,]*" for digit in range(10))
_ACRONYM = (
    r"\((?:the\s+)?[\"“]?(?P<acronym>[A-Z][A-Za-z&-]{0,9}[A-Z])[\"”]?"
    r"(?:\s+or\s[^()\n]{1,30}|\s+Act[\"”]?)?\)"
)
_ARTICLE = (
    r"(?:,?\s+(?:[Aa]rt(?:icle|\.)|[Aa]mend(?:ment|\.)|[Cc]l\.|§+|[Ss]ec(?:tion|\.))"
    r"\s*[\dIVXLC]+\b(?:\.\d+)?){0,3}"
)


def spelled(names: Iterable[str], prefixes: Iterable[str], laws: Iterable[str]) -> Iterator[str]:
    """Yield each name with each prefix of its state and name of its laws, "Statutes" also in the singular."""
    for name, prefix, law in product(names, prefixes, laws):
        written = name.replace("{state}", prefix).replace("{law}", law)
        yield written
        yield re.sub(r"(Statute|Law)s$", r"\1", written)


def build_patterns(raw: Mapping[str, Any], prefixes: Mapping[str, Iterable[str]]) -> dict[str, re.Pattern[str]]:
    """Return the compiled patterns of `CitationForms` by field name."""
    state = _any_name(prefix for some in prefixes.values() for prefix in some)
    titled, untitled = _code_names(raw, prefixes)
    # A number before a titled code is its title and not the last of a list: "§ 5 and 8 U.S.C. § 1373".
    follower = rf"(?!{_NUMBER}\s*{_any_name(titled)}){_ITEM}"
    sections = rf"(?>{_ITEM}(?:{_NEXT}{follower}){{0,20}})"
    division = _division(raw["divisions"], sections)
    divisions = rf"(?>(?:{_LINK}{re.sub('[?]P<[a-z]+>', '?:', division)}){{1,4}})"
    code = _code(_any_name(titled | untitled), divisions, sections)
    constitution = _constitution(state, raw["amendments"])
    own = _trie({phrase.lower() for phrase in raw["own_law"]})
    patterns = {
        "anchor": rf"{_DIGITS}|Act\b|ACT\b|Amendment|const|Const|CONST|{_terms(raw['acts'])}",
        "opening": rf"{_START}(?:[A-Z§]|(?<!\d[.:/–-])\d|{_small_openings(raw, prefixes)})",
        "scanner": "|".join((_bill(raw["bills"]), code, constitution, _act(raw["acts"]))),
        "division": division,
        "item": rf"(?P<number>{_NUMBER}){_SUBSECTIONS}",
        "acronym": _ACRONYM,
        "state_name": rf"\b{state}(?!\w)",
        "state_before": rf"\b(?:[Ii]n\s+(?P<within>{state}),|(?P<beside>{state}))\s+$",
        "state_after": rf"\s+(?:of|in|from)\s+(?P<state>{state})(?!\w)",
        "elsewhere": rf"\)?\s+of\s+(?!(?i:{own})s?\b|{state}\s+(?:law|statute|code))",
    }
    return {field: re.compile(pattern) for field, pattern in patterns.items()}


def _code_names(raw: Mapping[str, Any], prefixes: Mapping[str, Iterable[str]]) -> tuple[set[str], set[str]]:
    """Return the names of the codes that are cited by title and section, and those of the others."""
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for entry in raw["codes"]:
        laws = [name for law, aliases in entry.get("laws", {"": []}).items() for name in (law, *aliases)]
        written = [*entry.get("names", []), *entry.get("home", [])]
        names["{title}" in entry["form"]].update(spelled(written, prefixes[entry["state"]], laws))
    return names[True], names[False]


def _small_openings(raw: Mapping[str, Any], prefixes: Mapping[str, Iterable[str]]) -> str:
    """Return a pattern for what may open a citation in small letters."""
    markers = _trie(marker for some in raw["divisions"].values() for marker in some)
    states = _trie(prefix for some in prefixes.values() for prefix in some if prefix[0].islower())
    return rf"(?:{markers})\s*\d|constitution|{states}"


def _division(markers: Mapping[str, list[str]], sections: str) -> str:
    pattern = {kind: f"(?P<{kind}>(?i:{_trie(words)}))" for kind, words in markers.items()}
    return (
        rf"(?>{_START}(?:(?:{pattern['sections']}|{pattern['section']})\.?\s*{sections}"
        rf"|(?:{pattern['title']}|{pattern['chapter']}|{pattern['part']})\.?\s*{_ITEM}))"
    )


def _code(names: str, divisions: str, sections: str) -> str:
    """Return a pattern for numbers, the name of a code, numbers; only those with a marker may stand alone."""
    return (
        rf"(?P<code>(?:(?P<before>{divisions})|(?P<lead>{sections})(?={_LINK}[A-Z]))?"
        rf"(?:{_LINK}(?P<name>{names})(?![A-Za-z]){_EDITION}(?P<after>{divisions}|,?\s*{sections})?"
        rf"|(?(before)|(?!))))"
    )


def _bill(bills: Iterable[Mapping[str, Any]]) -> str:
    names = _any_name(name for bill in bills for name in bill.get("names", []))
    exact = "".join(f"|{bill['pattern']}" for bill in bills if "pattern" in bill)
    number = rf"(?!0+\b){BILL_NUMBER}(?![.:/]\d|\.\.|\d)"
    following = rf"(?:(?:,?\s+(?:and|or|&)\s+|,\s+){number}){{0,9}}"
    return (
        rf"(?P<bill>(?P<chamber>{names}{exact})(?:s\s+(?:[Nn]os\.\s*)?(?P<many>{number}{following})"
        rf"|(?:\s?\((?:[A-Z]\.?){{2}}\))?\s?-?(?:\s?[Nn]o\.)?\s?(?P<one>{number})(?:-?[A-D]\b)?)(?!\w))"
    )


def _constitution(state: str, amendments: Iterable[str]) -> str:
    ordinal = f"(?:{'|'.join(amendments)})"
    return (
        rf"(?P<constitution>(?P<of>{state})\s+(?:[Ss]tate\s+)?(?i:const(?:itution\b|\.)){_ARTICLE}"
        rf"|(?i:constitution)\s+of\s+(?:the\s+)?(?:(?:[Ss]tate|[Cc]ommonwealth)\s+of\s+)?"
        rf"(?P<whose>{state})(?!\w))"
        rf"|(?P<amendment>(?:{ordinal}(?:,\s+|,?\s+(?:and|or)\s+)){{0,5}}{ordinal}\s+Amendments?\b"
        rf"(?:\s+(?:to|of)\s+the\s+(?:{state}\s+)?Constitution\b)?(?!\s+(?:to|of)\b))"
    )


def _act(acts: Iterable[Mapping[str, Any]]) -> str:
    year = r"(?:\s+of\s+(?P<year>(?:1[789]|20)\d\d)\b)?"
    acronym = _ACRONYM.replace("?P<acronym>", "?:")
    return rf"(?P<act>A(?:ct|CT)\b{year}(?:[\"”]?\s*{acronym})?)|(?P<term>(?:{_terms(acts)})\b)"


def _terms(acts: Iterable[Mapping[str, Any]]) -> str:
    return "|".join(sorted((re.escape(term) for act in acts for term in act.get("terms", [])), reverse=True))


def _any_name(names: Iterable[str]) -> str:
    """Return a pattern for names: the first letter as it stands, the others in either case."""
    groups: dict[str, set[str]] = {}
    for name in names:
        groups.setdefault(name[0], set()).add(name[1:].lower())
    parts = [f"{re.escape(first)}(?i:{_trie(rest)})" for first, rest in sorted(groups.items())]
    return f"(?:{'|'.join(parts)})"


def _trie(words: Iterable[str]) -> str:
    """Return a pattern for any of the words in which common beginnings stand once; the longest word wins."""
    branches: dict[str, set[str]] = {}
    for word in words:
        branches.setdefault(word[:1], set()).add(word[1:])
    loose = {".": r"\.?", " ": r"\s{0,3}", "'": "['’‘ʻ]?", ",": ",?", "-": "[-‑ ]?"}
    parts = [loose.get(first, re.escape(first)) + _trie(rest) for first, rest in sorted(branches.items()) if first]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and "" not in branches else f"(?:{'|'.join(parts)})"
    return f"{body}?" if "" in branches else body
