"""Measure how the lines of a document are set: how far they stand apart, and how far they reach to the right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dmv_claims.read.pdf.lines import Line

# Lines that begin within so many points of each other are of one column.
NEAR = 40
# In a column of so many lines, as many of the longest as the second number may be titles that go across it.
MANY, ACROSS = 5, 2
# A block of so many lines, as wide as most of its column, has a margin of its own: a quotation.
BLOCK, MOST = 4, 0.6
USUAL = 1.35


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its page from 0, and where the lines of its column begin and end, in points."""

    line: Line
    page: int
    left: float
    right: float


def usual_pitch(pages: Sequence[Sequence[Line]]) -> float:
    """Return how far the lines of a paragraph stand apart at most, in heights of their letters."""
    pitches = sorted(
        (above.bottom - below.bottom) / below.size
        for page in pages
        for above, below in pairwise(page)
        if below.size / 2 < above.bottom - below.bottom < below.size * 4
    )
    # Most steps are from line to line of a paragraph, few from one to the next.
    return USUAL * pitches[len(pitches) // 4] if pitches else 0.0


def placed(lines: Sequence[Line], page: int, pitch: float) -> Iterator[Placed]:
    """Yield the lines of a page with the margins of their columns."""
    columns = _columns(lines)
    for block in _blocks(lines, pitch):
        right = max(line.right for line in block)
        for line in block:
            left, far = columns[round(line.left / NEAR)]
            own = len(block) >= BLOCK and right - line.left > MOST * (far - left)
            yield Placed(line, page, left, right if own else far)


def _columns(lines: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """Return the margins of a column by where its lines begin."""
    begins: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        begins[round(line.left / NEAR)].append(line)
    margins = {}
    for begin in begins:
        column = [line for by in (-1, 0, 1) for line in begins.get(begin + by, ())]
        ends = sorted((line.right for line in column), reverse=True)
        margins[begin] = (min(line.left for line in column), ends[ACROSS if len(ends) >= MANY else 0])
    return margins


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
