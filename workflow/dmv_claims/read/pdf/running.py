"""Leave out running heads, running feet and page numbers: lines at the edge of a page that other pages have as well."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from dmv_claims.read.pdf.lines import Line

# How many lines from the edge may be a running head, and how far apart they may stand from page to page, in points
DEEPEST, APART = 3, 3.0
# On so many pages a line has to stand to be one; on half of them, and on two, in a shorter document.
PAGES = 3
NUMBER = re.compile(r"\d+|\b[ivxl]+\b")
# Such a line says something, also where other pages say it with another number.
SENTENCE = re.compile(r"(?:\S+\s+){3}.*[.?!;:]")
PAGE_OF = re.compile(r"\W*(?:page\s*)?(\d{1,6})\s*(?:of|/)\s*(\d{1,6})\W*", re.IGNORECASE)

Page = Sequence[Line]


def without_running_lines(pages: Sequence[Page]) -> list[list[Line]]:
    """Return the lines of each page without its running heads and feet, in their order."""
    edges = [(_edge(page, top=True), _edge(page, top=False)) for page in pages]
    places = Counter(
        place for both in edges for place in {_place(line) for rows in both for row in rows for line in row}
    )
    kept = []
    for number, (page, both) in enumerate(zip(pages, edges, strict=True), start=1):
        gone = {id(line) for rows in both for line in _running(rows, places, number, len(pages))}
        kept.append([line for line in page if id(line) not in gone])
    return kept


def _edge(page: Page, top: bool) -> list[list[Line]]:
    """Return the lines at an edge of a page, the outermost first; what stands side by side belongs together."""
    ordered = sorted(page, key=lambda line: -line.bottom if top else line.bottom)
    rows = [list(row) for _, row in groupby(ordered, key=lambda line: round(line.bottom / APART))]
    return rows[:DEEPEST]


def _place(line: Line) -> tuple[str, int]:
    """Return what tells a running line: its words, their numbers as "#", and how high it stands."""
    words = line.text if SENTENCE.fullmatch(line.text) else NUMBER.sub("#", line.text.lower())
    return words, round(line.bottom / APART)


def _running(rows: Sequence[Sequence[Line]], places: Counter[tuple[str, int]], number: int, pages: int) -> list[Line]:
    """Return the running lines from the edge inwards, up to the first line that is none."""
    found: list[Line] = []
    for row in rows:
        if not all(_is_running(line, places, number, pages) for line in row):
            break
        found += row
    return found


def _is_running(line: Line, places: Counter[tuple[str, int]], number: int, pages: int) -> bool:
    numbered = PAGE_OF.fullmatch(line.text)
    if numbered and (int(numbered[1]), int(numbered[2])) == (number, pages):
        return True
    words, height = _place(line)
    near = sum(places[words, height + by] for by in (-1, 0, 1))
    return near >= max(2, min(PAGES, -(-pages // 2)))
