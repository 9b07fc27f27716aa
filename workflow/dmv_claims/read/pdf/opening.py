"""Open a PDF, or say why it cannot be opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw as c

from dmv_claims.read.document import UnreadableError

# A whole file ends with this mark; programs append a little behind it.
END, END_WITHIN = b"%%EOF", 8_192
REASONS = {
    c.FPDF_ERR_PASSWORD: "is encrypted; save it without a password (qpdf --decrypt --password=WORD IN.pdf OUT.pdf)",
    c.FPDF_ERR_SECURITY: "is encrypted in a way that we cannot open; print it to a new PDF",
}
DAMAGED = "is a damaged PDF; get it again, or mend it with: qpdf IN.pdf OUT.pdf"
CUT_OFF = "is a PDF that was cut off; get it again"
XFA = "is a form that only Adobe programs show (XFA); print it to a new PDF"


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """Give the document for as long as it is read; UnreadableError where it is damaged, cut off or encrypted."""
    if END not in content[-END_WITHIN:]:
        raise UnreadableError(CUT_OFF)
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise UnreadableError(REASONS.get(error.err_code or 0, DAMAGED)) from error
    try:
        if document.get_formtype() == c.FORMTYPE_XFA_FULL:
            raise UnreadableError(XFA)
        yield document
    except pdfium.PdfiumError as error:
        raise UnreadableError(DAMAGED) from error
    finally:
        document.close()
