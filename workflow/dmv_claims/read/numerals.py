"""Number the items of lists, with digits, letters or Roman numerals."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
LARGEST = 3_999
WHOLE_NUMBER = re.compile(r"\s*([-+]?\d{1,6})")


def letters(number: int) -> str:
    """Return a, b … z, aa, bb … as Word counts them; digits where a number has no letters."""
    if not 1 <= number <= LARGEST:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def roman(number: int) -> str:
    """Return i, ii, iii …; digits where a number has no numeral."""
    if not 1 <= number <= LARGEST:
        return str(number)
    numeral = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        numeral += sign * times
    return numeral


# By the type of a web page's list. In brackets: a capital before a full stop would be an answer ("A. Yes").
SHAPES: Mapping[str, Callable[[int], str]] = {
    "a": lambda number: f"({letters(number)})",
    "A": lambda number: f"({letters(number).upper()})",
    "i": lambda number: f"({roman(number)})",
    "I": lambda number: f"({roman(number).upper()})",
}


@dataclass(slots=True)
class Numbering:
    """The markers of one list of a web page: `number` is that of the next item, which has none where `step` is 0."""

    number: int = 0
    step: int = 0
    shape: str = ""

    @classmethod
    def of(cls, tag: str, attributes: Mapping[str, str | None]) -> "Numbering":
        """Return the numbering of a list by its tag and attributes."""
        if tag != "ol":
            return cls()
        start = WHOLE_NUMBER.match(attributes.get("start") or "")
        return cls(int(start[1]) if start else 1, -1 if "reversed" in attributes else 1, attributes.get("type") or "")

    def next(self, value: str = "") -> str:
        """Return the marker of the next item; `value` is the number that it gives itself, "" for none."""
        if not self.step:
            return "-"
        own = WHOLE_NUMBER.match(value)
        number = int(own[1]) if own else self.number
        self.number = number + self.step
        return SHAPES[self.shape](number) if self.shape in SHAPES else f"{number}."
