"""Read the lines of a page with their places, in the order in which the file holds them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium

from dmv_claims.read.clean import CONTROL, without_marks
from dmv_claims.read.pdf.characters import Box, Characters

# PDFium gives these for a hyphen at the end of a line, and no line end behind it.
LINE = re.compile(r"[^\r\n\ufffe\x02]*[^\s\ufffe\x02][^\r\n\ufffe\x02]*[\ufffe\x02]?")
WORD = re.compile(r"\S+")
# Letters that fonts draw as one. In a text that someone typed they would stay as they are.
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u2010": "-"})
# Bullets of symbol fonts, and the ring that Word draws as a letter
BULLET = re.compile(r"^(?:[\uf020-\uf0ff]|o)\s+(?=\S)")
# A number behind a word that is set smaller refers to a note.
NOTE_MARK = re.compile(r"(?:^|(?<=[^\W\d_])|(?<=[.,;:)”’\"]))\d{1,3}$")
SMALLER = 0.8
# Blanks that are wider than so many letters are high part columns and cells.
WIDE = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one between wide blanks: its words, its place in points, the height of its letters.

    The parts of one line have the same `row`; `bottom` counts upwards. A `closed` line is a row of cells, which does
    not go on in the next line. So many control characters were `lost`, signs of a font that does not tell its letters.
    """

    text: str
    row: int
    left: float
    right: float
    bottom: float
    size: float
    closed: bool = False
    lost: int = 0


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    first: Box
    last: Box


def read_lines(page: pdfium.PdfPage) -> list[Line]:
    """Return the lines of a page; text aslant or at right angles to the rest, as watermarks are, is left out."""
    characters = Characters(page)
    found = [(match.start(), match.end()) for match in LINE.finditer(characters.text)]
    starts = [_first_word(characters.text, start) for start, _ in found]
    characters.turn_to(starts)
    return [
        line
        for row, ((_, end), start) in enumerate(zip(found, starts, strict=True))
        if characters.is_along(start)
        for line in _parts(characters, start, end, row)
    ]


def _first_word(text: str, start: int) -> int:
    word = WORD.search(text, start)
    return word.start() if word else start


def _parts(characters: Characters, start: int, end: int, row: int) -> Iterator[Line]:
    """Yield the parts of a line between wide blanks."""
    words = list(_words(characters, start, end))
    size = median(word.first.height for word in words)
    gaps = [after.first.left - before.last.right for before, after in pairwise(words)]
    ends = [rank for rank, gap in enumerate(gaps, start=1) if gap > WIDE * size]
    for begin, stop in pairwise([0, *ends, len(words)]):
        yield _line(words[begin:stop], row, size)


def _words(characters: Characters, start: int, end: int) -> Iterator[_Word]:
    for match in WORD.finditer(characters.text, start, end):
        yield _Word(match.group(), characters.box(match.start()), characters.box(match.end() - 1))


def _line(words: list[_Word], row: int, size: float) -> Line:
    texts = [_without_note_mark(word, size) for word in words]
    text, lost = CONTROL.subn("", " ".join(texts).translate(HYPHENS))
    text = " ".join(without_marks(text).split()).translate(LIGATURES)
    return Line(
        text=BULLET.sub("• ", text),
        row=row,
        left=words[0].first.left,
        right=words[-1].last.right,
        bottom=median(word.first.bottom for word in words),
        size=size,
        lost=lost,
    )


def _without_note_mark(word: _Word, size: float) -> str:
    is_small = word.last.height < SMALLER * size
    return NOTE_MARK.sub("", word.text) if is_small else word.text
