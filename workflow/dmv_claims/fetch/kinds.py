"""Tell from an answer what kind of document it is, and whether the name in the sheet says the same."""

from pathlib import PurePosixPath

from dmv_claims.read import READERS

# What a media type may be in the terms of the readers. Plain text is what hosts also call what they do not know.
KINDS = {
    "text/html": {"html"},
    "application/xhtml+xml": {"html"},
    "text/plain": {"text", "markdown", "html"},
    "text/markdown": {"markdown", "text"},
    "application/pdf": {"pdf"},
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {"docx"},
}
# What a document begins with; it goes before the media type, which hosts often get wrong.
BEGINNINGS = {b"%pdf-": {"pdf"}, b"<!doctype html": {"html"}, b"<html": {"html"}}


def misnamed(file: str, media_type: str, head: bytes) -> str:
    """Return why a file cannot be read under its name, "" where it can, or where nobody can tell.

    `head` is how the document begins.
    """
    reader = READERS.get(PurePosixPath(file).suffix.lower())
    kinds = _kinds(media_type, head)
    if not reader or not kinds or reader[0] in kinds:
        return ""
    kind = min(kinds)
    ending = min((ending for ending, (name, _) in READERS.items() if name == kind), default=f".{kind}")
    return f"is {kind}, no {reader[0]}; give the file in the sheet the ending {ending}"


def _kinds(media: str, head: bytes) -> set[str]:
    begins = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kinds for start, kinds in BEGINNINGS.items() if begins.startswith(start)), KINDS.get(media, set()))
