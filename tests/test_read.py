"""Reading: bytes to text by format, and a reason in plain words for every file that has none."""

from pathlib import Path

import pytest
from dmv_claims.read import is_document, read_document
from dmv_claims.read.html import read_html

PAGE = """<!doctype html><html><head><title>No part of it</title><style>p {}</style></head><body>
<nav><a href="#a">Home</a></nav><article><h1>Ohio &amp; ICE</h1>
<h2>1. Does   Ohio share?</h2><p>Yes, it <em>does</em>.<br>Always.</p>
<ol start="3"><li><strong>Names:</strong> These go.</li><li>So do these.</li></ol><ul><li>One</li></ul>
<script>alert("x")</script><p>1 &lt; 2 and &lt;b&gt; stays text.</p></article><footer>Bye</footer></body></html>"""


@pytest.mark.parametrize(
    ("comment", "name", "content", "text", "reason"),
    [
        ("plain text", "a.txt", b"Iowa shares.\r\nICE asks.\r", "Iowa shares.\nICE asks.\n", ""),
        ("a byte order mark", "a.txt", b"\xef\xbb\xbfIowa", "Iowa", ""),
        ("nothing", "a.txt", b" \n\t", "", "holds no text"),
        ("another encoding", "a.txt", b"Iowa\x92s", "", "is not UTF-8 (byte 4); save it as UTF-8 text"),
        ("a program", "a.txt", b"MZ\0\0", "", "holds NUL bytes, so it is no text; save it as UTF-8 text"),
        (
            "an unknown ending",
            "a.xyz",
            b"Iowa",
            "",
            "'.xyz' is no format we read; allowed are .htm, .html, .text, .txt",
        ),
        ("a page without content", "a.html", b"<nav>Home</nav>", "", "holds no text"),
    ],
)
def test_documents(comment: str, name: str, content: bytes, text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    document = read_document(tmp_path, name)
    assert (document.text, document.reason) == (text, reason), comment


def test_html_keeps_content_and_drops_navigation() -> None:
    assert read_html(PAGE.encode()).splitlines() == [
        "Ohio & ICE",
        "",
        "1. Does Ohio share?",
        "",
        "Yes, it does.",
        "Always.",
        "",
        "3. Names: These go.",
        "4. So do these.",
        "",
        "- One",
        "",
        "1 < 2 and <b> stays text.",
    ]


def test_what_is_a_document(tmp_path: Path) -> None:
    for name in ("a.txt", "sources.csv", "README.md", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    assert [p.name for p in sorted(tmp_path.iterdir()) if is_document(p)] == ["a.txt"]
