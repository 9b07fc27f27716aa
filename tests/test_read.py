"""Reading: bytes to text by format, and a reason in plain words for every file that has none."""

import codecs
from pathlib import Path

import pytest
from dmv_claims.read import FORMATS, RawDocument, is_document, read_document
from dmv_claims.read.limits import Limits

ENDINGS = ".docx, .htm, .html, .markdown, .md, .pdf, .text, .txt"
CURLY = "The DMV’s “rules” – § 321.11 – keep it."


def read(folder: Path, name: str, content: bytes, limits: Limits | None = None) -> RawDocument:
    (folder / name).write_bytes(content)
    return read_document(folder, name, limits or Limits())


# Encodings of a text, with what makes each known, and near misses
@pytest.mark.parametrize(
    ("comment", "content", "text"),
    [
        ("line ends of all systems", b"Iowa shares.\r\nICE asks.\rIt waits.\n", "Iowa shares.\nICE asks.\nIt waits.\n"),
        ("line ends of Unicode, page breaks", "a\u2028b\x0cc\u2029e".encode(), "a\nb\nc\n\ne"),
        ("a Windows ellipsis that was taken for a line end", "a\x85 b".encode(), "a… b"),
        ("UTF-8", CURLY.encode(), CURLY),
        ("UTF-8 with a mark", codecs.BOM_UTF8 + CURLY.encode(), CURLY),
        ("UTF-16 with a mark", CURLY.encode("utf-16"), CURLY),
        ("UTF-16, the other way round", codecs.BOM_UTF16_BE + CURLY.encode("utf-16-be"), CURLY),
        ("UTF-32 with a mark", CURLY.encode("utf-32"), CURLY),
        ("UTF-16 without a mark", CURLY.encode("utf-16-le"), CURLY),
        ("Windows", CURLY.encode("cp1252"), CURLY),
        ("Windows, in few words", b"Iowa\x92s", "Iowa’s"),
        ("Windows, accents alone", "José Núñez".encode("cp1252"), "José Núñez"),
        ("old Macintosh", CURLY.encode("mac_roman"), CURLY),
        ("UTF-8 with one broken character", CURLY.encode() * 4 + b"\x92", CURLY * 4 + "\ufffd"),
        ("UTF-8 that was cut inside a character", (CURLY * 4 + "’").encode()[:-1], CURLY * 4 + "\ufffd"),
        ("a pair of surrogates in UTF-8", b"a \xed\xa0\xbd\xed\xb8\x80 b", "a \U0001f600 b"),
        ("half a pair, which no file can hold", b"a \xed\xa0\xbd b", "a \ufffd b"),
        (
            "decoded wrongly once",
            "Iowa’s “rules” of § 5".encode().decode("cp1252", "replace").encode(),
            "Iowa’s “rules� of § 5",
        ),
        ("decoded wrongly in one line of two", "Iowaâ€™s\nIowa’s “café”".encode(), "Iowa’s\nIowa’s “café”"),
        ("decoded wrongly: a section", "Iowa Code Â§ 321.11".encode(), "Iowa Code § 321.11"),
        ("letters that only look so", "São Tomé, Â, Ã and naïve".encode(), "São Tomé, Â, Ã and naïve"),
        ("quotes, ligatures, fractions, widths stay", "“ﬁle” ½ … Ｉowa".encode(), "“ﬁle” ½ … Ｉowa"),
        ("a control character by accident", b"Iowa\x07 shares " + b"it " * 20, "Iowa shares " + "it " * 20),
        ("marks of the direction of writing", "ICE\u200f \u202aasks\u202c".encode(), "ICE asks"),
        ("soft hyphens, blanks without width", "ICE\u00adasks \ufeffit\u200bself".encode(), "ICEasks itself"),
        ("joiners of other scripts stay", "\u0646\u200c\u0647".encode(), "\u0646\u200c\u0647"),
    ],
)
def test_encodings(comment: str, content: bytes, text: str, tmp_path: Path) -> None:
    document = read(tmp_path, "a.txt", content)
    assert (document.text, document.reason, document.format) == (text, "", "text"), comment


