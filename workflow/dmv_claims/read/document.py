"""What reading a file gives: its text, or the reason why it has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class UnreadableError(ValueError):
    """A file that has no text for us; the message is the reason in plain words, with what to do about it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as a reader returns it; `page_starts` are the characters at which its pages begin, none without pages."""

    words: str
    page_starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as read: its name below the raw folder, its text ("" where rejected), SHA-256 of its bytes, its format.

    `page_starts` are the characters of the text at which its pages begin, in order; formats without pages have none.
    """

    file: str
    text: str
    sha256: str
    format: str
    reason: str = ""
    page_starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> "RawDocument":
        """Return a document from its fields as JSON and Parquet give them."""
        return cls(**{**fields, "page_starts": tuple(fields["page_starts"])})
