"""Tell why a claim came or went: by other words, or by another reading of the same ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from dmv_claims.diff.change import READING, TEXT, Row
from dmv_claims.diff.datasets import Datasets
from dmv_claims.diff.documents import Versions


@dataclass(frozen=True, slots=True)
class Causes:
    """The statements of edited documents as pairs of document_id and words; None where they cannot be compared."""

    stated: frozenset[tuple[str, str]] | None

    @classmethod
    def of(cls, datasets: Datasets, state: str, documents: Iterable[Versions]) -> "Causes":
        """Read the statements of those documents that are edited, the only ones that are asked for."""
        if not datasets.columns["statements"]:
            return cls(None)
        edited = {row["document_id"] for one in documents if one.edited for row in (one.before, one.after) if row}
        rows = datasets.rows("statements", state, "document_id", edited) if edited else ([], [])
        return cls(frozenset((row["document_id"], row["text"]) for side in rows for row in side))

    def why(self, claim: Row, document: Versions) -> str | None:
        """Return the cause for a claim that is in one version of a document alone."""
        if document.before is None or document.after is None:
            return TEXT
        if document.before["state"] != document.after["state"]:
            return document.placed_by
        if not document.edited:
            return READING
        if self.stated is None:
            return None
        ids = (document.before["document_id"], document.after["document_id"])
        return READING if all((one, claim["quote"]) in self.stated for one in ids) else TEXT
