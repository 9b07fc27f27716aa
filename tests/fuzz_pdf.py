"""PDFs for the fuzz run: pages whose words stand anywhere, objects of all kinds, packed as PDFs are, then damaged."""

import zlib
from random import Random

from fuzz_bytes import damaged, parted, parted_bytes
from fuzz_words import text

SIZES = ("11", "0", "-11", "1000000", "0.001", "9", "24", "1e9", "nan")
PLACES = ("72", "300", "0", "-500", "700", "99999999", "1.5", "-0.0001", "412")
MATRICES = parted("1 0 0 1¦0 1 -1 0¦-1 0 0 -1¦0 0 0 0¦1 1 -1 1¦1e5 0 0 1e5¦0.7 0.7 -0.7 0.7¦0 -1 1 0¦1 0 5 1")
OPERATORS = parted(
    "q¦Q¦BT¦ET¦/F Tf¦3 Tr¦200 Tz¦-50 Tc¦99999 Tw¦T*¦14 TL¦-9 Ts¦/I Do¦/X Do¦/Span <</ActualText (Iowa)>> BDC¦"
    "/Artifact BMC¦EMC¦0 0 9 9 re W n¦BI /W 9 /H 9 /BPC 8 ID EI¦[] 0 d¦612 0 0 792 0 0 cm¦/GS gs¦(¦)¦[¦<¦>>¦"
    "1 0 0 1 0 0 cm¦/Missing 12 Tf¦/P <</MCID 0>> BDC"
)
FONTS = (
    "/Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding",
    "/Subtype /TrueType /BaseFont /Times-Roman /FirstChar 32 /LastChar 34 /Widths [0 99999 -5] /FontDescriptor 9 0 R",
    "/Subtype /Type0 /BaseFont /None /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 7 0 R",
    "/Subtype /Type0 /BaseFont /None /Encoding /UniJIS-UTF16-V /DescendantFonts [3 0 R]",
    "/Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0 0 0 0 0 0] /CharProcs << /a 6 0 R >> "
    "/Encoding << /Differences [65 /a] >>",
    "/Subtype /Type1 /BaseFont /Symbol /ToUnicode 7 0 R",
    "/Subtype /Type1 /BaseFont /Courier "
    "/Encoding << /Differences [65 /fi /uniD800 /u110000 /.notdef /hyphen /softhyphen] >>",
)
CMAPS = (
    "1 beginbfrange <0000> <FFFF> <D800> endbfrange",
    "2 beginbfchar <0041> <D83DDE00> <0042> <00660066006900000002> endbfchar",
    "1 beginbfrange <20> <7F> <FFFE> endbfrange",
    "1 beginbfrange <20> <7F> [<0041> <> <202E>] endbfrange",
    "1 begincodespacerange <00> <FFFFFFFF> endcodespacerange 1 beginbfrange <00> <FF> <E000> endbfrange",
)
OF_PDF = parted_bytes(
    "/ObjStm¦/Filter /LZWDecode¦/Filter [/ASCIIHexDecode /FlateDecode]¦/Encrypt 4 0 R¦/Prev 9¦/XRefStm 9¦"
    "/Kids [2 0 R]¦/Parent 5 0 R¦/Length 99999999¦/Rotate 90¦/Rotate -7¦/UserUnit 1e9¦/XFA []¦/MediaBox [0 0 0 0]¦"
    "/MediaBox [9e9 -9e9 nan 1]¦/CropBox [1 1 1 1]¦endobj¦endstream¦obj¦%%EOF¦2 0 R¦6 0 R¦<<¦>>¦[¦(¦xref\n¦trailer¦"
    "startxref\n0¦/Count 99999999¦/Type /Page¦/NeedsRendering true¦/AcroForm << /XFA (a) >>¦/OCProperties << >>¦"
    "/Predictor 15 /Columns 99999999"
)


def pdf_file(draw: Random) -> bytes:
    """Return a PDF that no program wrote."""
    pages = draw.choice((1, 1, 2, 3, 12))
    objects = [one if draw.random() < 0.9 else damaged(one, draw, OF_PDF, most=2) for one in _objects(draw, pages)]
    packed = _with_streams(objects, draw) if draw.random() < 0.4 else _with_table(objects)
    return damaged(packed, draw, OF_PDF, most=3) if draw.random() < 0.4 else packed


