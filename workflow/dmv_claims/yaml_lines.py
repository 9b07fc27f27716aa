"""Find the lines of a YAML file that its keys stand in, for faults that show only when its content is looked at."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml


def line_of(path: Path, keys: Iterable[str]) -> int:
    """Return the line, from 1, of the last of these keys that is there, each inside the one before; 0 where none is.

    Keys that are not there are passed over, as what is said of a fault holds other words too.
    """
    node, line = _compose(path), 0
    for key in keys:
        found = next((pair for pair in _pairs(node) if pair[0].value == key), None)
        if found:
            line, node = found[0].start_mark.line + 1, found[1]
    return line


def twice(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the keys at the top of a file that stand there before, with the line of the later one."""
    seen: set[str] = set()
    for key, _ in _pairs(_compose(path)):
        if key.value in seen:
            yield key.value, key.start_mark.line + 1
        seen.add(key.value)


def _compose(path: Path) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    return node


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def said(error: yaml.YAMLError) -> str:
    """Return on one line what is wrong with a file that is no YAML, and in which of its lines."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    where = f"line {mark.line + 1}: " if mark else ""
    return f"{where}no valid YAML ({' '.join(str(problem or error).split())})"
