"""Find one's way in the XML of a Word file."""

from typing import Any

# An element of lxml, which comes without types.
Element = Any

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = frozenset({"0", "false", "off"})


def child(element: Element, *path: str) -> Element | None:
    """Return the first element at the end of a path of Word's tags; None where a part of it is missing."""
    for tag in path:
        element = element.find(WORD + tag) if element is not None else None
    return element


def value(element: Element | None, name: str = "val") -> str:
    """Return an attribute of Word's, "" where it or the element is missing."""
    return str(element.get(WORD + name) or "") if element is not None else ""


def number(element: Element | None, otherwise: int) -> int:
    """Return the value of an element as a whole number."""
    text = value(element)
    return int(text) if text.lstrip("-").isdigit() and len(text) < 10 else otherwise


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is there and on."""
    return element is not None and value(element) not in OFF
