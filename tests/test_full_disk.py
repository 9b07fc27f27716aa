"""A disk that is full, read-only or of others: one line says so, tables stay, the next run goes on by itself."""

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, Project
from dataset import DOCUMENTS, contents
from dmv_claims import disk
from dmv_claims.tables import parquet
from dmv_claims.tables.publish import publish
from interrupted import published
from notebook_pages import store
from small_disk import SmallDisk, small_disk

STEPS = ("read", "extract", "write_tables", "describe", "write_report", "run_notebook")
WHOLE = "The tables that stand there are whole, and the next run goes on from here by itself."
ROOM = "make room there, or name a folder on another disk: --config processed=FOLDER"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallDisk]:
    with small_disk(tmp_path_factory.mktemp("small") / "disk", 24) as found:
        yield found


@pytest.fixture(scope="module")
def begun(project: Project, small: SmallDisk) -> Project:
    """A project whose tables are written on the small disk."""
    for file, text in DOCUMENTS.items():
        path = project.folder / "raw" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (project.folder / "notebooks").mkdir()
    store(project.folder / "notebooks", "1 + 1")
    first = run(project, small)
    assert first.returncode == 0, first.stderr
    return project


def run(project: Project, small: SmallDisk, *options: str) -> subprocess.CompletedProcess[str]:
    return project.run(*options, within=small.within(project.folder), processed=small.place)


def tables(processed: Path) -> dict[str, str]:
    return {name: sha for name, sha in published(processed).items() if name.endswith(".parquet")}


def test_a_folder_that_can_only_be_read_stops_before_any_job(begun: Project, small: SmallDisk) -> None:
    before = contents(small.seen)
    small.remount("ro")
    planned = run(begun, small, "--dry-run")
    (begun.folder / "raw" / "more.txt").write_text("Ohio shares photos with ICE.", encoding="utf-8")
    refused = run(begun, small)
    small.remount("rw")
    assert planned.returncode == 0
    assert refused.returncode != 0
    *_, line = refused.stderr.splitlines()
    read_only = f"{small.place} lies on a disk that is mounted read-only; mount it for writing, or name another: "
    assert line == f"Cannot run: processed: {read_only}--config processed=FOLDER"
    assert "Job" not in refused.stderr
    assert "Traceback" not in refused.stderr
    assert contents(small.seen) == before


def test_a_disk_without_room_stops_before_any_job(begun: Project, small: SmallDisk) -> None:
    before = contents(small.seen)
    with small.full():
        refused = run(begun, small)
    *_, line = refused.stderr.splitlines()
    assert line == (
        f"Cannot run: processed: 0.0 MB are free on the disk of {small.place}, a run needs 10.0 MB at least; {ROOM}"
    )
    assert "Job" not in refused.stderr
    assert contents(small.seen) == before


def test_each_step_that_runs_out_of_disk_says_so_and_is_taken_up(
    begun: Project, small: SmallDisk, tmp_path: Path
) -> None:
    """Something else takes the whole disk, once at each step; the copy does without the look at it before a run."""
    module = begun.folder / "workflow" / "dmv_claims" / "disk.py"
    module.write_text(module.read_text(encoding="utf-8").replace("LEAST = 10 *", "LEAST = 0 *"), encoding="utf-8")
    (begun.folder / "raw" / "ohio.txt").write_text(DOCUMENTS["ohio.txt"] + "Ohio keeps photos.", encoding="utf-8")
    for step in STEPS:
        before = tables(small.seen)
        with small.full():
            failed = run(begun, small, "--cores", "1", "--until", step)
        said = failed.stdout + failed.stderr
        assert failed.returncode != 0
        assert f"Error in rule {step}:" in said, said
        line = f"Cannot go on: the disk of {small.place} is full (0.0 MB free now); {ROOM}. {WHOLE}"
        assert said.count(line) == 1, said
        assert "Traceback" not in said
        assert tables(small.seen) == before
        assert len(pd.read_parquet(small.seen / "claims")) > 0
        assert not [path for path in small.seen.rglob("*") if path.name.endswith(".part")]
        assert not list((small.seen / ".work").glob("tables-*"))
        taken_up = run(begun, small, "--until", step)
        assert taken_up.returncode == 0, taken_up.stderr
    assert begun.run(processed=tmp_path / "undisturbed").returncode == 0
    assert published(small.seen) == published(tmp_path / "undisturbed")


def test_tables_are_moved_all_or_none(small: SmallDisk) -> None:
    folder = small.seen / "moved"
    before = {"claims/OH.parquet": "old", "claims/UT.parquet": "old", "gone/OH.parquet": "old", "tables.json": "{}"}
    after = {"claims/OH.parquet": "new", "claims/UT.parquet": "old", "new/OH.parquet": "new"}
    for place, files in (("processed", before), ("written", after)):
        for name, text in files.items():
            (folder / place / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / place / name).write_text(text)
    old = contents(folder / "processed")
    entries = {name: {"rows": 1, "bytes": 3, "sha256": ""} for name in after}

    def move() -> None:
        publish(folder / "written", entries, ["claims", "gone", "new"], folder / "processed", manifest)

    manifest = folder / "processed" / "tables.json"
    with small.full(), pytest.raises(OSError, match="No space"):
        move()
    assert contents(folder / "processed") == old
    move()
    assert {name: (folder / "processed" / name).read_text() for name in after} == after
    assert sorted(contents(folder / "processed")) == sorted([*after, "tables.json"])


