"""A folder of documents made to do harm, through the whole workflow: nothing is run, nothing outside is touched."""

import os
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from conftest import Project

CLAIM = "Ohio shares photos with ICE. ICE needs a warrant."
SECRET = "Utah shares every secret with ICE."
# Names that a shell, a command line, Snakemake, a table or Python would each take for something else
NAMES = [
    "$(touch pwned).txt",
    "`touch pwned`.txt",
    "; touch pwned #.txt",
    "a' || touch pwned '.txt",
    '"; import os; os.mkdir("pwned").txt',
    "--config raw=pwned.txt",
    "-rf ..txt",
    "{file}{wildcards.batch}.txt",
    "%s%n{0}.txt",
    "new\nline\n.txt",
    " blank .txt",
    "tab\t.txt",
    "\u202etxt.exe.txt",
    "é\u0301.txt",
    "<script>pwned()<script>.txt",
    "=cmd|pwned.txt",
    "a..b/c...txt/d.txt",
]
# What Python, Snakemake and make look for by name
CODE = dict.fromkeys(
    ["json.py", "sitecustomize.py", "pandas/__init__.py", "Snakefile", "Makefile", "conftest.py", "config/config.yaml"],
    "import os; os.mkdir('pwned')  # pwned: ; touch pwned",
)
LINKS = {
    "file.txt": "../secret/a.txt",
    "folder.txt": "../secret",
    "up.txt": "..",
    "root.txt": "/",
    "zero.txt": "/dev/zero",
}


def tree(folder: Path) -> dict[str, str]:
    """Return every file and link below a folder but for what runs keep there, with its contents."""
    found = {}
    for top, names, files in os.walk(folder):
        names[:] = [name for name in names if name not in ("processed", ".snakemake", "__pycache__")]
        for path in (Path(top, name) for name in (*names, *files)):
            content = b"" if path.is_symlink() or path.is_dir() else path.read_bytes()
            found[path.relative_to(folder).as_posix()] = sha256(content).hexdigest()
    return found


@pytest.fixture(scope="module")
def hostile(project: Project) -> Project:
    raw, secret = project.folder / "raw", project.folder / "secret"
    secret.mkdir()
    (secret / "a.txt").write_text(SECRET)
    for rank, name in enumerate(NAMES):
        put(raw / name, f"{CLAIM} Ohio did so {rank} times.")
    for name, content in CODE.items():
        put(raw / name, content)
    put(
        raw / "page.html",
        f"<script>pwned()</script><img src=x onerror=pwned()><p>{CLAIM}</p><a href='javascript:x'>x</a>",
    )
    for name, target in LINKS.items():
        (raw / name).symlink_to(target)
    return project


def put(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def test_nothing_of_it_is_run_and_nothing_outside_is_read_or_written(hostile: Project) -> None:
    before = tree(hostile.folder.parent)
    result = hostile.run()
    assert result.returncode == 0, result.stderr
    assert tree(hostile.folder.parent) == before
    processed = hostile.folder / "processed"
    documents = pd.read_parquet(processed / "documents.parquet").set_index("file")
    assert set(documents.query("status == 'accepted'").index) == {*NAMES, "page.html"}
    assert set(documents.query("status == 'rejected'").index) == {*CODE, *LINKS}
    assert all("is no format we read" in documents["reason"][name] for name in CODE)
    assert all("leads out of the folder" in documents["reason"][name] for name in LINKS)
    written = [path for name in ("processed", ".snakemake") for path in (hostile.folder / name).rglob("*")]
    assert not [path for path in written if path.is_file() and SECRET.encode() in path.read_bytes()]
    assert not list(hostile.folder.parent.rglob("pwned"))


def test_a_second_run_finds_nothing_to_do(hostile: Project) -> None:
    result = hostile.run()
    assert result.returncode == 0
    assert "Nothing to be done" in result.stderr
