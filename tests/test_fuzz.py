"""The fuzz run itself: a few inputs for each target, and what it makes of a target that fails in each way there is."""

import os
import signal
from pathlib import Path
from random import Random

import fuzz_run
import pytest
from claims import pipeline
from fuzz_run import fuzz
from fuzz_targets import TARGETS, Target, analyser

INPUTS = 25
# Longer than all of them take
SECONDS = 300.0


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_of_the_first_ones_fails(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    if name == "extractor":
        # To train a model takes longer than the inputs.
        target = Target(target.make, target.suffix, lambda: analyser(pipeline()))
    tried = fuzz(target, SECONDS, tmp_path, INPUTS)
    assert len(tried) == INPUTS
    assert {one.kind for one in tried} == {"read", "rejected"}


# What is drawn first for each input, by which a target may tell its number
DRAWN = [Random(f"{fuzz_run.SEED}:{number}").random() for number in range(6)]


def numbered(draw: Random) -> bytes:
    return b"Ohio %d" % DRAWN.index(draw.random())


def faulty(path: Path) -> str:
    """Do with each input something else."""
    number = path.read_bytes()[-1:]
    if number == b"1":
        return "is of no use; throw it away"
    if number == b"2":
        raise KeyError(number)
    if number == b"3":
        os.kill(os.getpid(), signal.SIGTRAP)
    while number == b"4":
        pass
    return ""


def test_faults_deaths_and_endless_loops_are_told_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_run, "LEAST", 0.2)
    tried = fuzz(Target(numbered, ".txt", lambda: faulty), SECONDS, tmp_path, len(DRAWN))
    fault = f"KeyError in test_fuzz.py, line {faulty.__code__.co_firstlineno + 6}"
    assert [(one.kind, one.words, one.file) for one in tried] == [
        ("read", "", ""),
        ("rejected", "is of no use; throw it away", ""),
        ("failed", fault, "2.txt"),
        ("failed", "SIGTRAP", "3.txt"),
        ("failed", "SIGPROF", "4.txt"),
        ("read", "", ""),
    ]
    assert {name: (tmp_path / name).read_bytes() for name in ("2.txt", "3.txt")} == {"2.txt": b"2", "3.txt": b"Ohio 3"}
    assert "KeyError: b'2'" in (tmp_path / "2.fault").read_text(encoding="utf-8")


def test_a_death_that_the_reader_has_a_reason_for_is_a_reject(tmp_path: Path) -> None:
    def dies(path: Path) -> str:
        os.kill(os.getpid(), signal.SIGTRAP)
        return ""

    tried = fuzz(Target(lambda draw: b"%PDF-", ".txt", lambda: dies), SECONDS, tmp_path, 1)
    assert [(one.kind, one.words) for one in tried] == [
        ("died", "SIGTRAP begins as a PDF does, so it is not .txt; name it .pdf")
    ]
