"""How a notebook is run: in this Python, from its own folder, with failures that say where; what becomes its page."""

import json
import sys
from pathlib import Path

import pytest
from dmv_claims.notebooks.run import NotebookError
from notebook_pages import publish, store


def test_runs_in_this_python_whatever_kernels_are_registered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = tmp_path / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    spec = {"argv": ["no-such-python"], "display_name": "Python 3", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    assert f"<pre>{sys.executable}" in publish(store(tmp_path, "import sys; print(sys.executable)"), tmp_path)


def test_runs_in_its_folder_and_knows_the_tables(tmp_path: Path) -> None:
    (tmp_path / "beside.py").write_text("WORD = 'from the module beside'", encoding="utf-8")
    cell = "import os, beside; print(beside.WORD, os.environ['DMV_CLAIMS_PROCESSED'])"
    page = publish(store(tmp_path, cell), tmp_path / "tables")
    assert f"from the module beside {tmp_path / 'tables'}" in page


def test_what_cannot_be_shown_is_named_too(tmp_path: Path) -> None:
    shown = "class Bad:\n    def _repr_html_(self):\n        raise ValueError('no picture')\nBad()"
    with pytest.raises(NotebookError, match=r"cell 2 of 2 \(class Bad:\): ValueError: no picture"):
        publish(store(tmp_path, "kept = 3", shown), tmp_path)


def test_broken_cell_is_named_with_its_error(tmp_path: Path) -> None:
    notebook = store(tmp_path, "kept = 3", "\nkept += 1\nkept / 0", "kept = 4")
    with pytest.raises(NotebookError) as raised:
        publish(notebook, tmp_path)
    first, advice, *traceback = str(raised.value).splitlines()
    assert first == "made.ipynb, cell 2 of 3 (kept += 1): ZeroDivisionError: division by zero"
    assert advice == "Open the notebook, mend the cell and run it again. Its traceback:"
    assert any("kept / 0" in line for line in traceback)
    assert "\x1b" not in str(raised.value)
    assert not (tmp_path / "made.html").exists()


def test_warnings_go_into_the_log_and_not_onto_the_page(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    page = publish(store(tmp_path, "import warnings; warnings.warn('old ways')"), tmp_path)
    assert "old ways" not in page.split("<details")[0]
    assert "made.ipynb, cell 1: " in caplog.text
    assert "old ways" in caplog.text


# A comment, the code of a cell, and what of it is on the page
OUTPUTS = [
    ("plain output is escaped", "'<b>bold</b>'", "&lt;b&gt;bold&lt;/b&gt;"),
    ("so is what is printed", "print('<i>')", "<pre>&lt;i&gt;"),
    ("HTML is shown as it is", "from IPython.display import HTML; HTML('<b>bold</b>')", "<b>bold</b>"),
]


@pytest.mark.parametrize(("comment", "cell", "shown"), OUTPUTS, ids=[comment for comment, _, _ in OUTPUTS])
def test_outputs(comment: str, cell: str, shown: str, tmp_path: Path) -> None:
    page = publish(store(tmp_path, cell), tmp_path)
    assert shown in page.split('<details class="code')[0].rpartition("<article")[2]
