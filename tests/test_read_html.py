"""Web pages and Markdown: nothing of the content is lost, nothing else is kept."""

import pytest
from dmv_claims.read.document import UnreadableError
from dmv_claims.read.html import read_html
from dmv_claims.read.markdown import read_markdown

PAGE = """<!doctype html><html><head><title>No part of it</title><style>p {}</style></head><body>
<nav><a href="#a">Home</a></nav><article><h1>Ohio &amp; ICE</h1>
<h2>1. Does   Ohio share?</h2><p>Yes, it <em>does</em>.<br>Always.</p>
<ol start="3"><li><strong>Names:</strong> These go.</li><li>So do these.</li></ol><ul><li>One</li></ul>
<script>alert("x")</script><p>1 &lt; 2 and &lt;b&gt; stays text.</p></article><footer>Bye</footer></body></html>"""


def html(markup: str) -> str:
    return read_html(markup.encode()).words.strip()


def test_a_page_reads_like_a_plain_text() -> None:
    assert html(PAGE).splitlines() == [
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


# What is no content by its markup, and what looks like it and is content
@pytest.mark.parametrize(
    ("comment", "markup", "text"),
    [
        ("navigation", "<nav>A</nav><div role=navigation>B</div><p>C", "C"),
        ("the head of a site", "<header><h1>Site</h1></header><p>C", "C"),
        ("the head of an article", "<article><header><h1>Ohio</h1></header><p>C</article>", "Ohio\n\nC"),
        ("the foot of a site", "<p>C<footer>B</footer>", "C"),
        ("the foot of a section", "<section><p>C<footer>See § 5.</footer></section>", "C\n\nSee § 5."),
        ("the main part", "<div>Menu</div><main><p>C</main><div>Ads</div>", "C"),
        (
            "two main parts, one in the other",
            "<main>A<div role=main>B</div></main><div role=main>C</div>",
            "A\n\nB\n\nC",
        ),
        ("a main part without words", "<main> </main><p>C", "C"),
        ("several articles and what stands between", "<article>A</article><p>B<article>C</article>", "A\n\nB\n\nC"),
        ("a cookie banner", "<div role=dialog>We use cookies</div><p>C", "C"),
        ("content about cookies", "<div class=cookie-banner>C</div>", "C"),
        ("a form around a page", "<form><p>C<input value=A><select><option>B</select></form>", "C"),
        ("a hidden part", "<p hidden>A<p>C", "C"),
        ("a hidden part that a click shows", "<h4><button aria-controls=a>A?</button></h4><p hidden id=a>C", "A?\n\nC"),
        ("a hidden part that a search shows", "<p hidden=until-found>C", "C"),
        ("a part that only a style hides", "<div style='display:none'>C</div>", "C"),
        ("a button", "<p>C</p><button>Share</button>", "C"),
        (
            "a mark that refers to a note",
            "<p>Data<sup><a href='#n1'>1</a></sup> goes to the 4<sup>th</sup>.",
            "Data goes to the 4th.",
        ),
        ("struck words", "<p>It may <del>not</del><s>never</s> share.", "It may share."),
        ("a comment", "<p>A<!-- no --> B", "A B"),
        ("a page inside", "<iframe>No</iframe><noscript>No</noscript><template><p>No</template><p>C", "C"),
    ],
)
def test_content(comment: str, markup: str, text: str) -> None:
    assert html(markup) == text, comment


@pytest.mark.parametrize(
    ("comment", "markup", "text"),
    [
        ("paragraphs in items", "<ol><li><p>A</p><p>B</p><li><p>C</ol>", "1. A\n\nB\n2. C"),
        ("a list in an item", "<ol><li>A<ul><li>B<li>C</ul><li>D</ol>", "1. A\n\n- B\n- C\n2. D"),
        ("a list as an item", "<ul><li><ol><li>A</ol></ul>", "1. A"),
        (
            "letters and Roman numerals",
            "<ol type=a><li>A<li>B</ol><ol type=I start=4><li>C</ol>",
            "(a) A\n(b) B\n\n(IV) C",
        ),
        ("numbers of their own, backwards", "<ol reversed start=9><li>A<li value=3>B<li>C</ol>", "9. A\n3. B\n2. C"),
        ("a start that is no number", "<ol start=x><li>A</ol>", "1. A"),
        ("an item without words", "<ul><li><li>A</ul>", "- A"),
        ("definitions", "<dl><dt>A<dd>B</dl>", "A\n\nB"),
        ("words behind a block", "<div><p>A</p>B</div>", "A\n\nB"),
        ("two line breaks", "A<br><br>B<br>C", "A\n\nB\nC"),
        ("lines of preformatted text", "<pre>Sec. 1.\n  (a) One\n\nTwo</pre>", "Sec. 1.\n(a) One\n\nTwo"),
        ("quotation marks", "<p><q>A</q>", "“A”"),
        ("entities", "<p>A&nbsp;&amp;&#8217;&shy;&rlm;&#xD800;&nosuchentity;", "A &’\ufffd&nosuchentity;"),
        ("no tags but one open", "<p><b>A <i>B", "A B"),
    ],
)
def test_layout(comment: str, markup: str, text: str) -> None:
    assert html(markup) == text, comment


@pytest.mark.parametrize(
    ("comment", "rows", "text"),
    [
        (
            "rows",
            "<tr><th>Data<th>Kept<tr><td>Names<td>90 days<tr><td>Photos<td>No",
            "Data | Kept\n- Names | 90 days\n- Photos | No",
        ),
        ("a head of the row", "<tr><th>Names<td>90 days", "- Names | 90 days"),
        ("one paragraph a cell, a broken line", "<tr><td><p>Names</p><td>90<br>days", "- Names | 90 days"),
        ("empty cells", "<tr><td><td>Names<td> ", "Names"),
        ("a table that lays out a page", "<tr><td><p>A<p>B<td>C", "A\n\nB\n\nC"),
        ("a list in a cell", "<tr><td>A<td><ul><li>B</ul>", "A\n\n- B"),
        ("a table in a cell", "<tr><td>A<td><table><tr><td>B<td>C</table>", "A\n\n- B | C"),
    ],
)
def test_tables(comment: str, rows: str, text: str) -> None:
    assert html(f"<p>Before<table>{rows}</table>After") == f"Before\n\n{text}\n\nAfter", comment


@pytest.mark.parametrize(
    ("comment", "head", "encoding"),
    [
        ("declared in the page", "<meta charset=windows-1251>", "cp1251"),
        ("declared as a header", "<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>", "shift_jis"),
        ("declared as XML", "<?xml version='1.0' encoding='koi8-r'?>", "koi8_r"),
        ("Latin 1 means Windows", "<meta charset=iso-8859-1>", "cp1252"),
        ("declared falsely", "<meta charset=utf-8>", "cp1252"),
        ("declared falsely, the other way round", "<meta charset=windows-1252>", "utf-8"),
        ("declared as nothing that there is", "<meta charset=klingon>", "utf-8"),
    ],
)
def test_declared_encoding(comment: str, head: str, encoding: str) -> None:
    words = "ДМВ" if encoding in ("cp1251", "koi8_r", "shift_jis") else "Iowa’s “café”"
    assert read_html(f"{head}<p>{words}".encode(encoding)).words.strip() == words, comment


def test_a_page_nested_beyond_reason() -> None:
    assert html("<div>" * 10_000 + "Ohio") == "Ohio"
    with pytest.raises(UnreadableError, match="more than 10,000 deep"):
        html("<div>" * 10_001 + "Ohio")
    assert html("<div></div>" * 20_000 + "Ohio") == "Ohio"


@pytest.mark.parametrize(
    ("comment", "markdown", "text"),
    [
        (
            "headings",
            "# Ohio\n\nA title\n-------\n\nText *here*,\nand **here**.",
            "Ohio\n\nA title\n\nText here, and here.",
        ),
        (
            "numbers go on behind an answer",
            "1. Who?\n\nICE.\n\n2. When?\n\nNow.",
            "1. Who?\n\nICE.\n\n2. When?\n\nNow.",
        ),
        ("a question and the list behind it", "1. Who?\n\n1. ICE.\n2. Police.", "1. Who?\n1. ICE.\n2. Police."),
        ("a list that nobody counted", "1. A\n1. B\n1. C", "1. A\n2. B\n3. C"),
        ("nested items", "- A\n  - B\n- C", "- A\n\n- B\n- C"),
        ("a table", "| Data | Kept |\n|---|---|\n| Names | No |", "Data | Kept\n- Names | No"),
        ("links, code, entities", "[A](http://x) `B` &amp; <C>", "A B & "),
        ("markup of pages", "<nav>No</nav>\n\n<p>Yes</p>", "Yes"),
        ("front matter", "---\ntitle: X\n---\n\nText.", "Text."),
        ("a line that is no front matter", "Text.\n\n---\n\nMore.\n\n---\n", "Text.\n\nMore."),
        ("signs that mean nothing", "5 * 3_4 # § 321.11(a)*", "5 * 3_4 # § 321.11(a)*"),
    ],
)
def test_markdown(comment: str, markdown: str, text: str) -> None:
    assert read_markdown(markdown.encode()).words.strip() == text.strip(), comment
