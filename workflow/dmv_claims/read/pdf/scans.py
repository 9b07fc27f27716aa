"""Tell pages that hold pictures of words and no words."""

from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw as c

from dmv_claims.read.document import UnreadableError
from dmv_claims.read.pdf.lines import Line

# A page with fewer letters, a stamp or a number, that a picture covers so much of is a scan.
FEW_LETTERS, COVERED = 50, 0.5
# How deep pictures may be packed into each other
DEPTH = 3
# Signs that stand for no letter, among all: a font did not tell which letters it draws.
UNTOLD = 0.2


def is_scan(page: pdfium.PdfPage, lines: Sequence[Line]) -> bool:
    """Tell a page that a picture covers and that has hardly a letter of its own."""
    if _letters(lines) >= FEW_LETTERS:
        return False
    boxes = [one.get_bounds() for one in page.get_objects(filter=[c.FPDF_PAGEOBJ_IMAGE], max_depth=DEPTH)]
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    return bool(covered > COVERED * page.get_width() * page.get_height())


def check_text_layer(pages: Sequence[Sequence[Line]], scans: Sequence[int], lost: int) -> None:
    """Raise UnreadableError where a PDF has no text, where half of its pages have none, or where it is no text.

    `lost` is the number of signs that were left out of the text because they stand for no letter.
    """
    letters = sum(map(_letters, pages))
    untold = lost + sum(map(_is_untold, (sign for page in pages for line in page for sign in line.text)))
    if not letters and not untold:
        raise UnreadableError("has no text layer, as scans have none; add one first: ocrmypdf IN.pdf OUT.pdf")
    if len(scans) * 2 >= len(pages):
        some = f"{len(scans)} of its {len(pages)} pages are scans"
        raise UnreadableError(f"{some} without a text layer; add one first: ocrmypdf --skip-text IN.pdf OUT.pdf")
    if untold > UNTOLD * (letters + untold):
        raise UnreadableError(
            "does not tell which letters it shows; read them first: ocrmypdf --force-ocr IN.pdf OUT.pdf"
        )


def _letters(lines: Sequence[Line]) -> int:
    return sum(sign.isalpha() for line in lines for sign in line.text)


def _is_untold(sign: str) -> bool:
    return sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff"
