"""Print what the report of a recombined collection costs.

`PYTHONPATH=workflow python tests/report_cost.py 48000 CA TX NY IA` is one on four states. The
number is that of claims, at least; without states, documents are on all of them.
"""

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pandas as pd
from dmv_claims import pipeline

# Writes the report in a process of its own, so that its memory is no other step's.
ALONE = "import sys; from report_cost import write; write(sys.argv[1])"


def write(processed: str) -> None:
    """Write the report below a folder and print a row: documents, megabytes of text, claims, seconds, megabytes."""
    folder, begun = Path(processed), process_time()
    pipeline.write_report(folder, folder / "report" / "index.html")
    seconds = process_time() - begun
    # The largest so far; getrusage would tell that of the process which started this one, where it was larger.
    memory = int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1024
    documents, texts = pd.read_parquet(folder / "documents.parquet"), pd.read_parquet(folder / "texts")
    size = texts["text"].str.len().sum() / 1e6
    print(f"| {len(documents):,} | {size:.0f} | {documents['n_claims'].sum():,} | {seconds:.0f} | {memory:.0f} |")


def main(n_claims: int, states: list[str]) -> None:
    """Make a collection and write its report."""
    from recombine import recombine
    from report_pages import RAW, written

    files = sorted(path.name for path in RAW.iterdir() if path.name != "sources.csv")
    with TemporaryDirectory(prefix="report-cost-") as out:
        recombine(written(), files, Path(out), n_claims, states)
        subprocess.run([sys.executable, "-c", ALONE, f"{out}/processed"], check=True, cwd=Path(__file__).parent)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
