"""Tell by its first bytes what a file is that bears the ending of another format."""

import re

ARCHIVE, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.I | re.DOTALL)
OCR = "make it a PDF with text: ocrmypdf --image-dpi 300 IMAGE OUT.pdf"
# First bytes, what they are, the endings of such files, what to do where the ending is another
SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...], str], ...] = (
    (b"%PDF-", "a PDF", (".pdf",), "name it .pdf"),
    (ARCHIVE, "a Word file or another archive", (".docx",), "name it .docx if it is a Word file"),
    (OLD_OFFICE, "an old or encrypted Office file", (), "save it as .docx without a password"),
    (b"{\\rtf", "rich text", (), "save it as .docx"),
    (b"\x1f\x8b", "a gzip archive", (), "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "an archive", (), "unpack it"),
    (b"Rar!", "an archive", (), "unpack it"),
    (b"\x89PNG", "a picture", (), OCR),
    (b"\xff\xd8\xff", "a picture", (), OCR),
    (b"II*\0", "a picture", (), OCR),
    (b"MM\0*", "a picture", (), OCR),
)
TEXTS = (".txt", ".text", ".md", ".markdown")


def find_action(content: bytes) -> str:
    """Return what to do with a file whose first bytes are those of a known format; "" where they are of none."""
    return next((action for signature, _, _, action in SIGNATURES if content.startswith(signature)), "")


def find_mismatch(content: bytes, suffix: str) -> str:
    """Return why a file is not what its ending says, and what to do; "" where nothing speaks against it."""
    for signature, what, endings, action in SIGNATURES:
        if content.startswith(signature) and suffix not in endings:
            return f"begins as {what} does, so it is not {suffix}; {action}"
    if suffix in (*TEXTS, ".pdf", ".docx") and PAGE.match(content, 0, 4_096):
        return f"begins as a web page does, so it is not {suffix}; name it .html"
    if suffix == ".pdf" and b"%PDF-" not in content[:1_024]:
        return "does not begin with %PDF-, so it is no PDF or a damaged one; download it again"
    if suffix == ".docx" and not content.startswith(ARCHIVE):
        return "is no .docx file or a damaged one; open it in Word or LibreOffice and save it anew"
    return ""
