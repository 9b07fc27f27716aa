"""Word files made for tests: saved with other parts, or with a main part that was changed."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from dmv_claims.read.word import read_docx


def saved(made: docx.document.Document, **parts: str) -> bytes:
    """The bytes of a document; parts in place of its own, or beside them, by name."""
    file = BytesIO()
    made.save(file)
    if not parts:
        return file.getvalue()
    old, new = ZipFile(file), BytesIO()
    with ZipFile(new, "w", ZIP_DEFLATED) as archive_:
        for name in old.namelist():
            part = name.rpartition("/")[2].removesuffix(".xml")
            archive_.writestr(name, parts.get(part) or old.read(name))
    return new.getvalue()


def edited(change: Callable[[str], str]) -> bytes:
    """A document whose main part was changed."""
    document = docx.Document()
    document.add_paragraph("Ohio")
    with ZipFile(BytesIO(saved(document))) as file:
        return saved(document, document=change(file.read("word/document.xml").decode()))


def text(content: bytes) -> str:
    """Return the words that are read from a file."""
    return read_docx(content).words.strip()
