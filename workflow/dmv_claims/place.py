"""Find the state a document is about where no sheet says so: by its title, its questions, its text."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from dmv_claims.lexicon.inflect import noun_forms
from dmv_claims.model import Segments
from dmv_claims.vocabulary import load_states


class UnplacedError(ValueError):
    """A document of no state or of several; the message says which and what to do."""


def place(text: str, segments: Segments, folder: Path) -> str:
    """Return the postal code of the state a document is about; UnplacedError where its words do not decide."""
    for part, words in _parts(text, segments):
        counts = Counter(_states(words, folder))
        if len(counts) == 1 or (part != "title" and counts and _leads(counts)):
            return counts.most_common(1)[0][0]
    named = Counter(_states(text, folder)).most_common(3)
    if not named:
        raise UnplacedError("names no state; give its state in sources.csv")
    several = ", ".join(f"{code} {count} times" for code, count in named)
    raise UnplacedError(f"names several states alike ({several}); give its state in sources.csv")


def _parts(text: str, segments: Segments) -> Iterable[tuple[str, str]]:
    yield "title", segments.title
    yield "questions", " ".join(text[q.start : q.end] for q in segments.questions)
    yield "text", text


def _leads(counts: Counter[str]) -> bool:
    """Tell whether one state is named at least half as often again as any other."""
    first, *others = counts.most_common(2)
    return not others or first[1] >= 1.5 * others[0][1]


def _states(words: str, folder: Path) -> Iterable[str]:
    pattern, codes = _pattern(folder)
    return (codes[match.group().lower()] for match in pattern.finditer(words))


@cache
def _pattern(folder: Path) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one expression over all names, longest first, so that "West Virginia" is no "Virginia"."""
    codes: dict[str, str] = {}
    for state in load_states(folder):
        people = [form for name in state.people for form in noun_forms(name)]
        codes |= {name.lower(): state.code for name in (state.name, *people, *state.agencies)}
    names = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE), codes
