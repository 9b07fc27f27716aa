"""Word files that cannot be read, or should not be: each has its reason in plain words."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from dmv_claims.read.document import UnreadableError
from dmv_claims.read.limits import Limits
from dmv_claims.read.word import archive, read_docx
from word_files import edited, text

WHOLE = edited(str)


def zipped(**entries: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive_:
        for name, content in entries.items():
            archive_.writestr(name, content)
    return file.getvalue()


def locked() -> bytes:
    """An archive whose entries say that they are encrypted."""
    return re.sub(rb"(PK\x01\x02.{4}).", b"\\g<1>\x01", WHOLE, flags=re.DOTALL)


LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "{}">]>'.format("&a;" * 1000)


@pytest.mark.parametrize(
    ("comment", "content", "reason"),
    [
        ("cut off", WHOLE[: len(WHOLE) // 2], "is a damaged .docx file, perhaps cut off; get it again"),
        ("another archive", zipped(a=b"b"), "is an archive but no Word file; unpack it and put its documents here"),
        ("encrypted", locked(), "is encrypted; save it without a password"),
        (
            "broken XML",
            edited(lambda xml: xml[:-20]),
            "is a damaged .docx file (XMLSyntaxError); open it in Word or LibreOffice",
        ),
        (
            "lone surrogates",
            edited(lambda xml: xml.replace("Ohio", "&#xD800;")),
            "is a damaged .docx file (XMLSyntaxError)",
        ),
        ("NUL bytes", edited(lambda xml: xml.replace("Ohio", "\0")), "is a damaged .docx file (XMLSyntaxError)"),
        ("no document in it", zipped(**{"[Content_Types].xml": b"<Types/>"}), "is a damaged .docx file ("),
        (
            "elements in each other without end",
            edited(lambda xml: xml.replace("<w:p>", "<w:ins>" * 5000 + "<w:p>", 1)),
            "is a damaged .docx file (XMLSyntaxError)",
        ),
    ],
)
def test_unreadable(comment: str, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_docx(content)
    assert str(caught.value).startswith(reason), comment


def test_entities_are_not_unfolded() -> None:
    bomb = edited(lambda xml: LAUGHS + re.sub(r"^<\?.*?\?>", "", xml).replace("Ohio", "Ohio" + "&b;" * 1000))
    with pytest.raises(UnreadableError, match="is a damaged"):
        read_docx(bomb)


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LIMITS", Limits(unpacked_megabytes=1))
    assert text(WHOLE) == "Ohio"
    bomb = edited(lambda xml: xml.replace("Ohio", "Ohio " * 250_000))
    with pytest.raises(UnreadableError, match=r"unpacks to 2 MB; allowed are 1; save it without its pictures"):
        read_docx(bomb)
    with pytest.raises(UnreadableError, match=r"holds 10,001 files; allowed are 10,000"):
        read_docx(zipped(**{str(rank): b"" for rank in range(10_001)}))


def test_an_archive_that_says_less_than_it_holds() -> None:
    """No more is unpacked than was said, so that a lie in the table of contents gains nothing."""
    content = bytearray(WHOLE)
    place = content.rindex(b"PK\x01\x02", 0, content.rindex(b"word/document.xml"))
    content[place + 24 : place + 28] = (10).to_bytes(4, "little")
    with pytest.raises(UnreadableError, match=r"is a damaged \.docx file \(BadZipFile\)"):
        read_docx(bytes(content))
