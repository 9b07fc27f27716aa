"""Lay out the parts of a marked-up document as lines of text, as they would stand in a plain one.

Headings and paragraphs stand between blank lines, items on lines of their own behind their marker. A row of a table is
an item too, its cells one behind the other; where a cell holds several paragraphs or a list, cell follows upon cell.
"""

import re
from collections.abc import Sequence

from dmv_claims.read.clean import clean

BLANKS = re.compile(r"\s+")
ROW_MARKER, CELL_END = "- ", " | "


class Lines:
    """A text in the making: words go onto the last line until a block, an item or a row begins another."""

    def __init__(self) -> None:
        """Begin with no line."""
        self._lines: list[str] = []
        self._words: list[str] = []
        self._marker = ""
        self._gap = False
        self._has_items = False

    def write(self, words: str) -> None:
        """Add words to the last line; white space of any kind counts as one blank."""
        self._words.append(words)

    def has_words(self) -> bool:
        """Tell whether the last line has words."""
        return any(words.strip() for words in self._words)

    def end_line(self) -> None:
        """End the last line inside a block; a second time leaves a blank one."""
        if not self._flush():
            self._gap = self._gap or not self._marker

    def begin_block(self) -> None:
        """Begin a heading or a paragraph: behind a blank line, or behind the marker of an item without words."""
        self._flush()
        self._gap = self._gap or not self._marker

    def end_block(self) -> None:
        """End a heading or a paragraph."""
        self.begin_block()

    def begin_item(self, marker: str) -> None:
        """Begin an item; an item in it gives its own marker where no words stand between."""
        self._flush()
        self._marker, self._has_items = f"{marker} ", True

    def end_item(self) -> None:
        """End an item; one without words leaves nothing."""
        self._flush()
        self._marker, self._gap = "", False

    def write_row(self, cells: Sequence["Lines"], heads: bool) -> None:
        """Write a row of a table from its cells; `heads` where all of them are heads of columns."""
        full = [cell for cell in cells if cell.lines()]
        if len(full) > 1 and all(cell.is_short() for cell in full):
            if heads:
                self.begin_block()
            else:
                self.begin_item(ROW_MARKER.strip())
            self.write(CELL_END.join(" ".join(cell.lines()) for cell in full))
            self.end_item()
            return
        for cell in full:
            self.begin_block()
            for line in cell.lines():
                self.write(line)
                self.end_line()
            self.end_block()

    def lines(self) -> list[str]:
        """Return the lines so far."""
        self._flush()
        return self._lines

    def is_short(self) -> bool:
        """Tell whether there is but one paragraph and no item."""
        return not self._has_items and "" not in self.lines()

    def text(self) -> str:
        """Return the text with its last line ended; UnreadableError where it is full of control characters."""
        return clean("\n".join(self.lines())) + "\n"

    def _flush(self) -> bool:
        """Put the words onto a line and tell whether there were any."""
        words = BLANKS.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if not words:
            return False
        if self._gap and self._lines:
            self._lines.append("")
        self._lines.append(self._marker + words)
        self._marker, self._gap = "", False
        return True
