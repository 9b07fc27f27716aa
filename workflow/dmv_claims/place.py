"""Find the state a document is about where no sheet says so: by its title, its questions, its text.

A name counts as a reader sees it, whatever its letters, blanks and line ends are made of, but not in letters of another
alphabet that look alike: where these would make a difference, nobody can tell what was meant.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from dmv_claims.lexicon.inflect import noun_forms
from dmv_claims.model import Segments
from dmv_claims.vocabulary import load_lookalikes, load_states

# Letters in the shape of others (of full width, of formulas, in circles), and what stands inside of words unseen
SHAPES = [*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800), *range(0x24B6, 0x24EA), *range(0x2100, 0x2150)]
UNSEEN = [0xAD, 0x34F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)]
PLAIN = {code: unicodedata.normalize("NFKC", chr(code)) for code in SHAPES} | dict.fromkeys(UNSEEN, "")
# What an expression that overlooks capitals takes for "i" and "s" as well
SAME = str.maketrans("İıſ", "iis")
# "O H I O"
SPACED = re.compile(r"\b[^\W\d_](?:\s[^\W\d_]){2,}\b")


class UnplacedError(ValueError):
    """A document of no state or of several; the message says which and what to do."""


def place(text: str, segments: Segments, folder: Path) -> str:
    """Return the postal code of the state a document is about; UnplacedError where its words do not decide."""
    parts, lookalikes = list(_parts(text, segments)), load_lookalikes(folder)
    state = _decide(parts, folder)
    if lookalikes.keys() & set(map(ord, text)):
        seen = _decide([(part, words.translate(lookalikes)) for part, words in parts], folder)
        if seen != state:
            about = f"writes {_disguised(text, folder, lookalikes)} with letters of another alphabet that look alike"
            raise UnplacedError(f"{about}; replace them, or give its state in sources.csv")
    if state:
        return state
    named = Counter(_states(text, folder)).most_common(3)
    if not named:
        raise UnplacedError("names no state; give its state in sources.csv")
    several = ", ".join(f"{code}: {count}" for code, count in named)
    raise UnplacedError(f"names several states alike ({several}); give its state in sources.csv")


def _decide(parts: Iterable[tuple[str, str]], folder: Path) -> str:
    """Return the state that the first telling part names, "" where none decides."""
    for part, words in parts:
        counts = Counter(_states(words, folder))
        if len(counts) == 1 or (part != "title" and counts and _leads(counts)):
            return counts.most_common(1)[0][0]
    return ""


def _parts(text: str, segments: Segments) -> Iterable[tuple[str, str]]:
    yield "title", segments.title
    yield "questions", " ".join(text[q.start : q.end] for q in segments.questions)
    yield "text", text


def _leads(counts: Counter[str]) -> bool:
    """Tell whether one state is named at least half as often again as any other."""
    first, *others = counts.most_common(2)
    return not others or first[1] >= 1.5 * others[0][1]


def _states(words: str, folder: Path) -> Iterator[str]:
    pattern, codes = _pattern(folder)
    return (codes[_key(match.group())] for match in pattern.finditer(_plain(words)))


def _plain(words: str) -> str:
    return SPACED.sub(lambda match: "".join(match.group().split()), words.translate(PLAIN))


def _key(name: str) -> str:
    return " ".join(name.translate(SAME).lower().split())


def _disguised(text: str, folder: Path, lookalikes: Mapping[int, str]) -> str:
    """Return the first name of a state that is only seen in a text, with what stands there."""
    pattern, _ = _pattern(folder)
    # Letter for letter, so that places stay the same
    for match in pattern.finditer(text.translate(lookalikes)):
        written = text[match.start() : match.end()]
        if lookalikes.keys() & set(map(ord, written)):
            return f"{' '.join(match.group().split())} ('{' '.join(written.split())}')"
    return "the name of a state"


@cache
def _pattern(folder: Path) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one expression over all names, longest first, so that "West Virginia" is no "Virginia"."""
    codes: dict[str, str] = {}
    for state in load_states(folder):
        people = [form for name in state.people for form in noun_forms(name)]
        codes |= {_key(name): state.code for name in (state.name, *people, *state.agencies)}
    # By their first letters, so that most words are passed over at once
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(codes, key=len, reverse=True):
        groups[re.escape(name[0])].append(r"\s+".join(map(re.escape, name[1:].split(" "))))
    names = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE), codes