# Files without a text, and what is said of each
@pytest.mark.parametrize(
    ("comment", "name", "content", "reason"),
    [
        ("nothing", "a.txt", b"", "holds no text"),
        ("only white space", "a.txt", " \n\t\u3000".encode(), "holds no text"),
        ("only a byte order mark", "a.txt", codecs.BOM_UTF16_LE, "holds no text"),
        ("a page without content", "a.html", b"<nav>Home</nav>", "holds no text"),
        ("a program", "a.txt", b"MZ\0\0", "holds NUL bytes, so it is no text; save it as UTF-8 text"),
        (
            "a text with a NUL byte",
            "a.txt",
            b"Iowa\0 shares",
            "holds NUL bytes, so it is no text; save it as UTF-8 text",
        ),
        ("noise", "a.txt", bytes(range(1, 256)) * 9, "is in no encoding that we can tell; save it as UTF-8 text"),
        (
            "control characters all over",
            "a.txt",
            b"Iowa\x01\x02\x03 " * 9,
            "is full of control characters, so it is no text; save it as UTF-8 text",
        ),
        (
            "a mark of UTF-16 before something else",
            "a.txt",
            codecs.BOM_UTF16_LE + b"\x00\xd8" * 40,
            "begins as UTF-16-LE and goes on otherwise; save it as UTF-8 text",
        ),
        ("an unknown ending", "a.xyz", b"Iowa", f"'.xyz' is no format we read; allowed are {ENDINGS}"),
        ("no ending", "a", b"Iowa", f"'no ending' is no format we read; allowed are {ENDINGS}"),
        (
            "a picture",
            "a.png",
            b"\x89PNG\r\n",
            f"'.png' is no format we read; allowed are {ENDINGS}; "
            "make it a PDF with text: ocrmypdf --image-dpi 300 IMAGE OUT.pdf",
        ),
        ("a PDF by another name", "a.txt", b"%PDF-1.7", "begins as a PDF does, so it is not .txt; name it .pdf"),
        (
            "a Word file by another name",
            "a.txt",
            b"PK\x03\x04",
            "begins as a Word file or another archive does, so it is not .txt; name it .docx if it is a Word file",
        ),
        (
            "an old or encrypted Word file",
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "begins as an old or encrypted Office file does, so it is not .docx; save it as .docx without a password",
        ),
        (
            "a page by another name",
            "a.txt",
            b"\xef\xbb\xbf <!-- saved --><!DOCTYPE html>",
            "begins as a web page does, so it is not .txt; name it .html",
        ),
        (
            "a page in place of a PDF",
            "a.pdf",
            b"<html>Log in",
            "begins as a web page does, so it is not .pdf; name it .html",
        ),
        (
            "something in place of a PDF",
            "a.pdf",
            b"Iowa",
            "does not begin with %PDF-, so it is no PDF or a damaged one; download it again",
        ),
        (
            "something in place of a Word file",
            "a.docx",
            b"Iowa",
            "is no .docx file or a damaged one; open it in Word or LibreOffice and save it anew",
        ),
    ],
)
def test_reasons(comment: str, name: str, content: bytes, reason: str, tmp_path: Path) -> None:
    document = read(tmp_path, name, content)
    assert (document.text, document.reason) == ("", reason), comment


def test_a_text_that_tells_of_pages_is_no_page(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", b"%PDFs and <html> are formats.").reason == ""


def test_the_largest_file_and_the_longest_text(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", b"Iowa " * 200_000, Limits(megabytes=1, characters=1_000_000)).reason == ""
    reason = read(tmp_path, "a.txt", b"Iowa " * 300_000, Limits(megabytes=1)).reason
    assert reason == "has 2 MB; allowed are 1; split it"
    reason = read(tmp_path, "a.txt", b"Iowa " * 200_000, Limits(characters=999_999)).reason
    assert reason == "holds 1,000,000 characters of text; allowed are 999,999; split it"


def test_what_is_a_document(tmp_path: Path) -> None:
    for name in ("a.txt", "sources.csv", "fetched.csv", "README.md", "more.md", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "folder").mkdir()
    assert [p.name for p in sorted(tmp_path.iterdir()) if is_document(p)] == ["a.txt", "link", "more.md"]


@pytest.mark.parametrize("ending", FORMATS)
def test_endings_count_in_capitals_too(ending: str, tmp_path: Path) -> None:
    document = read(tmp_path, f"a{ending.upper()}", b"Iowa")
    assert document.format == FORMATS[ending]
    assert "no format" not in document.reason
