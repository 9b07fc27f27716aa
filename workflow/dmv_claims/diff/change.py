"""One change since the baseline, as the row that it becomes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# A row of a published table.
Row = Mapping[str, Any]

ANSWER, DOCUMENT, CLAIM = "answer", "document", "claim"
TEXT, READING, REVIEW, SHEET = "text", "reading", "review", "sheet"


@dataclass(frozen=True, slots=True)
class Change:
    """What the column dictionary says of a row of the table changes, less its id."""

    what: str
    change: str
    state: str | None = None
    cause: str | None = None
    question: str | None = None
    file: str | None = None
    file_before: str | None = None
    claim_type: str | None = None
    category: str | None = None
    column: str | None = None
    before: str | None = None
    after: str | None = None
    quote_before: str | None = None
    quote_after: str | None = None
    claim_id_before: str | None = None
    claim_id_after: str | None = None
    document_id_before: str | None = None
    document_id_after: str | None = None

    @property
    def claim(self) -> tuple[str | None, str | None]:
        """What the rows of one claim have in common."""
        return self.claim_id_before, self.claim_id_after


def in_words(value: object) -> str | None:
    """Return a value as text, for rows of older datasets may hold it in another type."""
    return None if value is None else str(value)


def only(causes: Iterable[str | None]) -> str | None:
    """Return the one cause that all have in common, None where there is none or they differ."""
    found = set(causes)
    return found.pop() if len(found) == 1 else None
