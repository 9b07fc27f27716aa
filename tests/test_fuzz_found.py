"""What the fuzz run found: each fault as a small input, with what comes of it now."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import docx
import numpy as np
import pytest
from claims import pipeline
from dmv_claims.classify import Model, reader
from dmv_claims.place import place
from dmv_claims.read.document import Text, UnreadableError
from dmv_claims.read.html import read_html
from dmv_claims.read.pdf import read_pdf
from dmv_claims.read.pdf.lines import Line
from dmv_claims.read.pdf.order import in_reading_order
from dmv_claims.read.word import BROKEN, read_docx
from dmv_claims.segment import segment
from dmv_claims.segment.blocks import read_blocks
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.vocabulary import FOLDER
from pdf_files import Words, column, pdf

SENTENCE = "The agency shares names and photos of its drivers with the office each year."
DAMAGED = "is a damaged PDF; get it again, or mend it with: qpdf IN.pdf OUT.pdf"
DEEP = "nests elements more than 10,000 deep; save its text as plain text"
UNTOLD = "does not tell which letters it shows; read them first: ocrmypdf --force-ocr IN.pdf OUT.pdf"


def without_a_page() -> bytes:
    """A PDF whose second page is none."""
    content = pdf([column([SENTENCE]), column([SENTENCE])])
    return content.replace(b"7 0 obj\n<< /Type /Page ", b"7 0 obj\n[ /Type /Page ")


def lines(*texts: str) -> bytes:
    return pdf([[Words(72, 700 - 26 * rank, text) for rank, text in enumerate(texts)]])


def packed_badly(kind: int) -> bytes:
    """A Word file with a part whose bytes were damaged on the way, in a way of packing."""
    made, file = BytesIO(), BytesIO()
    docx.Document().save(made)
    with ZipFile(made) as whole, ZipFile(file, "w", kind) as archive:
        for name in whole.namelist():
            archive.writestr(name, whole.read(name))
        place = archive.getinfo("word/document.xml")
    content = bytearray(file.getvalue())
    start = place.header_offset + 30 + len(place.filename)
    content[start + 20 : start + place.compress_size] = b"\xff" * (place.compress_size - 20)
    return bytes(content)


# A file, what it is read by, and its text, or the reason why it has none
@pytest.mark.parametrize(
    ("comment", "read", "content", "expected"),
    [
        ("a cell outside of a row, in a formula", read_html, b"<math><td>Ohio</math> shares", "Ohio shares"),
        (
            "a cell in a formula in a cell",
            read_html,
            b"<table><tr><td>A<td><math><td>B</math></table>",
            "- A | B",
        ),
        ("elements in each other beyond reason", read_html, b"<nav>" * 10_001 + b"Ohio", DEEP),
        ("as many behind each other", read_html, b"<nav>Home</nav>" * 10_001 + b"Ohio", "Ohio"),
        ("a page that is missing", read_pdf, without_a_page(), DAMAGED),
        ("control characters in a short line", read_pdf, lines("\x01 Names", SENTENCE), f"Names\n\n{SENTENCE}"),
        ("a font of control characters", read_pdf, lines("\x01\x03\x04 \x05\x06", "Ohio"), UNTOLD),
        ("damage inside of a part", read_docx, packed_badly(ZIP_DEFLATED), BROKEN.format("error")),
        (
            "damage inside of a part, packed as Word never does",
            read_docx,
            packed_badly(ZIP_LZMA),
            BROKEN.format("LZMAError"),
        ),
        ("control characters alone", read_pdf, lines("\x01\x03\x04 \x05\x06"), UNTOLD),
    ],
)
def test_readers(comment: str, read: Callable[[bytes], Text], content: bytes, expected: str) -> None:
    try:
        found = read(content).words.strip()
    except UnreadableError as error:
        found = str(error)
    assert found == expected


def test_columns_of_words_from_right_to_left_are_read_across_the_page() -> None:
    parts = [(500, 80, SENTENCE), (540, 560, SENTENCE[::-1])]
    rows = [Line(text, rank, left, right, 700 - 13 * rank, 11) for rank in range(6) for left, right, text in parts]
    assert [one.text for one in in_reading_order(rows)] == [f"{SENTENCE} {SENTENCE[::-1]}"] * 6


def test_pages_start_in_order_also_where_a_paragraph_goes_on_past_a_page_of_notes() -> None:
    body = column([SENTENCE[:-1] + " and"], letters=200)
    found = read_pdf(pdf([body, [Words(72, 80, "See the law of 2021.", size=7)], column(["keeps them. It is so."])]))
    assert found.words.startswith("See the law of 2021.\n\nThe agency")
    assert list(found.page_starts) == sorted(found.page_starts)


# Heading signs without a heading: at the end of a text, between lines, behind a marker
@pytest.mark.parametrize("text", ["It is so.\n# ", "It is so\n# \n", "It is so.\n1. ## ", "# "])
def test_headings_without_words_are_no_blocks(text: str) -> None:
    found = read_blocks(text, frozenset())
    assert [text[one.start : one.end] for one in found] == [text.partition("\n")[0]] * (text != "# ")


# Letters of which only an expression that overlooks capitals says that they are the same
@pytest.mark.parametrize("name", ["Nevadanſ", "İllinois", "Illınois", "NEW YORK"])
def test_names_of_states_in_odd_letters(name: str) -> None:
    text = f"{name} share names."
    assert place(text, segment(text, load_sentence_rules(FOLDER)), FOLDER) in ("NV", "IL", "NY")


def claims(text: str) -> list[tuple[str, str]]:
    """The claim type and the subject of each claim of a document about Iowa."""
    doc = pipeline().make_doc(text)
    doc._.state = "IA"
    return [(one.claim_type, one.subject) for one in pipeline()(doc)._.claims]


# What "they" are is looked for some sentences back, and never without end.
@pytest.mark.parametrize(("between", "subject"), [(0, "OH"), (10, "OH"), (2_000, "IA")])
def test_they_are_who_was_named_not_long_ago(between: int, subject: str) -> None:
    text = "Ohio has many drivers. " + "They drive. " * between + "They share photos with ICE."
    assert ("sharing", subject) in claims(text)


@pytest.mark.filterwarnings("error")
def test_a_category_beyond_all_odds_is_impossible_without_a_warning() -> None:
    model = Model(("event/breach",), {}, np.zeros((1, 1), np.float32), np.array([-200], np.float32))
    assert reader(model)(["Ohio"]).weigh(0, 1).tolist() == [-200.0]
