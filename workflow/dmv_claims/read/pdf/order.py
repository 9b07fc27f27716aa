"""Bring the lines of a page into the order in which people read them.

Nearly all programs write a page column by column, and then the order of the file is right, in tables as well. Two
cases are mended: lines that a file holds from the bottom up or at random, and two columns whose lines it holds as one,
side by side. Three and more such columns, and columns of fewer than five lines, are read across the page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from dmv_claims.read.lines import CELL_END, ROW_MARKER
from dmv_claims.read.pdf.lines import Line
from dmv_claims.read.pdf.markers import MARKER, has_marker

# Text in columns, as against a table: at least so many lines on either side, half of them with so many letters.
LINES_OF_COLUMN, LETTERS_OF_LINE = 5, 20
# Of four lines one may stand above the one before it.
JUMBLED = 4
# Where these gaps do not show the gutter, there is none.
GAPS = 200
# Rows of a table begin within so many points of each other.
ALIGNED = 5.0


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in order, the parts of a line put together again where they are no columns."""
    if _is_jumbled(lines):
        lines = sorted(lines, key=lambda line: (-round(line.bottom), line.left))
    rows = [list(row) for _, row in groupby(lines, key=lambda line: line.row)]
    gutter = _find_gutter(rows)
    ordered = [_joined(row) for row in rows] if gutter is None else list(_by_columns(rows, gutter))
    return _with_items(ordered)


def _is_jumbled(lines: Sequence[Line]) -> bool:
    """Tell a page on which many lines stand above the one before, and not beside it as in the next column."""
    upwards = sum(
        after.bottom > before.bottom + before.size / 2 and after.left < before.right and before.left < after.right
        for before, after in pairwise(lines)
    )
    return upwards * JUMBLED > len(lines)


def _joined(row: Sequence[Line]) -> Line:
    """Return the parts of a line as one; they are cells, but for the marker of an item."""
    marked = len(row) > 1 and MARKER.fullmatch(row[0].text) is not None
    cells = (
        [f"{row[0].text} {row[1].text}", *(part.text for part in row[2:])] if marked else [part.text for part in row]
    )
    right = max(part.right for part in row)
    return replace(row[0], text=CELL_END.join(cells), right=right, closed=len(cells) > 1)


def _with_items(lines: Sequence[Line]) -> list[Line]:
    """Make items of rows of cells that stand below each other."""
    rows = {
        rank + by
        for rank, (above, below) in enumerate(pairwise(lines))
        if above.closed and below.closed and abs(above.left - below.left) <= ALIGNED
        for by in (0, 1)
    }
    return [
        replace(line, text=ROW_MARKER + line.text) if rank in rows and not has_marker(line.text) else line
        for rank, line in enumerate(lines)
    ]


def _find_gutter(rows: Sequence[Sequence[Line]]) -> float | None:
    """Return where the blank between two columns runs; None where there is but one, or a table."""
    gaps = [(left, right) for row in rows for left, right in pairwise(row)]
    best: list[tuple[Line, Line]] = []
    for left, right in gaps[:GAPS]:
        middle = (left.right + right.left) / 2
        around = [gap for gap in gaps if gap[0].right <= middle <= gap[1].left]
        best = max(best, around, key=len)
    if len(best) < LINES_OF_COLUMN or min(map(_letters, zip(*best, strict=True))) < LETTERS_OF_LINE:
        return None
    return (max(left.right for left, _ in best) + min(right.left for _, right in best)) / 2


def _letters(side: Sequence[Line]) -> float:
    return median(len(line.text) for line in side)


def _by_columns(rows: Sequence[Sequence[Line]], gutter: float) -> Iterator[Line]:
    """Yield the left column and then the right one, between lines that go across both."""
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        if any(part.left < gutter < part.right for part in row):
            yield from [*left, *right, _joined(row)]
            left, right = [], []
            continue
        for side, column in ((-1, left), (1, right)):
            if parts := [part for part in row if (part.left - gutter) * side > 0]:
                column.append(_joined(parts))
    yield from [*left, *right]
