"""Turn the bytes of a raw document into the text that all offsets point into, by format."""

from pathlib import Path

from dmv_claims.read.document import RawDocument
from dmv_claims.read.formats import FORMATS, read_document

__all__ = ["FETCHED", "FORMATS", "NO_DOCUMENTS", "RawDocument", "is_document", "is_document_name", "read_document"]

# What downloads are recorded in, beside them.
FETCHED = "fetched.csv"
NO_DOCUMENTS = ("sources.csv", FETCHED, "README.md")


def is_document(path: Path) -> bool:
    """Tell a source document from what else lies in a raw folder: sheets, notes, hidden files.

    A link is one wherever it leads, so that nothing of a collection is passed over without a word.
    """
    return is_document_name(path.name) and (path.is_file() or path.is_symlink())


def is_document_name(name: str) -> bool:
    """Tell the same by a name below the raw folder; nothing in a hidden folder is a document."""
    parts = name.split("/")
    return parts[-1] not in NO_DOCUMENTS and not any(part.startswith(".") for part in parts)
