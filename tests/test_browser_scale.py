"""Whether the report stays quick and small with every state: all claims on one page, and far too many for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Visitor, visitor
from dmv_claims import pipeline
from playwright.sync_api import expect
from recombine import recombine
from report_pages import RAW, written

# Few enough for one page, and more
CLAIMS = (20_000, 100_000)
LOADED_MS, CHANGED_MS, SIZE = 2000, 300, 15_000_000
# From the start of the navigation until scripts have shown the first answers and results
READY = "performance.getEntriesByName('ready')[0].startTime"
# What a reader does, as the page's own functions do it, with the layout that follows
FILTERS = {
    "a filter": "showStatements({ modality: 'hedged' })",
    "two words": "showStatements({ text: 'license personal' })",
}
CHANGES = {
    "a question": "showAnswers({ question: 'shares_with_ice' })",
    "a state": "showAnswers({ question: 'shares_with_ice', state: 'WY' })",
}
# How long that takes, in milliseconds
TIMED = "() => { const start = performance.now(); %s; document.body.offsetHeight; return performance.now() - start; }"


@pytest.fixture(scope="module", params=CLAIMS)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("large")
    files = sorted(path.name for path in RAW.iterdir() if path.name != "sources.csv")
    assert recombine(written(), files, out, request.param) >= request.param
    index = out / "processed" / "report" / "index.html"
    pipeline.write_report(out / "processed", index)
    return index


@pytest.fixture(scope="module")
def reader() -> Iterator[Visitor]:
    with visitor() as found:
        yield found


def test_pages_are_small(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lists = sorted(index.parent.glob("claims_*.html"))
    sizes = [path.stat().st_size for path in (index, *lists)]
    with capsys.disabled():
        largest = max(sizes[1:], default=0) / 1e6
        print(f"\nindex of {sizes[0] / 1e6:.1f} MB, {len(lists)} pages of claims of {largest:.1f} MB")
    assert max(sizes) < SIZE
    assert len(lists) in (0, 51)
    assert len(list(index.parent.glob("*.html"))) > 100 + len(lists)


def test_pages_are_quick(index: Path, reader: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    opened = {"index": (index, CHANGES), "search": (next(index.parent.glob("claims_*.html"), index), FILTERS)}
    for name, (path, changes) in opened.items():
        page = reader.open(path.as_uri())
        expect(page.locator(".claims li, .answer blockquote").first).to_be_visible()
        loaded = page.evaluate(READY)
        changed = {what: page.evaluate(TIMED % change) for what, change in changes.items()}
        with capsys.disabled():
            print(
                f"\n{name}: ready after {loaded:.0f} ms; {', '.join(f'{k} {ms:.0f} ms' for k, ms in changed.items())}"
            )
        reader.check()
        assert loaded < LOADED_MS
        assert max(changed.values()) < CHANGED_MS


def test_every_state_is_there(index: Path, reader: Visitor) -> None:
    page = reader.open(index.as_uri())
    assert page.locator(".tile:not(.no_document)").count() == 51 == page.locator(".compare tbody tr").count()
