"""How long whole runs take on collections of any size, how much memory, and what a run costs that has little to do.

`make benchmark` runs it; `PYTHONPATH=workflow python tests/scale.py 51 1000` does so alone. It prints a table in
Markdown, a line for each size and number of cores over all states, then the largest size in one state. Collections are
made by recombining labelled documents (collections_of.py). Runs are those of a user, with the settings as they are, in
a copy of the project that is removed. Planning is a dry run: Python, Snakemake and the checks of all settings with it.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from collections_of import write_collection
from dmv_claims.vocabulary import load_states

ROOT = Path(__file__).parents[1]
# What a run depends on
PROJECT = ("config", "notebooks", "profiles", "raw", "tests/gold", "workflow")
# What `progress.track` says when a batch is done: the time of its documents alone, without start-up
EXTRACTED = re.compile(r"Extracting claims, batch .*: (\d+) of \1 documents, ([\d.]+) s")
ONE_STATE = "TX"
COLUMNS = (
    *("documents", "states", "words", "cores", "whole run, s", "words/s", "extraction alone, s"),
    *("whole run × cores / extraction", "cores busy, %", "largest process, MB"),
    *("nothing changed, s", "one document changed, s", "planning, s"),
)


@dataclass(frozen=True)
class Run:
    """A run: its seconds on the clock, those of CPU of all its processes, the MB of its largest, those of extraction.

    `extraction` is the sum over all batches of the seconds that their documents took.
    """

    seconds: float
    cpu: float
    largest: float
    extraction: float


@dataclass(frozen=True)
class Collection:
    """Documents, the place for their tables, and the copy of the project to run in."""

    raw: Path
    processed: Path
    project: Path

    def run(self, cores: int, *options: str) -> Run:
        """Run the workflow on so many cores; RuntimeError with what it said where it fails."""
        settings = [f"raw={self.raw}", f"processed={self.processed}"]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        start = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "snakemake", "--no-hooks", "--cores", str(cores), *options, "--config", *settings],
            cwd=self.project,
            env=environment | {"PYTHONPATH": str(self.project / "workflow")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        with process.stderr as lines:
            said = lines.read()
        # Of this run with all the processes it waited for; those of the runs before have no part in it.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"the run failed with status {process.returncode}:\n{said[-5000:]}")
        extraction = sum(float(seconds) for _, seconds in EXTRACTED.findall(said))
        return Run(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, extraction)


def copy_project(folder: Path) -> Path:
    """Copy what a run depends on, so that edits do no harm meanwhile, and return where it is."""
    folder.mkdir()
    shutil.copy2(ROOT / "Snakefile", folder)
    for name in PROJECT:
        shutil.copytree(ROOT / name, folder / name)
    return folder


def measure(number: int, cores: int, states: list[str] | None = None) -> str:
    """Measure runs on one collection and return their line of the table."""
    with TemporaryDirectory() as folder:
        one = Collection(Path(folder) / "raw", Path(folder) / "processed", copy_project(Path(folder) / "project"))
        words = write_collection(one.raw, number, states)
        whole, nothing, planning = one.run(cores), one.run(cores), one.run(cores, "--dry-run")
        with min(one.raw.glob("*.txt")).open("a", encoding="utf-8") as text:
            text.write("\nICE needs a warrant.\n")
        changed = one.run(cores)
        about = (number, min(number, len(states or load_states())), words, cores)
        return line(*about, whole, nothing.seconds, changed.seconds, planning.seconds)


def line(
    documents: int, states: int, words: int, cores: int, whole: Run, nothing: float, changed: float, planning: float
) -> str:
    """Return a line of the table; ValueError where the run did not say how long extraction took."""
    if not whole.extraction:
        raise ValueError("the run named no seconds of extraction; compare EXTRACTED with what progress.track says")
    cells = (
        *(f"{documents:,}", states, f"{words:,}", cores, f"{whole.seconds:.0f}", f"{words / whole.seconds:,.0f}"),
        *(f"{whole.extraction:.0f}", f"{whole.seconds * cores / whole.extraction:.2f}"),
        *(f"{100 * whole.cpu / (whole.seconds * cores):.0f}", f"{whole.largest:,.0f}"),
        *(f"{nothing:.1f}", f"{changed:.0f}", f"{planning:.1f}"),
    )
    return f"| {' | '.join(map(str, cells))} |"


def main(sizes: list[int]) -> None:
    """Print the table, a line as soon as it is measured."""
    print(f"| {' | '.join(COLUMNS)} |\n|{'---:|' * len(COLUMNS)}", flush=True)
    for states, numbers in ((None, sizes), ([ONE_STATE], [max(sizes)])):
        for number in numbers:
            for cores in (1, 2):
                print(measure(number, cores, states), flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [51, 1_000])