def _objects(draw: Random, pages: int) -> list[bytes]:
    """Return the objects of a file: of the catalogue, of fonts and pictures, of so many pages."""
    kids = " ".join(f"{10 + 2 * rank} 0 R" for rank in range(pages))
    resources = "/Font << /F 3 0 R /G 8 0 R >> /XObject << /I 4 0 R /X 5 0 R >>"
    picture = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    found = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        f"<< /Type /Font {draw.choice(FONTS)} >>".encode(),
        _stream(picture, b"\xff", draw),
        _stream(f"/Subtype /Form /BBox [0 0 612 792] /Resources << {resources} >>", _content(draw, 5), draw),
        _stream("", b"9 0 d0 0 0 9 9 re f", draw),
        _stream("", f"begincmap {draw.choice(CMAPS)} endcmap".encode(), draw),
        f"<< /Type /Font {draw.choice(FONTS)} /FontDescriptor 9 0 R /CIDSystemInfo << >> /DW 0 >>".encode(),
        b"<< /Type /FontDescriptor /FontName /None /Flags 4 /Ascent 99999 /Descent 0 /ItalicAngle 0 >>",
    ]
    head = _content(draw, 2)
    for rank in range(pages):
        box = f"/MediaBox [0 0 {draw.choice((612, 612, 612, 0, 20000))} 792] /Resources << {resources} >>"
        rotated = draw.choice(("", "", "/Rotate 90", "/UserUnit 3"))
        found.append(f"<< /Type /Page /Parent 2 0 R {box} {rotated} /Contents {11 + 2 * rank} 0 R >>".encode())
        found.append(_stream("", head + _content(draw, 40), draw))
    return found


def _stream(entries: str, content: bytes, draw: Random) -> bytes:
    if draw.random() < 0.2:
        content, entries = zlib.compress(content), entries + " /Filter /FlateDecode"
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(content), content)


def _content(draw: Random, most: int) -> bytes:
    """Return lines of words below each other, among them some that are not, and operators that come from nowhere."""
    parts: list[bytes] = []
    x, y = draw.choice(PLACES), 700
    for _ in range(draw.randint(1, most)):
        kind = draw.random()
        if kind < 0.2:
            parts.append(draw.choice(OPERATORS).encode())
            continue
        if kind < 0.4:
            x = draw.choice(PLACES)
        y -= draw.choice((13, 13, 13, 13, 0, 26, -100))
        matrix, size = (
            draw.choice(("1 0 0 1", MATRICES[0], draw.choice(MATRICES))),
            draw.choice(("11", "11", draw.choice(SIZES))),
        )
        words = text(draw, 4).replace("\n", draw.choice(("\n", " ", "-")))[:200].encode("cp1252", "replace")
        shown = words.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = draw.choice("FFFG")
        parts.append(f"BT /{font} {size} Tf {matrix} {x} {y} Tm ".encode() + _showing(shown, draw) + b" ET")
    return b"\n".join(parts)


def _showing(shown: bytes, draw: Random) -> bytes:
    kind = draw.randrange(4)
    if kind == 0:
        half = len(shown) // 2
        return b"[(%s) %s (%s)] TJ" % (shown[:half], draw.choice((b"-300", b"99999", b"0")), shown[half:])
    return b"(%s) Tj" % shown if kind > 1 else b"<%s> Tj" % shown.hex().encode()


def _with_table(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
    return content + head + table + trailer


def _with_streams(objects: list[bytes], draw: Random) -> bytes:
    """Pack what is no stream itself into an object stream, and the places of all into another."""
    packed = [number for number, one in enumerate(objects, start=1) if b"stream" not in one]
    inside, offsets = b"", []
    for number in packed:
        offsets += [number, len(inside)]
        inside += objects[number - 1] + b" "
    first = b" ".join(b"%d" % one for one in offsets) + b" "
    store = len(objects) + 1
    entries = f"/Type /ObjStm /N {draw.choice((len(packed),) * 5 + (99999, 0))} /First {len(first)}"
    numbered = {number: one for number, one in enumerate(objects, start=1) if number not in packed}
    content, places = b"%PDF-1.5\n", {}
    for number, one in [*numbered.items(), (store, _stream(entries, first + inside, draw))]:
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    rows = [b"\0\0\0\0\0\xff"]
    for number in range(1, store + 1):
        at_rank = b"\2" + store.to_bytes(4) + bytes([packed.index(number)]) if number in packed else b""
        rows.append(at_rank or b"\1" + places[number].to_bytes(4) + b"\0")
    rows.append(b"\1" + len(content).to_bytes(4) + b"\0")
    size = f"/Type /XRef /W [1 4 1] /Size {store + 2} /Root 1 0 R"
    table = b"%d 0 obj\n%s\nendobj\n" % (store + 1, _stream(size, b"".join(rows), draw))
    return content + table + b"startxref\n%d\n%%%%EOF\n" % len(content)
