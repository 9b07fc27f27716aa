"""A run that is killed is taken up by the next one without help; two runs never write to one folder."""

import time
from pathlib import Path

import pytest
from conftest import Project
from dataset import DOCUMENTS
from dmv_claims import lock
from interrupted import Runner, kill_all, kill_main, published

MORE = DOCUMENTS | {
    f"ohio-{number}.txt": f"Ohio gives ICE {number} photos. ICE needs a warrant.\n" for number in range(3, 9)
}


@pytest.fixture(scope="module")
def runner(project: Project) -> Runner:
    for file, text in DOCUMENTS.items():
        path = project.folder / "raw" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Runner(project.folder)


@pytest.fixture(scope="module")
def undisturbed(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, dict[str, str]]:
    """How many seconds a run takes, and what it publishes."""
    processed, start = tmp_path_factory.mktemp("undisturbed") / "processed", time.monotonic()
    runner.finish(processed)
    return time.monotonic() - start, published(processed)


@pytest.mark.parametrize(("kill", "share"), [(kill_all, 0.6), (kill_main, 0.4)])
def test_a_killed_run_is_taken_up(
    kill: object, share: float, runner: Runner, undisturbed: tuple[float, dict[str, str]], tmp_path: Path
) -> None:
    seconds, wanted = undisturbed
    processed = tmp_path / "processed"
    process = runner.begin(processed)
    time.sleep(share * seconds)
    assert callable(kill)
    kill(process)
    runner.finish(processed)
    assert published(processed) == wanted


def test_a_second_run_is_refused_and_does_no_harm(
    runner: Runner, undisturbed: tuple[float, dict[str, str]], tmp_path: Path
) -> None:
    processed = tmp_path / "processed"
    first = runner.begin(processed)
    while not (processed / lock.RUN).is_file() or not (processed / lock.RUN).read_text():
        time.sleep(0.05)
    second = runner.begin(processed)
    printed, _ = second.communicate(timeout=60)
    assert second.returncode != 0
    assert f"Cannot run: process {first.pid} is writing to {processed} already; wait until it is done" in printed
    assert first.wait(timeout=300) == 0
    assert published(processed) == undisturbed[1]


def test_what_lies_about_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".work/tables-x/claims/OH.parquet", "claims/.OH.parquet.part", "claims/OH.parquet", ".work/a.arrow"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    lock.remove_leftovers(tmp_path)
    assert sorted(contents_of(tmp_path)) == [".work/a.arrow", "claims/OH.parquet"]


def contents_of(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


# Notes of a run, each a file with paths a line, and whether they are about the folder
NOTES = [
    ("its output", "processed/claims/OH.parquet\n", True),
    ("one of several", "raw/a.txt\nprocessed/.work/read/1.parquet\n", True),
    ("another folder", "other/claims/OH.parquet\nraw/a.txt\n", False),
    ("a folder of a longer name", "processed-2/claims/OH.parquet\n", False),
    ("cut off before anything was written", "", True),
]


@pytest.mark.parametrize(("text", "gone"), [case[1:] for case in NOTES], ids=[case[0] for case in NOTES])
def test_notes_of_dead_runs(text: str, gone: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    note = tmp_path / "locks" / "0.output.lock"
    note.parent.mkdir()
    note.write_text(text)
    assert lock.remove_dead_notes(note.parent, Path("processed")) is gone
    assert note.is_file() is not gone


# Options of Snakemake, and whether a run with them writes
OPTIONS = [
    (["snakemake"], True),
    (["snakemake", "--cores", "2", "--config", "processed=n"], True),
    (["snakemake", "-n"], False),
    (["snakemake", "-np"], False),
    (["snakemake", "--dry-run"], False),
    (["snakemake", "--lint"], False),
    (["snakemake", "--unlock"], True),
    (["snakemake", "--no-hooks"], True),
]


@pytest.mark.parametrize(("options", "writes"), OPTIONS)
def test_which_runs_write(options: list[str], writes: bool) -> None:
    assert lock.will_write(options) is writes


# Files that are there, and whether one that was made of a and b stays
SOURCES = [(["a", "b"], True), (["a"], False), (["b"], False), ([], False)]


@pytest.mark.parametrize(("there", "stays"), SOURCES)
def test_what_was_made_from_a_file_that_is_gone_goes_too(there: list[str], stays: bool, tmp_path: Path) -> None:
    made = tmp_path / "made"
    for path in (made, *(tmp_path / name for name in there)):
        path.write_text("x")
    lock.remove_unfounded(made, [tmp_path / "a", tmp_path / "b"])
    lock.remove_unfounded(tmp_path / "never made", [tmp_path / "a", tmp_path / "b"])
    assert made.is_file() is stays
