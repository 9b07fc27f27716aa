"""What a paragraph of a Word file takes from its style: its list, and whether it is part of a table of contents."""

from collections.abc import Iterator

from dmv_claims.read.word.numbers import Numbers
from dmv_claims.read.word.xml import Element, child, number, value

CONTENTS = ("toc ", "table of figures")
# Styles may be based on each other, in broken files in a circle.
MOST_STEPS = 20


class Styles:
    """The styles of a document, with its lists."""

    def __init__(self, styles: Element, numbers: Numbers) -> None:
        """Read the style part."""
        self._styles = {value(style, "styleId"): style for style in styles.iterfind("{*}style")}
        self._numbers = numbers

    def is_contents(self, paragraph: Element) -> bool:
        """Tell a line of a table of contents, which says again what the headings say."""
        style = self._styles.get(value(child(paragraph, "pPr", "pStyle")))
        return value(child(style, "name")).lower().startswith(CONTENTS)

    def marker(self, paragraph: Element) -> str:
        """Count a paragraph where it belongs to a list and return its marker, "" for none."""
        own = child(paragraph, "pPr", "numPr")
        list_id, depth = value(child(own, "numId")), number(child(own, "ilvl"), -1)
        for style in self._based_on(value(child(paragraph, "pPr", "pStyle"))):
            if list_id:
                break
            inherited = child(style, "pPr", "numPr")
            list_id = value(child(inherited, "numId"))
            if list_id and depth < 0:
                depth = number(child(inherited, "ilvl"), self._numbers.level_of_style(list_id, value(style, "styleId")))
        return self._numbers.next(list_id, max(depth, 0)) if list_id not in ("", "0") else ""

    def _based_on(self, name: str) -> Iterator[Element]:
        for _ in range(MOST_STEPS):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(child(style, "basedOn"))