JOB = """
import sys
from pathlib import Path
from dmv_claims.job import begin
begin(sys.argv[1], sys.argv[2])
print("at work")
Path(sys.argv[3]).write_bytes(b"a table")
"""


def job(log: Path, processed: Path, written: Path, within: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*within, sys.executable, "-c", JOB, str(log), str(processed), str(written)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "workflow")},
        capture_output=True,
        text=True,
        check=False,
    )


FULL = Path("/dev/full")


def test_the_line_goes_into_the_log_or_where_that_is_full_to_the_user(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    failed = job(log, tmp_path, FULL)
    begun, line = log.read_text(encoding="utf-8").splitlines()
    assert failed.returncode == 1
    assert begun == "at work"
    assert line.startswith("Cannot go on: the disk of ")
    assert line.endswith(WHOLE)
    assert not failed.stderr
    unlogged = job(FULL, tmp_path, FULL)
    assert unlogged.returncode != 0
    (said,) = unlogged.stderr.splitlines()
    assert without_number(said) == without_number(line)


def without_number(line: str) -> str:
    return re.sub(r"[\d,.]+ MB", "", line)


def test_other_errors_keep_their_traceback(tmp_path: Path) -> None:
    job(tmp_path / "a.log", tmp_path, tmp_path / "nowhere" / "a.parquet")
    assert "FileNotFoundError" in (tmp_path / "a.log").read_text(encoding="utf-8")


# What stops a job, and how the line about it begins; "" where it is no matter of writing to the folder of the tables
ERRORS = [
    (OSError(errno.ENOSPC, "full"), "the disk of "),
    (OSError(errno.EDQUOT, "quota"), "no more may be written to "),
    (OSError(errno.EROFS, "read-only"), "{out} may not be written to; give yourself the right to (chmod u+wx)"),
    (PermissionError(errno.EACCES, "no", "{out}/claims/OH.parquet"), "{out} may not be written to; "),
    (PermissionError(errno.EACCES, "no", "{out}-2/claims/OH.parquet"), ""),
    (PermissionError(errno.EACCES, "no"), ""),
    (FileNotFoundError(errno.ENOENT, "gone", "{out}/a"), ""),
    (ValueError("full"), ""),
]


@pytest.mark.parametrize(("error", "line"), ERRORS, ids=[str(error) for error, _ in ERRORS])
def test_what_is_said_of_an_error(error: Exception, line: str, tmp_path: Path) -> None:
    if isinstance(error, OSError) and error.filename:
        error.filename = error.filename.format(out=tmp_path)
    said = disk.explain(error, tmp_path)
    assert said.startswith(line.format(out=tmp_path))
    assert bool(said) == bool(line)
    assert "\n" not in said


def test_the_cause_of_an_error_counts(tmp_path: Path) -> None:
    try:
        try:
            FULL.write_bytes(b"x")
        finally:
            raise RuntimeError("the file cannot be closed")
    except RuntimeError as error:
        assert disk.explain(error, tmp_path).startswith("the disk of ")


def test_nothing_is_left_of_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    parquet.write(tmp_path / "a", b"before")
    with pytest.raises(OSError, match="No space"), parquet.beside(tmp_path / "a") as part:
        part.write_bytes(b"half of it")
        FULL.write_bytes(b"the other half")
    assert contents(tmp_path) == {"a": contents(tmp_path)["a"]}
    assert (tmp_path / "a").read_bytes() == b"before"


# Folders that cannot be written to, by their rights; the one that is asked for, and the one that is named
@pytest.mark.parametrize(
    ("closed", "asked", "named"),
    [
        (".", "new", "."),
        ("out", "out", "out"),
        ("out", "out/new/tables", "out"),
        ("out/claims", "out", "out/claims"),
        ("out/.work/read", "out", "out/.work/read"),
        ("out/logs/read", "out", "out/logs/read"),
        ("out/claims", "other", ""),
    ],
)
def test_rights(closed: str, asked: str, named: str, tmp_path: Path) -> None:
    for name in ("out/claims", "out/.work/read", "out/logs/read"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / closed).chmod(0o555)
    # In a namespace where nobody is root, since root may write everywhere.
    checked = subprocess.run(
        [
            "unshare",
            "--user",
            sys.executable,
            "-c",
            f"from dmv_claims import disk; disk.check(disk.Path('{tmp_path / asked}'))",
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "workflow")},
        capture_output=True,
        text=True,
        check=False,
    )
    (tmp_path / closed).chmod(0o755)
    *_, line = ["", *checked.stderr.splitlines()]
    action = (
        "may not be written to; give yourself the right to (chmod u+wx), or name another: --config processed=FOLDER"
    )
    assert line == (f"dmv_claims.disk.DiskError: processed: {tmp_path / named} {action}" if named else "")


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(disk.DiskError, match=r"^processed: .*out is no folder; name another"):
        disk.check(tmp_path / "out" / "tables")
