"""The pages of the report as files: complete, escaped, reachable, and without anything to fetch."""

import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from dataset import describe, run
from dmv_claims import pipeline
from dmv_claims.report import index, lists
from dmv_claims.report.document import web_address
from dmv_claims.report.published import pages_are_whole
from report_pages import HOSTILE_FILE, written

# The only elements of a report that may name something outside of it
LINKS = ("a", "q")
FETCHING = ("src", "srcset", "href", "data", "poster", "action", "formaction", "background", "cite", "ping")


class Page(HTMLParser):
    """What a page, or a part of one, holds: its elements with their attributes in order, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def tags(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in names]


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {path.name: Page(path.read_text(encoding="utf-8")) for path in sorted((written() / "report").glob("*.html"))}


@pytest.fixture(scope="module")
def documents() -> pd.DataFrame:
    return pd.read_parquet(written() / "documents.parquet").dropna(subset=["page"]).set_index("page")


def test_every_accepted_document_has_a_page(pages: dict[str, Page], documents: pd.DataFrame) -> None:
    assert set(pages) == {"index.html", *documents.index}
    assert len(pages) == 7


def test_nothing_is_fetched(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        for tag, attributes in page.elements:
            if tag not in LINKS:
                outside = {key: value for key, value in attributes.items() if key in FETCHING and value != "data:,"}
                assert not outside, (name, tag)
        html = (written() / "report" / name).read_text(encoding="utf-8")
        styles = "".join(re.findall("(?s)<style>(.*?)</style>", html))
        assert len(styles) > 5000 and "@import" not in styles and "url(" not in styles


def test_links_lead_to_the_web_or_into_the_report(pages: dict[str, Page]) -> None:
    ids = {name: {one["id"] for _, one in page.elements if one.get("id")} for name, page in pages.items()}
    for name, page in pages.items():
        for href in (one["href"] or "" for one in page.tags("a")):
            if href.startswith(("https://", "../")):
                continue
            target, _, anchor = href.partition("#")
            assert not target or target in pages or re.match("0[123]-", target), (name, href)
            if anchor and "?" not in anchor:
                assert anchor in ids[target or name], (name, href)


def test_ids_are_unique(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        counts = Counter(one["id"] for _, one in page.elements if one.get("id"))
        assert [one for one, number in counts.items() if number > 1] == [], name


def test_every_claim_and_statement_has_its_address(pages: dict[str, Page], documents: pd.DataFrame) -> None:
    anchors = {name: {one.get("id") for _, one in page.elements} for name, page in pages.items()}
    for table, prefix, key in (("claims", "claim-", "claim_id"), ("statements", "", "statement_id")):
        rows = pd.read_parquet(written() / table).merge(documents.reset_index()[["document_id", "page"]])
        assert len(rows) > 500
        assert [one for one in rows.itertuples() if prefix + getattr(one, key) not in anchors[one.page]] == []


def test_the_text_of_a_document_is_all_there() -> None:
    folder = written()
    documents = pd.read_parquet(folder / "documents.parquet").set_index("document_id")
    for row in pd.read_parquet(folder / "texts").itertuples():
        html = (folder / "report" / documents.at[row.document_id, "page"]).read_text(encoding="utf-8")
        article = html.split("<article")[1].split(">", 1)[1].split("</article>")[0]
        # Numbers and notes stand between the words; they are not the document's.
        shown = Page(re.sub(r'(?s)<ul class="notes".*?</ul>|<a class="ref".*?</a>', "", article)).text
        assert shown.split() == row.text.split()


def test_headings_are_in_order(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_pages_have_landmarks_and_labels(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        tags = [tag for tag, _ in page.elements]
        assert [tags.count(one) for one in ("main", "nav", "footer", "title")] == [1, 1, 1, 1], name
        assert page.tags("html") == [{"lang": "en"}], name
        assert all(one.get("scope") in ("col", "row") for one in page.tags("th")), name
        assert all(one.get("aria-label") or one.get("aria-labelledby") for one in page.tags("nav", "aside", "form"))


def test_documents_that_hold_code_show_it_as_text(pages: dict[str, Page], documents: pd.DataFrame) -> None:
    page = documents.index[documents["file"] == HOSTILE_FILE][0]
    for name in (page, "index.html"):
        attributes = {key for _, one in pages[name].elements for key in one}
        assert not {one for one in attributes if one.startswith("on")}, name
        assert not pages[name].tags("img", "iframe", "object"), name
        assert not [one for one in pages[name].tags("a") if (one["href"] or "").startswith("javascript")], name
        # One of data and one of the page's own
        assert len(pages[name].tags("script")) == 2, name
        assert "{{ 7*7 }}" in pages[name].text and "</title><script>" in pages[name].text, name


ADDRESSES = [
    ("https://example.org/a", True),
    ("http://example.org/a?b=1", True),
    ("javascript:alert(1)", False),
    (" javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("//example.org", False),
    ("file:///etc/passwd", False),
    ("http://[", False),
    (None, False),
]


@pytest.mark.parametrize(("address", "is_link"), ADDRESSES)
def test_only_addresses_of_the_web_become_links(address: str | None, is_link: bool) -> None:
    assert web_address(address) == (address if is_link else "")


def test_rejected_documents_are_listed_with_their_reason(pages: dict[str, Page]) -> None:
    (row,) = pd.read_parquet(written() / "documents.parquet").query("status == 'rejected'").to_dict("records")
    assert row["file"] in pages["index.html"].text and row["reason"] in pages["index.html"].text


def test_of_many_rejected_documents_the_first_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    processed = run(tmp_path, {f"scan-{number}.tif": b"II*%d" % number for number in range(4)}, max_rejected=4)
    describe(processed)
    monkeypatch.setattr(index, "REJECTED", 2)
    for documents, listed in ((4, 4), (3, 2)):
        monkeypatch.setattr(lists, "DOCUMENTS", documents)
        pipeline.write_report(processed, processed / "report" / "index.html")
        html = (processed / "report" / "index.html").read_text(encoding="utf-8")
        assert [f"scan-{number}.tif" in html for number in range(4)] == [number < listed for number in range(4)]
        assert ('All <a href="../documents.parquet">4</a>' in html) == (listed < 4)


def test_a_review_is_told_where_the_claim_is(pages: dict[str, Page], documents: pd.DataFrame) -> None:
    text = pages[documents.index[documents["file"] == HOSTILE_FILE][0]].text
    assert "rejected by review" in text and "corrected by review" in text
    assert "A. Reader" in text


def test_writing_again_changes_no_byte_and_removes_pages_of_documents_gone(tmp_path: Path) -> None:
    processed = tmp_path / "processed"
    shutil.copytree(written(), processed)
    folder = processed / "report"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    kept = {"01-what-the-documents-say.html", "changes.html", "notes.txt"}
    for name in kept:
        (folder / name).write_text("<!doctype html><title>Not a document's</title>", encoding="utf-8")
    shutil.copy(folder / "iowa.html", folder / "gone.html")
    pipeline.write_report(processed, folder / "index.html")
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(after) == set(before) | kept
    assert {name: after[name] for name in before} == before


def test_a_missing_page_is_noticed(tmp_path: Path) -> None:
    processed = tmp_path / "processed"
    assert not pages_are_whole(processed, processed / "report")
    shutil.copytree(written(), processed)
    assert pages_are_whole(processed, processed / "report")
    (processed / "report" / "iowa.html").unlink()
    assert not pages_are_whole(processed, processed / "report")
