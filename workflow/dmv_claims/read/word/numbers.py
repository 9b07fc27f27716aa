"""Count the paragraphs of Word's lists: which number, letter or bullet stands before each."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dmv_claims.read.numerals import letters, roman
from dmv_claims.read.word.xml import Element, child, is_on, number, value

FORMATS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "decimalZero": lambda count: f"{count:02d}",
}
MOST_LEVELS = 9
PLACE = re.compile(r"%([1-9])")
# "A." before an item would be read as an answer, and "1.1." as a sentence.
CAPITAL, DIVIDED = re.compile(r"([A-Z])[.)]"), re.compile(r"(.*\..*[^.])\.")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, what is shown ("%1." with the count of the first level)."""

    start: int
    format: str
    shown: str
    legal: bool
    style: str


@dataclass(slots=True)
class Counts:
    """How far each level of a list has counted, and which of its starts were already set anew."""

    levels: dict[int, int] = field(default_factory=dict)
    restarted: set[tuple[str, int]] = field(default_factory=set)


class Numbers:
    """The lists of a document; several may count together."""

    def __init__(self, numbering: Element | None) -> None:
        """Read the numbering part, None where a document has none."""
        elements = list(numbering) if numbering is not None else []
        abstract = {value(one, "abstractNumId"): one for one in elements if one.tag.endswith("}abstractNum")}
        self._lists = {value(one, "numId"): one for one in elements if one.tag.endswith("}num")}
        self._levels = {name: _levels(one) for name, one in abstract.items()}
        self._counts: dict[str, Counts] = defaultdict(Counts)

    def level_of_style(self, list_id: str, style: str) -> int:
        """Return the level that a style stands for in a list, the first where none is tied to it."""
        levels = self._levels.get(value(child(self._lists.get(list_id), "abstractNumId")), {})
        return next((depth for depth, level in levels.items() if style and level.style == style), 0)

    def next(self, list_id: str, depth: int) -> str:
        """Count a paragraph and return its marker; "" where it has none."""
        entry = self._lists.get(list_id)
        name = value(child(entry, "abstractNumId"))
        levels = self._levels.get(name, {})
        if depth not in levels:
            return ""
        counts = self._counts[name]
        start = self._restart(entry, list_id, depth, counts)
        counts.levels[depth] = counts.levels.get(depth, levels[depth].start - 1) + 1 if start is None else start
        for other in range(MOST_LEVELS):
            if other > depth:
                counts.levels.pop(other, None)
            elif other in levels:
                counts.levels.setdefault(other, levels[other].start)
        return _marker(levels, depth, counts.levels)

    def _restart(self, entry: Element, list_id: str, depth: int, counts: Counts) -> int | None:
        """Return where a list starts anew at its first paragraph of a level, None where it goes on."""
        for override in entry.iterfind("{*}lvlOverride"):
            anew = child(override, "startOverride")
            if value(override, "ilvl") == str(depth) and anew is not None and (list_id, depth) not in counts.restarted:
                counts.restarted.add((list_id, depth))
                return number(anew, 1)
        return None


def _levels(abstract: Element) -> dict[int, Level]:
    found = {}
    for level in abstract.iterfind("{*}lvl"):
        depth = value(level, "ilvl")
        if depth.isdigit() and int(depth) < MOST_LEVELS:
            found[int(depth)] = Level(
                start=number(child(level, "start"), 1),
                format=value(child(level, "numFmt")) or "decimal",
                shown=value(child(level, "lvlText")),
                legal=is_on(child(level, "isLgl")),
                style=value(child(level, "pStyle")),
            )
    return found


def _marker(levels: Mapping[int, Level], depth: int, counts: Mapping[int, int]) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return "-"

    def count(place: re.Match[str]) -> str:
        other = int(place[1]) - 1
        shape = "" if level.legal or other not in levels else levels[other].format
        return FORMATS.get(shape, str)(counts.get(other, 1))

    marker = PLACE.sub(count, level.shown).strip()
    marker = DIVIDED.sub(r"\1", marker) if DIVIDED.fullmatch(marker) else marker
    return CAPITAL.sub(r"(\1)", marker) if CAPITAL.fullmatch(marker) else marker
