"""The notebooks as they are stored, and as pages: complete, escaped, without anything to fetch, and always the same."""

import re
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from notebook_pages import NOTEBOOKS, load, published
from report_pages import HOSTILE_FILE, written
from test_report import FETCHING, Page

NAMES = [notebook.stem for notebook in NOTEBOOKS]
# Names by which pages of the usual templates load what they need
LOADERS = ("mathjax", "require.js", "mermaid", "cdn", "@import", "url(")
FIX = "jupyter nbconvert --clear-output --inplace notebooks/*.ipynb"
# Pictures and tables of each notebook on these tables
SHOWN = {
    "01-what-the-documents-say": (12, 2),
    "02-how-firmly-they-say-it": (8, 3),
    "03-where-they-contradict": (2, 1),
}


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=NAMES)
def test_stored_without_outputs(notebook: Path) -> None:
    node = load(notebook)
    nbformat.validate(node)
    code = [cell for cell in node.cells if cell.cell_type == "code"]
    assert not [cell.id for cell in code if cell.outputs or cell.execution_count], f"run: {FIX}"
    assert node.nbformat_minor >= 5
    ids = [cell.id for cell in node.cells]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=NAMES)
def test_cells_are_short_and_text_comes_first(notebook: Path) -> None:
    cells = load(notebook).cells
    assert cells[0].cell_type == "markdown"
    assert {cell.id for cell in cells if cell.cell_type == "code" and len(cell.source.splitlines()) > 20} == set()


def test_pages_show_every_picture_and_table(name: str) -> None:
    page = Page(published(name))
    assert (len(page.tags("svg")), len(page.tags("table"))) == SHOWN[name]
    assert "Nothing to show" not in page.text
    assert page.tags("h1")


def test_pictures_are_described_in_words(name: str) -> None:
    for figure in Page(published(name)).tags("figure"):
        assert figure["aria-label"]


def test_nothing_is_fetched(name: str) -> None:
    html = published(name)
    assert not [loader for loader in LOADERS if loader in html.lower()]
    for tag, attributes in Page(html).elements:
        if tag != "a":
            outside = {key: value for key, value in attributes.items() if key in FETCHING and value != "data:,"}
            assert not outside, tag


def test_text_of_documents_stays_text(name: str) -> None:
    page = Page(published(name))
    assert not page.tags("script", "img")
    assert {href[:11] for href in (one["href"] or "" for one in page.tags("a"))} & {"javascript:"} == set()


def test_hostile_quotes_are_shown_as_they_are() -> None:
    page = Page(published("01-what-the-documents-say"))
    assert HOSTILE_FILE in page.text
    assert "have no agreement {{ 7*7 }}" in page.text


def test_links_lead_to_statements_and_pages_that_exist(name: str) -> None:
    found = {path.name: Page(path.read_text(encoding="utf-8")) for path in (written() / "report").glob("*.html")}
    found |= {f"{one}.html": Page(published(one)) for one in NAMES}
    ids = {name: {one["id"] for _, one in page.elements if one.get("id")} for name, page in found.items()}
    hrefs = {one["href"] or "" for one in found[f"{name}.html"].tags("a")}
    claims = {href for href in hrefs if "#claim-" in href}
    assert len(claims) > 20
    for href in hrefs - {"index.html", "../report/index.html", "../README.md"}:
        page, _, anchor = href.partition("#")
        assert not anchor or unquote(anchor) in ids[page or f"{name}.html"], href
        assert not page or page in found


def test_same_tables_give_the_same_bytes(name: str) -> None:
    assert published(name, run=2) == published(name)


def test_colours_for_jupyter_are_those_of_the_report() -> None:
    root = NOTEBOOKS[0].parents[1]
    sheet = (root / "workflow" / "report" / "report.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([\w-]+): (#\w+)", sheet.partition("@media")[0]))
    used = re.findall(r"var\(--([\w-]+), (#\w+)\)", (root / "notebooks" / "look.py").read_text(encoding="utf-8"))
    assert len(used) > 6
    assert {name: light[name] for name, _ in used} == dict(used)
