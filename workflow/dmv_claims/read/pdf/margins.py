"""Measure how the lines of a document are set: how far they stand apart, and how far they reach to the right.

Where the right margin is, only lines tell that were broken there: those that go on in small letters in the next one.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from dmv_claims.read.pdf.lines import Line

# Lines that begin within so many points of each other are of one column.
NEAR = 40
# In a column of so many broken lines, as many of the longest as the second number may go across other columns too.
MANY, ACROSS = 5, 2
# A block of so many lines, so wide at least in its column, has a margin of its own: a quotation.
BLOCK, LEAST = 4, 0.4
USUAL = 1.35

# For each place where lines begin: the left and the right margin of their column.
Columns = dict[int, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its page from 0, and where the lines of its column begin and end, in points.

    `right` is endless where no line was broken.
    """

    line: Line
    page: int
    left: float
    right: float


def place(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Placed]], float]:
    """Return the lines of each page with their margins, and how far those of a paragraph stand apart at most.

    The latter is in heights of their letters.
    """
    pitch = _usual_pitch(pages)
    everywhere = _columns(list(chain.from_iterable(pages)), {})
    return [list(_placed(page, number, pitch, everywhere)) for number, page in enumerate(pages)], pitch


def _usual_pitch(pages: Sequence[Sequence[Line]]) -> float:
    pitches = sorted(
        (above.bottom - below.bottom) / below.size
        for page in pages
        for above, below in pairwise(page)
        if below.size / 2 < above.bottom - below.bottom < below.size * 4
    )
    # Most steps are from line to line of a paragraph, few from one to the next.
    return USUAL * pitches[len(pitches) // 4] if pitches else 0.0


def _placed(lines: Sequence[Line], page: int, pitch: float, everywhere: Columns) -> Iterator[Placed]:
    columns = _columns(lines, everywhere)
    for block in _blocks(lines, pitch):
        own = max((line.right for line in _broken(block)), default=0.0) if len(block) >= BLOCK else 0.0
        for line in block:
            left, right = columns[round(line.left / NEAR)]
            has_own = own - line.left > LEAST * (right - left)
            yield Placed(line, page, left, own if has_own else right)


def _columns(lines: Sequence[Line], otherwise: Columns) -> Columns:
    """Return the margins of the columns of some lines; of one without a broken line that of `otherwise`."""
    begins: dict[int, list[Line]] = defaultdict(list)
    broken: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        begins[round(line.left / NEAR)].append(line)
    for line in _broken(lines):
        broken[round(line.left / NEAR)].append(line.right)
    columns = {}
    for begin in begins:
        left = min(line.left for by in (-1, 0, 1) for line in begins.get(begin + by, ()))
        ends = sorted((end for by in (-1, 0, 1) for end in broken.get(begin + by, ())), reverse=True)
        other = otherwise.get(begin, (left, math.inf))
        columns[begin] = (left, ends[ACROSS if len(ends) >= MANY else 0]) if ends else other
    return columns


def _broken(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that go on in small letters."""
    return (above for above, below in pairwise(lines) if below.text[0].islower() and not above.closed)


def _blocks(lines: Sequence[Line], pitch: float) -> Iterator[list[Line]]:
    """Yield runs of lines that stand below each other without a gap."""
    block: list[Line] = []
    for line in lines:
        if block and not 0 < block[-1].bottom - line.bottom <= pitch * line.size:
            yield block
            block = []
        block.append(line)
    if block:
        yield block
