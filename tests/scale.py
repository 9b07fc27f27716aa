"""How long whole runs take on collections of any size, how much memory, and what a run costs that has little to do.

Run it in the project with `PYTHONPATH=workflow python tests/scale.py 51 1000`; it prints a table in Markdown, a line
for each size and number of cores. Collections are made by recombining labelled documents (collections_of.py), tables
go into a folder that is removed. Planning is a dry run: Python, Snakemake and the checks of all settings with it.
"""

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from collections_of import write_collection

ROOT = Path(__file__).parents[1]
COLUMNS = (
    *("documents", "words", "cores", "whole run, s", "words/s", "largest process, MB"),
    *("nothing changed, s", "one document changed, s", "planning, s"),
)


@dataclass(frozen=True)
class Collection:
    """Documents and the place for their tables."""

    raw: Path
    processed: Path

    def run(self, cores: int, *options: str) -> float:
        """Run the workflow on as many cores and return the seconds; CalledProcessError where it fails."""
        settings = [f"raw={self.raw}", f"processed={self.processed}", "batch_size=64", "max_rejected=1000"]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        start = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "snakemake", "--no-hooks", "--cores", str(cores), *options, "--config", *settings],
            cwd=ROOT,
            env=environment | {"PYTHONPATH": str(ROOT / "workflow")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return time.monotonic() - start


def line(number: int, cores: int) -> str:
    """Measure runs on one collection and return their line of the table."""
    with TemporaryDirectory() as folder:
        one = Collection(Path(folder) / "raw", Path(folder) / "processed")
        write_collection(one.raw, number)
        texts = sorted(one.raw.glob("*.txt"))
        words = sum(len(text.read_text(encoding="utf-8").split()) for text in texts)
        whole = one.run(cores)
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        nothing, planning = one.run(cores), one.run(cores, "--dry-run")
        texts[0].write_text(texts[0].read_text(encoding="utf-8") + "\nICE needs a warrant.\n", encoding="utf-8")
        changed = one.run(cores)
    cells = (f"{number:,}", f"{words:,}", cores, f"{whole:.0f}", f"{words / whole:,.0f}", f"{largest:,.0f}")
    return f"| {' | '.join(map(str, cells))} | {nothing:.1f} | {changed:.0f} | {planning:.1f} |"


if __name__ == "__main__":
    print(f"| {' | '.join(COLUMNS)} |\n|{'---:|' * len(COLUMNS)}", flush=True)
    for size in map(int, sys.argv[1:] or ("51", "1000")):
        for cores in (1, 2):
            print(line(size, cores), flush=True)
