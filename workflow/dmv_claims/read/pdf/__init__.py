"""Turn a PDF into text: paragraphs in reading order, broken words joined, no running heads; where each page starts."""

import logging
from collections.abc import Mapping, Sequence

from dmv_claims.read.document import Text
from dmv_claims.read.pdf.hyphens import Hyphens
from dmv_claims.read.pdf.lines import Line, read_lines
from dmv_claims.read.pdf.markers import has_marker
from dmv_claims.read.pdf.opening import opened
from dmv_claims.read.pdf.order import in_reading_order
from dmv_claims.read.pdf.paragraphs import Paragraph, read_paragraphs
from dmv_claims.read.pdf.running import without_running_lines
from dmv_claims.read.pdf.scans import check_text_layer, is_scan

LOG = logging.getLogger(__name__)

# Lines of a table of contents end in dots and a page number; their words stand in the text again.
PAGE_NUMBER, LEADERS = "0123456789ivxl ", ("....", ". . . .", "…")


def read_pdf(content: bytes) -> Text:
    """Return the text of a PDF; UnreadableError where it is damaged, encrypted, a scan or has no letters to read."""
    with opened(content) as document:
        pages, scans, lost = [], [], 0
        for number, page in enumerate(document, start=1):
            found = read_lines(page)
            lost += sum(line.lost for line in found)
            lines = [line for line in found if line.text and not _is_contents(line)]
            if is_scan(page, lines):
                scans.append(number)
            pages.append(in_reading_order(lines))
            page.close()
    check_text_layer(pages, scans, lost)
    if scans:
        LOG.warning("pages without a text layer, which is read as nothing: %s", ", ".join(map(str, scans)))
    pages = without_running_lines(pages)
    return _compose(read_paragraphs(pages), Hyphens(line.text for page in pages for line in page), len(pages))


def _is_contents(line: Line) -> bool:
    return line.text.rstrip(PAGE_NUMBER).endswith(LEADERS) and line.text[-1] in PAGE_NUMBER


def _compose(paragraphs: Sequence[Paragraph], hyphens: Hyphens, pages: int) -> Text:
    """Return the text, paragraphs between blank lines and items on lines of their own, with where each page starts."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        above = ""
        for line in paragraph:
            cut, glue = hyphens.glue(above, line.line.text) if above else (0, _gap(before, paragraph))
            if cut:
                parts[-1] = parts[-1][:-cut]
            length += len(glue) - cut
            starts.setdefault(line.page, length)
            above = line.line.text
            parts += [glue, above]
            length += len(above)
    return Text("".join(parts) + "\n", _whole(starts, pages, length))


def _gap(before: Paragraph | None, paragraph: Paragraph) -> str:
    if before is None:
        return ""
    return "\n" if all(has_marker(one[0].line.text) for one in (before, paragraph)) else "\n\n"


def _whole(starts: Mapping[int, int], pages: int, end: int) -> tuple[int, ...]:
    """Return the start of every page, in order; one without text starts where the next one does.

    Notes stand before a paragraph that goes on, also those of a page in its middle.
    """
    found: list[int] = []
    for page in reversed(range(pages)):
        end = min(starts.get(page, end), end)
        found.append(end)
    return tuple(reversed(found))
