"""Cut a document's text into blocks and pieces, so that each piece lies under the same statement and the same claims.

Offsets are those of the tables: characters from 0, ends exclusive. The pieces in their order are the whole text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from operator import itemgetter

BREAK = re.compile(r"\n\s*")


# Characters of a text, and whose they are: where they begin and end, and a key.
Span = tuple[int, int, str]
Keys = tuple[str, ...]
# A run of characters without a boundary inside: its text and its statement, if any; the claims that cover it, the one
# with the fewest characters first; the statements that start with it; the claims that end with it, in the order they
# were given. These two are plain tuples, since a document has hundreds of them.
Piece = tuple[str, str, Keys, Keys, Keys]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, list item or paragraph; `question` is set where it is a question."""

    pieces: tuple[Piece, ...]
    question: str = ""


def cut(text: str, questions: Sequence[Span], statements: Sequence[Span], claims: Sequence[Span]) -> Iterator[Block]:
    """Yield the blocks of a text, down to the pieces that overlapping claims make of it."""
    blocks = _blocks(text, questions, statements)
    asked = {bisect_right(blocks, start): key for start, _, key in questions}
    ends = dict(zip([*blocks[1:], len(text)], count(1)))
    inside, position = list[Piece](), 0
    for piece in _pieces(text, statements, claims, blocks):
        inside.append(piece)
        position += len(piece[0])
        if position in ends:
            yield Block(tuple(inside), asked.get(ends[position], ""))
            inside = []


def _blocks(text: str, questions: Sequence[Span], statements: Sequence[Span]) -> list[int]:
    """Return where blocks begin: after a line end, but for one within a statement, which may be wrapped."""
    known = (*questions, *statements)
    lines = [0, *(match.end() for match in _breaks(text, known))]
    ends = sorted(end for _, end, _ in known)
    # What stands before a question in its line is its number, unless it is a statement.
    asked = [start for start, _, _ in questions if _last(ends, start) > _last(lines, start)]
    edges = sorted({*lines, *asked, *(end for _, end, _ in questions)})
    first = len(text) - len(text.lstrip())
    return [0, *(start for start, end in pairwise([*edges, len(text)]) if start > first and text[start:end].strip())]


def _breaks(text: str, known: Iterable[Span]) -> Iterator[re.Match[str]]:
    """Yield the line ends that do not stand within a span."""
    spans = sorted((start, end) for start, end, _ in known)
    # For each span, where the last of those ends that begin no later.
    ends = list(accumulate((end for _, end in spans), max))
    for match in BREAK.finditer(text):
        start = match.start()
        # Searched for by the expression, white space in front would make it slow.
        while start and text[start - 1].isspace():
            start -= 1
        rank = bisect_right(spans, start, key=itemgetter(0))
        if not rank or ends[rank - 1] <= start:
            yield match


def _last(places: Sequence[int], before: int) -> int:
    """Return the last of sorted places that is not behind one, 0 where there is none."""
    rank = bisect_right(places, before)
    return places[rank - 1] if rank else 0


def _pieces(text: str, statements: Sequence[Span], claims: Sequence[Span], edges: Iterable[int]) -> Iterator[Piece]:
    (starting, ending), (opening, closing) = _edges(statements), _edges(claims)
    lengths = {key: end - start for start, end, key in claims}
    # Statements and claims that have begun and not ended, in the order in which they did
    within: dict[str, None] = {}
    under: dict[str, None] = {}
    statement, covering = "", Keys()
    for start, end in pairwise(sorted({0, len(text), *edges, *starting, *ending, *opening, *closing})):
        begins = starting.get(start, ())
        if begins or start in ending:
            _turn(within, ending.get(start, ()), begins)
            statement = next(reversed(within), "")
        if start in closing or start in opening:
            _turn(under, closing.get(start, ()), opening.get(start, ()))
            covering = tuple(sorted(under, key=lengths.__getitem__) if len(under) > 1 else under)
        yield text[start:end], statement, covering, begins, closing.get(end, ())


def _edges(spans: Iterable[Span]) -> tuple[Mapping[int, Keys], Mapping[int, Keys]]:
    """Return the keys of spans by where they begin, and by where they end."""
    begins, ends = dict[int, Keys](), dict[int, Keys]()
    for start, end, key in spans:
        begins[start] = (*begins[start], key) if start in begins else (key,)
        ends[end] = (*ends[end], key) if end in ends else (key,)
    return begins, ends


def _turn(spans: dict[str, None], gone: Iterable[str], new: Iterable[str]) -> None:
    """Close spans and open others."""
    for key in gone:
        spans.pop(key, None)
    for key in new:
        spans[key] = None
