"""Leave out running heads, running feet and page numbers: lines at the edge of a page that other pages have as well."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dmv_claims.read.pdf.lines import Line

# How many lines from the edge may be a running head, and how far apart they may stand from page to page, in points
DEEPEST, APART = 3, 3.0
# On so many pages a line has to stand to be one; on half of them, and on two, in a shorter document.
PAGES = 3
NUMBER = re.compile(r"\d+|\b[ivxl]+\b")
SENTENCE = re.compile(r"(?:\S+\s+){3}.*[.?!;:]")
# A number at an end of a line, which is no marker of an item; and headings of parts that may begin one to a page.
AT_END = re.compile(r"^\d{1,4}(?![\w.)])|\b\d{1,4}$")
PART = re.compile(r"(?:section|article|chapter|part|title|exhibit|appendix|schedule|attachment|question)\W+\d+", re.I)
PAGE_OF = re.compile(r"\W*(?:page\s*)?(\d{1,6})\s*(?:of|/)\s*(\d{1,6})\W*", re.IGNORECASE)

Page = Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How often lines of the same words stand at the same height, how page numbers differ from the rank of the page."""

    places: Counter[tuple[str, int]]
    shift: int | None
    pages: int
    enough: int


def without_running_lines(pages: Sequence[Page]) -> list[list[Line]]:
    """Return the lines of each page without its running heads and feet, in their order."""
    edges = [(_edge(page, top=True), _edge(page, top=False)) for page in pages]
    evidence = _evidence(edges)
    kept = []
    for number, (page, both) in enumerate(zip(pages, edges, strict=True), start=1):
        gone = {id(line) for rows in both for line in _running(rows, evidence, number)}
        kept.append([line for line in page if id(line) not in gone])
    return kept


def _evidence(edges: Sequence[tuple[list[list[Line]], list[list[Line]]]]) -> _Evidence:
    places: Counter[tuple[str, int]] = Counter()
    shifts: Counter[int] = Counter()
    for number, both in enumerate(edges, start=1):
        places.update({_place(line) for rows in both for row in rows for line in row})
        shifts.update({found - number for rows in both for row in rows[:1] for line in row for found in _numbers(line)})
    enough = max(2, min(PAGES, -(-len(edges) // 2)))
    shift, times = max(shifts.items(), key=lambda item: (item[1], -abs(item[0])), default=(0, 0))
    return _Evidence(places, shift if times >= enough else None, len(edges), enough)


def _edge(page: Page, top: bool) -> list[list[Line]]:
    """Return the lines at an edge of a page, the outermost first; what stands side by side belongs together."""
    ordered = sorted(page, key=lambda line: -line.bottom if top else line.bottom)
    rows = [list(row) for _, row in groupby(ordered, key=lambda line: round(line.bottom / APART))]
    return rows[:DEEPEST]


def _place(line: Line) -> tuple[str, int]:
    """Return what tells a running line: its words, their numbers as "#", and how high it stands."""
    words = line.text if _says_something(line) else NUMBER.sub("#", line.text.lower())
    return words, round(line.bottom / APART)


def _says_something(line: Line) -> bool:
    """Tell a line that is no running one where its number changes: a sentence, or the heading of a part."""
    return bool(SENTENCE.fullmatch(line.text) or PART.fullmatch(line.text))


def _numbers(line: Line) -> list[int]:
    """Return the numbers that a line begins and ends with, which may be page numbers."""
    return [] if _says_something(line) else [int(number) for number in AT_END.findall(line.text)]


def _running(rows: Sequence[Sequence[Line]], evidence: _Evidence, number: int) -> list[Line]:
    """Return the running lines from the edge inwards, up to the first line that is none."""
    found: list[Line] = []
    for row in rows:
        has_number = evidence.shift is not None and any(
            number + evidence.shift in _numbers(line) for line in row if row is rows[0]
        )
        if not has_number and not all(_is_running(line, evidence, number) for line in row):
            break
        found += row
    return found


def _is_running(line: Line, evidence: _Evidence, number: int) -> bool:
    numbered = PAGE_OF.fullmatch(line.text)
    if numbered and (int(numbered[1]), int(numbered[2])) == (number, evidence.pages):
        return True
    words, height = _place(line)
    return sum(evidence.places[words, height + by] for by in (-1, 0, 1)) >= evidence.enough
