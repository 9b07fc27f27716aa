"""The report of Snakemake itself: made and read without the net, with captions, categories and labels."""

import re
from pathlib import Path

from conftest import Project

RAW = "In Ohio, ICE has direct access to the DMV database.\n"
SHOWN = ["What documents say US state motor-vehicle", "What the documents say", "The answers of all states on a map"]


def test_the_report_of_a_run(project: Project, tmp_path: Path) -> None:
    (project.folder / "raw").mkdir()
    (project.folder / "raw" / "ohio.txt").write_text(RAW, encoding="utf-8")
    assert project.run().returncode == 0
    made = project.run("--report", str(tmp_path / "report.html"))
    assert made.returncode == 0, made.stderr
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert [words for words in SHOWN if words not in page] == []
    assert not re.search(r"""<(?:script|link|img)[^>]*(?:src|href)=["']https?:""", page)
