"""Read one file by its format. Nothing here guards against a file that takes for ever; see `guard`."""

from collections.abc import Callable
from pathlib import Path

from dmv_claims.read.document import RawDocument, Text, UnreadableError
from dmv_claims.read.inside import digest, find_fault
from dmv_claims.read.limits import LIMITS, Limits
from dmv_claims.read.sniff import find_action, find_mismatch

# One reader a format; a new format is a line here, a line in `_reader` and a module beside.
FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".docx": "docx",
}


def read_document(folder: Path, file: str, limits: Limits = LIMITS) -> RawDocument:
    """Return the text of a file below a folder, or the reason why it has none; a bad file never raises."""
    try:
        text = _read(folder, file, limits)
    except UnreadableError as error:
        return RawDocument(file, "", digest(folder, file), format_of(file), str(error))
    return RawDocument(file, text.words, digest(folder, file), format_of(file), "", text.page_starts)


def format_of(file: str) -> str:
    """Return the format of a file by its ending, or its ending where that is none we read."""
    suffix = Path(file).suffix.lower()
    return FORMATS.get(suffix, suffix.lstrip("."))


def _read(folder: Path, file: str, limits: Limits) -> Text:
    """Return a file's text; UnreadableError with the reason where it has none that we read."""
    suffix = Path(file).suffix.lower()
    if fault := find_fault(folder, file, limits):
        raise UnreadableError(fault)
    content = (folder / file).read_bytes()
    if suffix not in FORMATS:
        reason = f"'{suffix or 'no ending'}' is no format we read; allowed are {', '.join(sorted(FORMATS))}"
        raise UnreadableError("; ".join(part for part in (reason, find_action(content)) if part))
    if mismatch := find_mismatch(content, suffix):
        raise UnreadableError(mismatch)
    text = _reader(FORMATS[suffix])(content)
    if not text.words.strip():
        raise UnreadableError("holds no text")
    if len(text.words) > limits.characters:
        held = f"holds {len(text.words):,} characters of text"
        raise UnreadableError(f"{held}; allowed are {limits.characters:,}; split it")
    return text


def _reader(name: str) -> Callable[[bytes], Text]:
    """Import the reader of a format, and none of the others: some are slow to import."""
    # ruff: noqa: PLC0415
    if name == "pdf":
        from dmv_claims.read.pdf import read_pdf as reader
    elif name == "docx":
        from dmv_claims.read.word import read_docx as reader
    elif name == "html":
        from dmv_claims.read.html import read_html as reader
    elif name == "markdown":
        from dmv_claims.read.markdown import read_markdown as reader
    else:
        from dmv_claims.read.text import read_text as reader
    return reader
