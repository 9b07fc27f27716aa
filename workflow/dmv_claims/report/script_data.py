"""Write the data of a page as JSON for a script element, as short as it gets.

A page has tens of thousands of names and numbers: text and lists of numbers cost a third if they are known as such.
"""

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring as text_as_json

from markupsafe import Markup

__all__ = ["as_json", "for_script", "members_as_json", "numbers_as_json", "text_as_json"]

# Any value
as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def numbers_as_json(numbers: Sequence[int]) -> str:
    """Return whole numbers as a JSON array; Python writes them alike."""
    return f"[{','.join(map(repr, numbers))}]"


def members_as_json(members: Mapping[str, str]) -> str:
    """Return a JSON object; the values of its members are JSON already."""
    return f"{{{','.join([f'{text_as_json(name)}:{made}' for name, made in members.items()])}}}"


def for_script(made: str) -> Markup:
    """Return JSON for a script element: what could end one is escaped."""
    for sign in "<>&'":
        # To look is quicker by far than to replace nothing.
        if sign in made:
            made = made.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(made)
