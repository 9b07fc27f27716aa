"""Ask PDFium where the characters of a page stand, turned so that the page's text runs from left to right."""

import math
from collections import Counter
from dataclasses import dataclass
from functools import partial

import pypdfium2 as pdfium
from pypdfium2 import raw as c

QUARTER = math.pi / 2
# Text that runs aslant is a watermark or a stamp.
ASLANT = 0.1


@dataclass(frozen=True, slots=True)
class Box:
    """Where a character stands, in points; `bottom` and `top` count upwards, along the height of the letters."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of the letters of its font."""
        return self.top - self.bottom


class Characters:
    """The characters of a page; each has one position in `text`."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        """Load the text of a page."""
        self._page = page.get_textpage()
        self._raw = self._page.raw
        self._rect = c.FS_RECTF()
        self._turns = 0
        self.text = self._text()

    def turn_to(self, positions: list[int]) -> None:
        """Turn the page so that most of what begins at these positions runs from left to right."""
        turns = Counter(turn for turn in map(self._turn, positions) if turn is not None)
        self._turns = turns.most_common(1)[0][0] if turns else 0

    def is_along(self, position: int) -> bool:
        """Tell whether what begins at a position runs as the page does."""
        return self._turn(position) == self._turns

    def box(self, position: int) -> Box:
        """Return the place of a character."""
        c.FPDFText_GetLooseCharBox(self._raw, position, self._rect)
        left, bottom, right, top = self._rect.left, self._rect.bottom, self._rect.right, self._rect.top
        for _ in range(self._turns):
            left, bottom, right, top = -top, left, -bottom, right
        return Box(left, bottom, right, top)

    def _turn(self, position: int) -> int | None:
        """Return by how many quarters of a circle, clockwise, a character is turned; None where it stands aslant."""
        quarters = c.FPDFText_GetCharAngle(self._raw, position) / QUARTER
        return round(quarters) % 4 if abs(quarters - round(quarters)) < ASLANT else None

    def _text(self) -> str:
        number = self._page.count_chars()
        text: str = self._page.get_text_range()
        if len(text) == number:
            return text
        # Where PDFium leaves out or adds some, its text does not tell their positions.
        return "".join(map(_letter, map(partial(c.FPDFText_GetUnicode, self._raw), range(number))))


def _letter(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
