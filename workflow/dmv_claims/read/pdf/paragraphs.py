"""Join the lines of a document into paragraphs, across columns and pages as well."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dmv_claims.read.pdf.lines import Line
from dmv_claims.read.pdf.margins import Placed, place
from dmv_claims.read.pdf.markers import BULLET, has_marker

Paragraph = list[Placed]

END = re.compile(r"[.?!:;][\"”’)\]]{0,3}$")
HYPHEN = re.compile(r"\w-$")
# In heights of letters: how far the first line of a paragraph is indented; a blank, less what setting leaves open.
INDENT, BLANK, SLACK = 0.8, 0.25, 0.3
# Letters of another height are another paragraph.
SIZES = 1.15
# A line that goes on in the next one fills so much of its column, however ragged.
RAGGED = 0.6
# Notes at the foot of a page are set smaller.
NOTES = 0.92


def read_paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of a document in order; notes stand before a paragraph that goes on on the next page."""
    lines, pitch = place(pages)
    size = _usual_size(pages)
    parts = [_split_notes(page, size) for page in lines]
    body = list(_paragraphs(chain.from_iterable(part[0] for part in parts), pitch))
    notes = {number: list(_paragraphs(part[1], pitch)) for number, part in enumerate(parts)}
    return list(_with_notes(body, notes))


def _usual_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for line in chain.from_iterable(pages):
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _split_notes(page: Sequence[Placed], size: float) -> tuple[Sequence[Placed], Sequence[Placed]]:
    """Return the lines of a page's text, and those of its notes, which end it."""
    end = len(page)
    while end and page[end - 1].line.size < NOTES * size:
        end -= 1
    return page[:end], page[end:]


def _with_notes(body: Iterable[Paragraph], notes: dict[int, list[Paragraph]]) -> Iterator[Paragraph]:
    page = 0
    for paragraph in body:
        while page < paragraph[-1].page:
            yield from notes.pop(page, [])
            page += 1
        yield paragraph
    yield from chain.from_iterable(notes.values())


def _paragraphs(lines: Iterable[Placed], pitch: float) -> Iterator[Paragraph]:
    paragraph: Paragraph = []
    for line in lines:
        if paragraph and (_asks(paragraph) or not _goes_on(paragraph[-1], line, pitch)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _asks(paragraph: Paragraph) -> bool:
    """Tell a numbered question, which its answer follows."""
    return paragraph[-1].line.text.endswith("?") and has_marker(paragraph[0].line.text)


def _goes_on(above: Placed, below: Placed, pitch: float) -> bool:
    """Tell whether a line goes on in the next one."""
    a, b = above.line, below.line
    ends = END.search(a.text) is not None
    if a.closed or b.closed or max(a.size, b.size) > SIZES * min(a.size, b.size) or BULLET.match(b.text):
        return False
    if HYPHEN.search(a.text) and b.text[0].isalpha():
        return True
    if has_marker(b.text) and (ends or not _is_full(above, b)):
        return False
    is_below = above.page == below.page and a.bottom > b.bottom
    if is_below and a.bottom - b.bottom > pitch * b.size:
        return False
    if b.text[0].islower() and not ends:
        return a.right - above.left > RAGGED * (above.right - above.left)
    if is_below and ends and b.left - a.left > INDENT * a.size and not has_marker(a.text):
        return False
    return _is_full(above, b) and (is_below or not ends)


def _is_full(above: Placed, below: Line) -> bool:
    """Tell a line onto which the first word of the next one would not have fitted."""
    word = below.text.split(" ", 1)[0]
    width = (below.right - below.left) * len(word) / len(below.text)
    return above.line.right + width + above.line.size * (BLANK + SLACK) > above.right
