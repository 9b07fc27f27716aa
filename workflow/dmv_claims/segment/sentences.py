"""Cut a block of text into sentences without breaking at "U.S.", "v.", "No." or "Mo. Rev. Stat."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dmv_claims.vocabulary import read_yaml

# It begins where a run of stops does and gives nothing back, so that "......" is looked through once, not once a stop.
END = re.compile(r"(?<![.?!…])[.?!…]++[\"”’')\]]*+(?=\s+[\"“‘'(\[]?[A-Z0-9§])")
NOT_BLANK = re.compile(r"\S")
LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.$")
NEXT_WORD = re.compile(r"\W*([A-Za-z]+|\d|§)")
# In characters. What a statement says is read by comparing its words with each other, so none may grow without end.
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The words of `segmentation.yaml` as sets in lower case."""

    never_final: frozenset[str]
    before_number: frozenset[str]
    sometimes_final: frozenset[str]
    starters: frozenset[str]
    interrogatives: frozenset[str]


def load_sentence_rules(folder: Path) -> SentenceRules:
    """Read `segmentation.yaml` of a vocabulary folder."""
    lists = read_yaml(folder / "segmentation.yaml", set(SentenceRules.__dataclass_fields__))
    return SentenceRules(**{name: frozenset(str(w).lower() for w in words) for name, words in lists.items()})


def sentences(text: str, start: int, end: int, rules: SentenceRules) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences of `text[start:end]`; together they hold all of it but white space.

    One of more than 2,000 characters comes in pieces, cut behind a semicolon or else between two words.
    """
    begin = start
    for match in END.finditer(text, start, end):
        if _is_boundary(text, match, rules):
            yield from _pieces(text, begin, match.end())
            begin = _next(text, match.end(), end)
    if begin < end:
        yield from _pieces(text, begin, end)


def _next(text: str, position: int, end: int) -> int:
    """Return where the next word begins, `end` where none does."""
    word = NOT_BLANK.search(text, position, end)
    return word.start() if word else end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        reach = start + LONGEST
        cut = text.rfind("; ", start, reach) + 1 or text.rfind(" ", start, reach)
        cut = cut if cut > start else reach
        yield start, start + len(text[start:cut].rstrip())
        start = _next(text, cut, end)
    yield start, end


def _is_boundary(text: str, match: re.Match[str], rules: SentenceRules) -> bool:
    if match.group()[0] != ".":
        return True
    word = LAST_WORD.search(text, max(0, match.start() - 20), match.start() + 1)
    if not word:
        return True
    abbreviation = word.group(1).lower()
    following = NEXT_WORD.match(text, match.end())
    next_word = following.group(1).lower() if following else ""
    if abbreviation in rules.sometimes_final:
        return next_word in rules.starters
    if abbreviation in rules.before_number:
        return not (next_word.isdigit() or next_word == "§")
    initials = re.fullmatch(r"[A-Z](\.[A-Z])*", word.group(1))
    if initials and (len(abbreviation) == 1 or not next_word.isalpha()):
        return False
    return next_word != "§" and abbreviation not in rules.never_final
