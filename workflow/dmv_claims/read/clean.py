"""Take out of a text what carries no words: control characters, and marks that steer how a line is laid out."""

import re

from dmv_claims.read.document import UnreadableError

LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# Soft hyphens, blanks without width, marks of the direction of writing, byte order marks, no characters.
# They stand inside words, so that these are no longer found.
INVISIBLE = re.compile(r"[\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
# One control character in so many is an accident; more are no text.
TOLERATED = 50


def clean(text: str) -> str:
    """Return a text with single newlines as line ends and without control characters and invisible marks.

    Halves of UTF-16 pairs, which no file can hold, become U+FFFD. UnreadableError where control characters are many.
    """
    text = LINE_END.sub("\n", text).replace("\u2029", "\n\n")
    text, controls = CONTROL.subn("", text)
    if controls * TOLERATED > len(text):
        raise UnreadableError("is full of control characters, so it is no text; save it as UTF-8 text")
    return without_marks(text)


def without_marks(text: str) -> str:
    """Return a text without invisible marks; halves of UTF-16 pairs become U+FFFD."""
    return SURROGATE.sub("\ufffd", INVISIBLE.sub("", text))
