"""Cut a document's text into blocks and pieces, so that each piece lies under the same statement and the same claims.

Offsets are those of the tables: characters from 0, ends exclusive. The pieces in their order are the whole text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a text, and whose they are."""

    start: int
    end: int
    key: str


class Piece(NamedTuple):
    """A run of characters without a boundary inside; a tuple, since a document has hundreds of them.

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
    pieces = _pieces(text, statements, claims, blocks)
    position = 0
    for rank, end in enumerate([*blocks[1:], len(text)], 1):
        inside = []
        while position < end:
            inside.append(next(pieces))
            position += len(inside[-1].text)
        if inside:
            yield Block(tuple(inside), asked.get(rank, ""))


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
    marks = (*statements, *claims)
    cuts = sorted({0, len(text), *edges, *(one.start for one in marks), *(one.end for one in marks)})
    starting, ending = _by(statements, "start"), _by(statements, "end")
    opening, closing = _by(claims, "start"), _by(claims, "end")
    open_statements: dict[str, Span] = {}
    open_claims: dict[str, Span] = {}
    statement, covering = "", _keys(())
    for start, end in pairwise(cuts):
        if _turn(open_statements, ending.get(start), starting.get(start)):
            statement = next(reversed(open_statements), "")
        if _turn(open_claims, closing.get(start), opening.get(start)):
            covering = _keys(sorted(open_claims.values(), key=lambda one: one.end - one.start))
        begins, finished = _keys(starting.get(start, ())), _keys(closing.get(end, ()))
        yield Piece(text[start:end], statement, covering, begins, finished)


def _by(spans: Iterable[Span], edge: str) -> Mapping[int, Sequence[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for one in spans:
        found[getattr(one, edge)].append(one)
    return found


def _keys(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple([one.key for one in spans])


def _turn(open_spans: dict[str, Span], gone: Sequence[Span] | None, new: Sequence[Span] | None) -> bool:
    """Close spans and open others; tell whether there were any."""
    for one in gone or ():
        open_spans.pop(one.key, None)
    for one in new or ():
        open_spans[one.key] = one
    return bool(gone or new)
