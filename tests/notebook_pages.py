"""The project's notebooks and ones made for a test, published as the workflow does."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from dmv_claims import pipeline
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from report_pages import written

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
# Gone when the tests are
KEPT = TemporaryDirectory(prefix="notebooks-")


def load(notebook: Path) -> NotebookNode:
    """Return a notebook as it is stored."""
    return nbformat.read(notebook, as_version=4)


@cache
def published(name: str, run: int = 1) -> str:
    """Return the page of a notebook on the tables of `report_pages`, with the same words for each `run`."""
    notebook = next(one for one in NOTEBOOKS if one.stem == name)
    out = Path(KEPT.name) / str(run) / f"{name}.html"
    pipeline.publish_notebook(notebook, written(), out)
    return out.read_text(encoding="utf-8")


def store(folder: Path, *cells: str) -> Path:
    """Write a notebook of code cells into a folder."""
    notebook = folder / "made.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(one, id=f"cell-{n}") for n, one in enumerate(cells)]), notebook)
    return notebook


def publish(notebook: Path, processed: Path) -> str:
    """Return the page of a notebook on the tables in `processed`."""
    out = notebook.with_suffix(".html")
    pipeline.publish_notebook(notebook, processed, out)
    return out.read_text(encoding="utf-8")


def publish_all(folder: Path, processed: Path, *before: str) -> str:
    """Return the page of all notebooks run as one in a folder, behind cells that come `before`.

    That is one start of Python instead of three.
    """
    for module in NOTEBOOKS[0].parent.glob("*.py"):
        shutil.copy2(module, folder)
    return publish(store(folder, *before, *_code()), processed)


def _code() -> list[str]:
    return [cell.source for notebook in NOTEBOOKS for cell in load(notebook).cells if cell.cell_type == "code"]
