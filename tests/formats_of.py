"""The same text as a file of each format that is read."""

from dataclasses import replace
from html import escape
from io import BytesIO

import docx
from pdf_files import Words, column, pdf

# Points of a page that lines stand on; the first line is at the top of the first one.
PAGE, TOP = 620, 700


def files_of(text: str) -> dict[str, bytes]:
    """Return a text, with blank lines between its paragraphs, as the bytes of a file by their ending."""
    paragraphs = [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]
    plain = "\n\n".join(paragraphs).encode()
    page = "".join(f"<p>{escape(one)}</p>\n" for one in paragraphs)
    return {
        ".txt": plain,
        ".md": plain,
        ".html": f"<!doctype html><meta charset=utf-8><body>{page}</body>".encode(),
        ".docx": _word(paragraphs),
        ".pdf": _pdf(paragraphs),
    }


def _word(paragraphs: list[str]) -> bytes:
    document, content = docx.Document(), BytesIO()
    for one in paragraphs:
        document.add_paragraph(one)
    document.save(content)
    return content.getvalue()


def _pdf(paragraphs: list[str]) -> bytes:
    """Set the paragraphs in one long column and cut it into pages."""
    pages: list[list[Words]] = []
    for line in column([one.encode("cp1252", "replace").decode("cp1252") for one in paragraphs], y=0):
        rank = int(-line.y // PAGE)
        while len(pages) <= rank:
            pages.append([])
        pages[rank].append(replace(line, y=TOP + line.y + rank * PAGE))
    return pdf(pages)
