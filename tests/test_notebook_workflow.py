"""The rule that runs notebooks: each is a job of its own, run again when it, what it imports or the tables change."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Project
from notebook_pages import store

IOWA = "The Iowa DOT shares addresses with ICE.\n"
CELLS = ("import os\nimport helper\nfrom pathlib import Path", "Path(os.environ['DMV_CLAIMS_PROCESSED']).name")
PAGE = "processed/report/made.html"
RUN = "Running notebook made"


@pytest.fixture(scope="module")
def notebooks(project: Project) -> Iterator[Path]:
    (project.folder / "raw").mkdir()
    (project.folder / "raw" / "iowa.txt").write_text(IOWA, encoding="utf-8")
    folder = project.folder / "notebooks"
    folder.mkdir()
    (folder / "helper.py").write_text("WORD = 1\n", encoding="utf-8")
    store(folder, *CELLS)
    yield folder
    shutil.rmtree(folder)


def planned(project: Project) -> str:
    """What a run would do, as its messages say."""
    result = project.run("--dry-run", PAGE)
    assert result.returncode == 0, result.stderr
    return result.stdout + result.stderr


def test_page_is_made_from_declared_files(project: Project, notebooks: Path) -> None:
    opened = project.folder / "opened.tsv"
    result = project.run(PAGE, opened=opened)
    assert result.returncode == 0, result.stderr
    assert "processed" in (project.folder / PAGE).read_text(encoding="utf-8").split("<article")[1]
    read = project.opened_by_rule(opened)["run_notebook"]
    declared = project.run("--detailed-summary", PAGE).stdout
    row = next(line.split("\t") for line in declared.splitlines() if line.startswith(PAGE))
    assert read
    undeclared = {file for file in read if not any(file in cell.split(",") for cell in row)}
    assert not undeclared, f"declare as input of run_notebook: {', '.join(sorted(undeclared))}"


def test_runs_again_after_a_change_of_what_it_imports(project: Project, notebooks: Path) -> None:
    assert RUN not in planned(project)
    (notebooks / "helper.py").write_text("WORD = 2\n", encoding="utf-8")
    # As old as a file from an archive
    os.utime(notebooks / "helper.py", (0, 0))
    assert RUN in planned(project)


def test_failing_cell_fails_the_job_and_is_in_its_log(project: Project, notebooks: Path) -> None:
    store(notebooks, "fine = 1", "broken = fine.missing")
    result = project.run(PAGE)
    assert result.returncode != 0
    log = (project.folder / "processed" / "logs" / "run_notebook" / "made.log").read_text(encoding="utf-8")
    assert "made.ipynb, cell 2 of 2 (broken = fine.missing): AttributeError" in log
