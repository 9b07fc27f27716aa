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
from dmv_claims.read.pdf.markers import MARKER

# Text in columns, as against a table: at least so many lines on either side, half of them with so many letters.
LINES_OF_COLUMN, LETTERS_OF_LINE = 5, 20
# Of four lines one may stand above the one before it.
JUMBLED = 4
# Where these gaps do not show the gutter, there is none.
GAPS = 200
# A line that stands so many heights of its letters below the columns is none of theirs.
GAP = 1.8
# Rows of a table begin within so many points of each other.
ALIGNED = 5.0


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in order, the parts of a line put together again where they are no columns."""
    if _is_jumbled(lines):
        lines = sorted(lines, key=lambda line: (-round(line.bottom), line.left))
    rows = [list(row) for _, row in groupby(lines, key=lambda line: line.row)]
    gutter = _find_gutter(rows)
    return list(_across(rows)) if gutter is None else list(_by_columns(rows, gutter))


def _is_jumbled(lines: Sequence[Line]) -> bool:
    """Tell a page on which many lines stand above the one before, and not beside it as in the next column."""
    upwards = sum(
        after.bottom > before.bottom + before.size / 2 and after.left < before.right and before.left < after.right
        for before, after in pairwise(lines)
    )
    return upwards * JUMBLED > len(lines)


def _across(rows: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield the lines of a page without columns, rows of a table as items."""
    for above, row, below in zip([[], *rows], rows, [*rows[1:], []], strict=False):
        in_table = _is_aligned(above, row) or _is_aligned(row, below)
        text = ROW_MARKER + CELL_END.join(part.text for part in row)
        yield replace(_joined(row), text=text, closed=True) if in_table else _joined(row)


def _is_aligned(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Tell two rows of a table, whose first two cells begin below each other; a marker and its item are none."""
    pairs = list(zip(above[:2], below[:2], strict=False))
    aligned = len(pairs) == 2 and all(abs(one.left - other.left) <= ALIGNED for one, other in pairs)
    return aligned and not any(MARKER.fullmatch(row[0].text) for row in (above, below))


def _joined(row: Sequence[Line]) -> Line:
    text = " ".join(part.text for part in row)
    return replace(row[0], text=text, right=max(part.right for part in row))


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
    """Yield the left column and then the right one, between lines that go across both or stand apart."""
    left: list[Line] = []
    right: list[Line] = []
    for row, is_inside in zip(rows, _inside(rows, gutter), strict=True):
        if not is_inside:
            yield from [*left, *right, _joined(row)]
            left, right = [], []
            continue
        for side, column in ((-1, left), (1, right)):
            if parts := [part for part in row if (part.left - gutter) * side > 0]:
                column.append(_joined(parts))
    yield from [*left, *right]


def _inside(rows: Sequence[Sequence[Line]], gutter: float) -> list[bool]:
    """Tell which rows are of the columns: from the first with both to the last, and what follows without a gap."""
    both = [rank for rank, row in enumerate(rows) if row[0].left < gutter < row[-1].left]
    # Where words run from right to left there are none.
    if not both:
        return [False] * len(rows)
    inside: list[bool] = []
    for rank, row in enumerate(rows):
        across = any(part.left < gutter < part.right for part in row)
        below = rank > both[-1] and (not inside[-1] or rows[rank - 1][0].bottom - row[0].bottom > GAP * row[0].size)
        inside.append(rank >= both[0] and not across and not below)
    return inside
