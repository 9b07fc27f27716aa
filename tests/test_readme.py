"""The README's Python snippets run as they stand, on tables made from two short documents."""

import re
import textwrap
from pathlib import Path

import pytest
from dmv_claims.package.dictionary import accuracy_table
from dmv_claims.pipeline import extract_batch, read_batch, train_model, write_tables
from dmv_claims.read import is_document
from dmv_claims.summary import summary
from dmv_claims.vocabulary import FOLDER
from measured import GOLD

ROOT = Path(__file__).parents[1]
SNIPPETS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
DOCUMENTS = {
    "iowa.txt": "Iowa Files and ICE\n\nThe Iowa DMV shares names with ICE (Iowa Code § 321.11).\n"
    "ICE keeps them for a year.\n",
    "utah.txt": "Utah Files and ICE\n\nThe Utah DMV does not share addresses with ICE without a court order.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tables of two documents in processed/, as after a run."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "raw").mkdir()
    for name, text in DOCUMENTS.items():
        (folder / "raw" / name).write_text(text, encoding="utf-8")
    read_batch(folder / "raw", list(DOCUMENTS), folder / "texts.parquet")
    extract_batch(folder / "texts.parquet", folder / "none.csv", FOLDER, None, folder / "batch")
    write_tables([folder / "batch"], folder / "processed", folder / "manifest.json", max_rejected=0)
    return folder


def test_there_is_a_snippet_for_each_library() -> None:
    for library in ("pandas", "polars", "duckdb", "datasets", "dmv_claims"):
        assert any(f"import {library}" in snippet or f"from {library}" in snippet for snippet in SNIPPETS), library


@pytest.mark.parametrize("snippet", SNIPPETS, ids=[snippet.split("\n")[0] for snippet in SNIPPETS])
def test_snippet_runs(
    snippet: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    # The library datasets asks the net and writes into the home folder, where it is not told otherwise
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(folder / "home"))
    exec(compile(snippet, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


def test_its_summary_is_what_a_run_prints(tmp_path: Path) -> None:
    raw = ROOT / "raw"
    read_batch(raw, sorted(path.name for path in raw.iterdir() if is_document(path)), tmp_path / "texts.parquet")
    train_model(GOLD, FOLDER, tmp_path / "model.parquet")
    extract_batch(
        tmp_path / "texts.parquet", raw / "sources.csv", FOLDER, tmp_path / "model.parquet", tmp_path / "batch"
    )
    write_tables([tmp_path / "batch"], tmp_path / "processed", tmp_path / "manifest.json", max_rejected=0)
    table = summary(tmp_path / "processed").split("\n\n")[0]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert textwrap.indent(table, "    ") in readme, f"README.md, 'What comes out': put in\n{table}"


def test_its_accuracy_table_is_the_baseline() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert accuracy_table() in readme, f"README.md, 'How accurate it is': put in\n{accuracy_table()}"


def test_every_file_it_names_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in re.findall(r"\]\(([^)#:]+)\)", readme) if not (ROOT / name).exists()]
    assert not missing
