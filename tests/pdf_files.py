"""Small PDFs made byte by byte, for the tests of their reader: every line is where a test puts it."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 612, 792
# Each letter of Courier is so many of its heights wide.
LETTER = 0.6


@dataclass(frozen=True)
class Words:
    """Words on a page: where they begin, counted in points from the lower left, their size, how they are turned."""

    x: float
    y: float
    text: str
    size: float = 11
    turn: str = "1 0 0 1"


def column(
    paragraphs: Sequence[str], x: float = 72, y: float = 700, letters: int = 70, pitch: float = 13, gap: float = 13
) -> list[Words]:
    """Set paragraphs as lines of at most so many letters, one below the other, `gap` more between paragraphs."""
    words = []
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, letters, break_on_hyphens=False):
            words.append(Words(x, y, line))
            y -= pitch
        y -= gap
    return words


def pdf(pages: Iterable[Sequence[Words]], picture: bool = False, encrypted: bool = False) -> bytes:
    """Return a PDF with these pages; with a `picture` that covers each, or `encrypted` with a password nobody knows."""
    contents = [_content(page, picture) for page in pages]
    kids = " ".join(f"{5 + 2 * rank} 0 R" for rank in range(len(contents)))
    pixel = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        pixel + b"\nstream\n\xff\nendstream",
    ]
    for rank, content in enumerate(contents):
        resources = "/Font << /F 3 0 R >> /XObject << /I 4 0 R >>"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << {resources} >> /Contents {6 + 2 * rank} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects, encrypted)


def _content(page: Sequence[Words], picture: bool) -> bytes:
    parts = [b"q %d 0 0 %d 0 0 cm /I Do Q" % (WIDTH, HEIGHT)] if picture else []
    for one in page:
        escaped = one.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        place = f"BT /F {one.size} Tf {one.turn} {one.x} {one.y} Tm (".encode()
        parts.append(place + escaped + b") Tj ET")
    return b"\n".join(parts)


def _file(objects: Sequence[bytes], encrypted: bool) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
        b"ab" * 32,
        b"cd" * 32,
    )
    trailer = b"trailer << /Size %d /Root 1 0 R %s >>" % (len(objects) + 1, lock if encrypted else b"")
    start = len(content)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return content + head + table + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % start
