"""`snakemake fetch` as its users run it: what it needs, and that what it brings is read."""

from pathlib import Path

import pandas as pd
import pytest
from conftest import Project
from fetching import AGENT, HEADER, contents, records
from website import Site, page

OHIO = """<p>1. Does the Ohio Bureau of Motor Vehicles share data with ICE?</p>
<p>The Ohio Bureau of Motor Vehicles does not share Social Security numbers with ICE.</p>
"""


@pytest.fixture
def raw(project: Project, site: Site) -> Path:
    """A raw folder that holds nothing but a sheet."""
    folder = project.folder / "raw"
    folder.mkdir(exist_ok=True)
    (folder / "sources.csv").write_text(f"{HEADER}oh.html,OH,,{site.url('/ohio')},,original,\n")
    return folder


def test_fetch_needs_to_say_who_asks(project: Project, raw: Path, site: Site) -> None:
    result = project.run("fetch")
    *_, line = result.stderr.splitlines()
    assert line.startswith("Cannot run: fetch_agent: it is not set")
    assert "config/config.yaml" in line
    assert not site.seen


def test_tables_need_documents(project: Project, raw: Path) -> None:
    result = project.run()
    *_, line = result.stderr.splitlines()
    assert line == "Cannot run: raw: raw holds no document; " + (
        "put some in, name another folder, or fetch those of the sheet: snakemake fetch"
    )


def test_fetched_documents_are_read(project: Project, raw: Path, site: Site) -> None:
    site.pages["/ohio"] = page(OHIO)
    result = project.run("fetch", fetch_agent=AGENT, fetch_interval=0.1)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("Documents asked for: 1 (1 new")
    assert contents(raw) == {"oh.html": OHIO}
    result = project.run("--until", "read")
    assert result.returncode == 0, result.stderr
    [batch] = (project.folder / "processed" / ".work" / "read").iterdir()
    assert pd.read_parquet(batch)[["file", "sha256"]].to_numpy().tolist() == [["oh.html", records(raw)[0]["sha256"]]]


def test_a_run_without_any_document_fails(project: Project, raw: Path, site: Site) -> None:
    result = project.run("fetch", fetch_agent=AGENT, fetch_interval=0.1)
    assert result.returncode != 0
    assert "no document could be fetched" in result.stderr
    assert "404: the host knows no such page" in result.stderr
