"""Word files for the fuzz run: a real one, its XML rearranged, its parts mixed up, its bytes damaged."""

from copy import deepcopy
from functools import cache
from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import docx
from dmv_claims.read.word.xml import Element
from docx.oxml.ns import nsmap
from fuzz_bytes import damaged, parted
from fuzz_words import text
from lxml import etree

W = f"{{{nsmap['w']}}}"
TAGS = parted(
    "p¦r¦t¦tbl¦tr¦tc¦pPr¦rPr¦numPr¦numId¦ilvl¦pStyle¦sdt¦sdtContent¦sdtPr¦br¦del¦ins¦moveFrom¦delText¦instrText¦tab¦"
    "txbxContent¦footnoteReference¦endnoteReference¦vMerge¦tcPr¦trPr¦tblHeader¦vanish¦body¦sectPr¦lvl¦num¦abstractNum¦"
    "lvlOverride¦startOverride¦basedOn¦style¦styles¦name¦numbering¦hyperlink¦smartTag¦showingPlcHdr¦footnote¦numFmt¦"
    "lvlText¦start¦abstractNumId"
)
ATTRIBUTES = parted("val¦id¦ilvl¦styleId¦numId¦abstractNumId")
VALUES = parted("0¦1¦5¦-1¦9¦99999999999¦1e9¦²¦٣¦false¦restart¦bullet¦upperRoman¦decimalZero¦ListNumber¦%1.%9¦%2)¦x")
PROLOGUES = (
    b'<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    b"<!-- a --><?b c?>",
    b'<?xml version="1.0" encoding="utf-7"?>',
)
OF_XML = (b"&a;", b"&b;", b"<w:p>", b"</w:p>", b"<![CDATA[", b"]]>", b"<!--", b"\0", b"&#0;", b"<x:y/>", *PROLOGUES)
OF_ZIP = (b"PK\1\2", b"PK\5\6", b"PK\3\4", b"\0\0\0\0", b"\xff\xff\xff\xff")
BODY, NOTES = ("document", "document", "document", "styles", "numbering", "footnotes"), ("footnotes", "endnotes")
RELATION = (
    '<Relationship Id="{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" '
    'Target="{0}.xml"/>'
)
PART = (
    '<Override PartName="/word/{0}.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{0}+xml"/>'
)
NOTE = '<w:{0}s xmlns:w="{1}"><w:{0} w:id="5"><w:p><w:r><w:t>See § 321.11.</w:t></w:r></w:p></w:{0}></w:{0}s>'
# So many elements a part may have.
LARGEST = 20_000

Parts = dict[str, bytes]


def docx_file(draw: Random) -> bytes:
    """Return a Word file that Word did not write."""
    parts = dict(_seed())
    for _ in range(draw.randint(1, 4)):
        _stroke(parts, draw)
    file = BytesIO()
    kind = draw.choice((*(ZIP_DEFLATED, ZIP_STORED) * 20, ZIP_BZIP2, ZIP_LZMA))
    with ZipFile(file, "w", kind, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return damaged(file.getvalue(), draw, OF_ZIP, most=4) if draw.random() < 0.15 else file.getvalue()


@cache
def _seed() -> Parts:
    """The parts of a document with headings, lists, tables and notes."""
    document = docx.Document()
    for style in ("Title", "List Number", "List Bullet", "List Number 2", "Normal", "Heading 1", "Quote"):
        document.add_paragraph("The agency shares names. It needs a warrant.", style=style)
    table = document.add_table(rows=3, cols=3)
    for cell in table._cells:
        cell.text = "Photos"
    table.cell(0, 0).merge(table.cell(1, 1))
    for notes in NOTES:
        run = document.add_paragraph("It keeps them.").add_run()
        etree.SubElement(run._r, f"{W}{notes[:-1]}Reference").set(W + "id", "5")
    file = BytesIO()
    document.save(file)
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for notes in NOTES:
        parts[f"word/{notes}.xml"] = NOTE.format(notes[:-1], nsmap["w"]).encode()
        _add(parts, "word/_rels/document.xml.rels", RELATION.format(notes))
        _add(parts, "[Content_Types].xml", PART.format(notes))
    return parts


def _add(parts: Parts, name: str, entry: str) -> None:
    before, end, after = parts[name].rpartition(b"</")
    parts[name] = before + entry.encode() + end + after


def _stroke(parts: Parts, draw: Random) -> None:
    """Do one thing to the parts of a file."""
    name, other = f"word/{draw.choice(BODY)}.xml", draw.choice(list(parts))
    kind = draw.random()
    if kind < 0.75 and name in parts:
        parts[name] = _rearranged(parts[name], draw)
    elif kind < 0.8:
        parts[other] = damaged(parts[other], draw, OF_XML, most=2)
    elif kind < 0.85:
        parts[other] = draw.choice(PROLOGUES) + parts[other].partition(b"?>")[2]
    elif kind < 0.9:
        parts[name] = parts[other]
    elif kind < 0.92:
        parts.pop(other)


def _rearranged(xml: bytes, draw: Random) -> bytes:
    """Return XML whose elements have moved, doubled, changed their names, their values or their words."""
    try:
        root = etree.fromstring(xml)
    except etree.XMLSyntaxError:
        return xml
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    if len(elements) < LARGEST:
        for _ in range(draw.choice((1, 3, 10, 30))):
            _change(draw.choice(elements), draw.choice(elements), draw)
    return bytes(etree.tostring(root))


def _change(one: Element, other: Element, draw: Random) -> None:
    kind = draw.randrange(6)
    if kind == 0 and one.getparent() is not None:
        one.getparent().remove(one)
    elif kind == 1:
        other.append(deepcopy(one))
    elif kind == 2:
        one.tag = W + draw.choice(TAGS)
    elif kind == 3:
        one.set(W + draw.choice(ATTRIBUTES), draw.choice(("", *VALUES)))
    elif kind == 4:
        for _ in range(draw.choice((1, 10, 200))):
            one = etree.SubElement(one, W + draw.choice(TAGS))
    else:
        one.text = "".join(sign for sign in text(draw, 20) if sign.isprintable() or sign in "\t\n")
