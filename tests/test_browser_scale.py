"""Whether the index stays quick and small with every state and 20,000 claims."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Visitor, visitor
from dmv_claims import pipeline
from playwright.sync_api import expect
from recombine import recombine
from report_pages import RAW, written

CLAIMS = 20_000
LOADED_MS, CHANGED_MS, SIZE = 2000, 300, 15_000_000
# From the start of the navigation until scripts have shown the first answers and results
READY = "performance.getEntriesByName('ready')[0].startTime"
# What a reader does, as the page's own functions do it, with the layout that follows
CHANGES = {
    "a filter": "showStatements({ modality: 'hedged' })",
    "two words": "showStatements({ text: 'license personal' })",
    "a question": "showAnswers({ question: 'shares_with_ice' })",
    "a state": "showAnswers({ question: 'shares_with_ice', state: 'WY' })",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("large")
    files = sorted(path.name for path in RAW.iterdir() if path.name != "sources.csv")
    assert recombine(written(), files, out, CLAIMS) >= CLAIMS
    index = out / "processed" / "report" / "index.html"
    pipeline.write_report(out / "processed", index)
    return index


@pytest.fixture(scope="module")
def reader() -> Iterator[Visitor]:
    with visitor() as found:
        yield found


def test_the_index_is_small(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    size = index.stat().st_size
    with capsys.disabled():
        print(f"\nindex of {CLAIMS:,} claims: {size / 1e6:.1f} MB")
    assert size < SIZE
    assert len(list(index.parent.glob("*.html"))) > 100


def test_the_index_is_quick(index: Path, reader: Visitor, capsys: pytest.CaptureFixture[str]) -> None:
    page = reader.open(index.as_uri())
    expect(page.locator("#list li").first).to_be_visible()
    loaded = page.evaluate(READY)
    timed = (
        "() => { const start = performance.now(); %s; document.body.offsetHeight; return performance.now() - start; }"
    )
    changed = {name: page.evaluate(timed % change) for name, change in CHANGES.items()}
    with capsys.disabled():
        print(f"\nready after {loaded:.0f} ms; {', '.join(f'{name} {ms:.0f} ms' for name, ms in changed.items())}")
    reader.check()
    assert loaded < LOADED_MS
    assert max(changed.values()) < CHANGED_MS


def test_every_state_is_there(index: Path, reader: Visitor) -> None:
    page = reader.open(index.as_uri())
    assert page.locator(".tile:not(.no_document)").count() == 51 == page.locator(".compare tbody tr").count()
