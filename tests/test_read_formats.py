"""One article as text, web page, Markdown, Word file and PDF: the same claims from all of them."""

import html
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from conftest import ROOT
from dataset import rows, run
from dmv_claims import nlp
from dmv_claims.read import RawDocument
from dmv_claims.read.guard import guarded_reader
from pdf_files import HEIGHT, Words, column, pdf

ARTICLES = ROOT / "tests" / "gold" / "restated"
STATES = {"iowa": "IA", "missouri": "MO", "montana": "MT", "wyoming": "WY"}
PITCH, LETTERS, LINES = 13, 78, 48


def lines_of(article: str) -> list[str]:
    text = (ARTICLES / f"{article}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip()]


def as_html(lines: list[str]) -> bytes:
    """Each line a paragraph, its number in it, as people paste an article into a page."""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<!doctype html><meta charset=utf-8><nav>Home</nav><main>{body}</main>".encode()


def as_markdown(lines: list[str]) -> bytes:
    return "\n\n".join(re.sub(r"([*_<>\[\]])", r"\\\1", line) for line in lines).encode()


def as_docx(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(lines: list[str]) -> bytes:
    """Pages of so many lines, with a running head, a page number, and words broken at the ends of lines."""
    set_ = column(lines, y=0, letters=LETTERS, pitch=PITCH, gap=PITCH)
    rows = LINES * PITCH
    pages: list[list[Words]] = []
    for word in set_:
        page = int(-word.y // rows)
        while len(pages) <= page:
            number = len(pages) + 1
            pages.append([Words(72, 760, "Records of drivers"), Words(290, 30, f"- {number} -")])
        pages[page].append(Words(word.x, HEIGHT - 72 - (-word.y % rows), word.text))
    return pdf(pages)


FORMATS = {"html": as_html, "md": as_markdown, "docx": as_docx, "pdf": as_pdf}


@cache
def pipeline() -> nlp.Language:
    return nlp.build()


def claims(raw: RawDocument, state: str) -> dict[tuple[str, ...], int]:
    assert raw.reason == ""
    doc = pipeline().make_doc(raw.text)
    doc._.state = state
    pipeline()(doc)
    found: dict[tuple[str, ...], int] = {}
    for one in doc._.claims:
        key = (
            one.claim_type,
            one.category,
            one.polarity,
            one.modality,
            one.scope,
            one.subject,
            one.citation,
            one.duration,
        )
        found[key] = found.get(key, 0) + 1
    return found


@pytest.mark.parametrize("article", STATES)
@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_claims_from_every_format(article: str, ending: str, tmp_path: Path) -> None:
    name = f"{article}.{ending}"
    (tmp_path / name).write_bytes(FORMATS[ending](lines_of(article)))
    with guarded_reader(ARTICLES) as reader:
        expected = claims(reader.read(f"{article}.txt"), STATES[article])
    with guarded_reader(tmp_path) as reader:
        document = reader.read(name)
    assert claims(document, STATES[article]) == expected
    assert bool(document.page_starts) == (ending == "pdf")


def test_every_statement_of_a_pdf_tells_its_page(tmp_path: Path) -> None:
    first = "The Ohio DMV shares names with ICE and keeps a note of each, which"
    second = ["an auditor sees each year.", "", "Photos of drivers are not shared with ICE."]
    pages = [column(["ICE asks the Ohio DMV often.", first]), column(second)]
    processed = run(tmp_path, {"ohio.pdf": pdf(pages), "iowa.txt": "Iowa shares names with ICE."})
    found = rows(processed, "statements").set_index("text")["page_number"].fillna(0)
    assert found.to_dict() == {
        "ICE asks the Ohio DMV often.": 1,
        f"{first} {second[0]}": 1,
        second[2]: 2,
        "Iowa shares names with ICE.": 0,
    }
    assert rows(processed, "documents.parquet").set_index("file")["format"].to_dict() == {
        "ohio.pdf": "pdf",
        "iowa.txt": "text",
    }
