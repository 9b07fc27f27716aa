"""Tell the pieces of a phrase of the vocabulary: words, and groups of alternatives, each perhaps with a mark."""

import re

PIECE = re.compile(r"\((?P<group>[^()]*)\)(?P<mark>_[vn])?|(?P<word>[^\s()\[\]?]+)")


def check_phrase(phrase: str) -> None:
    """Raise ValueError where a phrase cannot be read."""
    if re.sub(PIECE, "", phrase).strip():
        raise ValueError(f"brackets do not match in '{phrase}'; groups cannot stand in one another")
