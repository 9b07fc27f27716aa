"""Turn the bytes of a raw document into the text that all offsets point into, by format."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dmv_claims.read.html import read_html
from dmv_claims.read.text import read_text


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as read: its name below the raw folder, its text ("" where rejected), SHA-256 of its bytes, its format."""

    file: str
    text: str
    sha256: str
    format: str
    reason: str = ""


# One reader a format; a new format is a new line here and a module beside.
READERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    ".txt": ("text", read_text),
    ".text": ("text", read_text),
    ".html": ("html", read_html),
    ".htm": ("html", read_html),
}

# What downloads are recorded in, beside them.
FETCHED = "fetched.csv"
NO_DOCUMENTS = ("sources.csv", FETCHED, "README.md")


def is_document(path: Path) -> bool:
    """Tell a source document from what else lies in a raw folder: sheets, notes, hidden files."""
    return path.is_file() and is_document_name(path.name)


def is_document_name(name: str) -> bool:
    """Tell the same by a name below the raw folder; nothing in a hidden folder is a document."""
    parts = name.split("/")
    return parts[-1] not in NO_DOCUMENTS and not any(part.startswith(".") for part in parts)


def read_document(folder: Path, file: str) -> RawDocument:
    """Return the text of a file, or the reason why it has none; a bad file never raises."""
    content = (folder / file).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    suffix = Path(file).suffix.lower()
    if suffix not in READERS:
        reason = f"'{suffix or 'no ending'}' is no format we read; allowed are {', '.join(sorted(READERS))}"
        return RawDocument(file, "", digest, suffix.lstrip("."), reason)
    name, reader = READERS[suffix]
    try:
        text = reader(content)
    except ValueError as error:
        return RawDocument(file, "", digest, name, str(error))
    if not text.strip():
        return RawDocument(file, "", digest, name, "holds no text")
    return RawDocument(file, text, digest, name)
