"""Cut a document's text into blocks and pieces, so that each piece lies under the same statement and the same claims.

Offsets are those of the tables: characters from 0, ends exclusive. The pieces in their order are the whole text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from operator import itemgetter
from typing import NamedTuple

BREAK = re.compile(r"\s*\n\s*")


class Span(NamedTuple):
    """Characters of a text, and whose they are; a tuple, since a document has hundreds of them."""

    start: int
    end: int
    key: str


class Piece(NamedTuple):
    """A run of characters without a boundary inside; as many as spans.

    `claims` cover it, the one with the fewest characters first. `begins` are the statements that start with it,
    `finished` the claims that end with it, in the order they were given.
    """

    text: str
    statement: str = ""
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, list item or paragraph; `question` is set where it is a question."""

    pieces: tuple[Piece, ...]
    question: str = ""


def cut(text: str, questions: Sequence[Span], statements: Sequence[Span], claims: Sequence[Span]) -> Iterator[Block]:
    """Yield the blocks of a text, down to the pieces that overlapping claims make of it."""
    blocks = _blocks(text, questions, statements)
    asked = {bisect_right(blocks, one.start): one.key for one in questions}
    ends = dict(zip([*blocks[1:], len(text)], count(1)))
    inside, position = list[Piece](), 0
    for piece in _pieces(text, statements, claims, blocks):
        inside.append(piece)
        position += len(piece.text)
        if position in ends:
            yield Block(tuple(inside), asked.get(ends[position], ""))
            inside = []


def _blocks(text: str, questions: Sequence[Span], statements: Sequence[Span]) -> list[int]:
    """Return where blocks begin: after a line end, but for one within a statement, which may be wrapped."""
    known = (*questions, *statements)
    lines = [0, *(match.end() for match in _breaks(text, known))]
    ends = sorted(one.end for one in known)
    # What stands before a question in its line is its number, unless it is a statement.
    asked = [one.start for one in questions if _last(ends, one.start) > _last(lines, one.start)]
    edges = sorted({*lines, *asked, *(one.end for one in questions)})
    first = len(text) - len(text.lstrip())
    return [0, *(start for start, end in pairwise([*edges, len(text)]) if start > first and text[start:end].strip())]


def _breaks(text: str, known: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Yield the line ends that do not stand within a span."""
    spans = sorted((one.start, one.end) for one in known)
    # For each span, where the last of those ends that begin no later.
    ends = list(accumulate((end for _, end in spans), max))
    for match in BREAK.finditer(text):
        rank = bisect_right(spans, match.start(), key=itemgetter(0))
        if not rank or ends[rank - 1] <= match.start():
            yield match


def _last(places: Sequence[int], before: int) -> int:
    """Return the last of sorted places that is not behind one, 0 where there is none."""
    rank = bisect_right(places, before)
    return places[rank - 1] if rank else 0


def _pieces(text: str, statements: Sequence[Span], claims: Sequence[Span], edges: Iterable[int]) -> Iterator[Piece]:
    starting, ending = _at((one.start, one.key) for one in statements), _at((one.end, one.key) for one in statements)
    opening, closing = _at((one.start, one.key) for one in claims), _at((one.end, one.key) for one in claims)
    lengths = {key: end - start for start, end, key in claims}
    # Statements and claims that have begun and not ended, in the order in which they did
    within: dict[str, None] = {}
    under: dict[str, None] = {}
    statement, covering = "", tuple[str, ...]()
    for start, end in pairwise(sorted({0, len(text), *edges, *starting, *ending, *opening, *closing})):
        begins, finished = starting.get(start, ()), closing.get(end, ())
        if begins or start in ending:
            _turn(within, ending.get(start, ()), begins)
            statement = next(reversed(within), "")
        if start in closing or start in opening:
            _turn(under, closing.get(start, ()), opening.get(start, ()))
            covering = tuple(sorted(under, key=lengths.__getitem__) if len(under) > 1 else under)
        yield Piece(text[start:end], statement, covering, begins, finished)


def _at(keys: Iterable[tuple[int, str]]) -> Mapping[int, tuple[str, ...]]:
    """Return keys by their places."""
    found: dict[int, tuple[str, ...]] = {}
    for place, key in keys:
        found[place] = (*found.get(place, ()), key)
    return found


def _turn(spans: dict[str, None], gone: Iterable[str], new: Iterable[str]) -> None:
    """Close spans and open others."""
    for key in gone:
        spans.pop(key, None)
    for key in new:
        spans[key] = None
