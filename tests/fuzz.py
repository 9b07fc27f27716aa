"""Try the readers and the extractor on inputs that no one would write, for as long as one likes.

Run it in the project with `PYTHONPATH=workflow python tests/fuzz.py [seconds] [target …]`, by default for 600 seconds
with each target: text, html, markdown, docx, pdf, extractor. It prints a table in Markdown, a line for each target, and
then what failed, each with the file that does it. It ends with status 1 where something failed.

Inputs are made from numbers, the same ones every time. They are tried in a process of its own, with the memory that a
reader has and little time. Where that dies over one, as PDFium may, the reader is asked that the pipeline has for such
files: with a reason from it the input counts as rejected, and the death is shown.
"""

import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from fuzz_run import Tried, fuzz
from fuzz_targets import TARGETS

SECONDS = 600.0
COLUMNS = "target|seconds|of CPU|inputs|read|rejected|reasons|slowest, ms|its KB|s/MB|memory, MB|died|failed"
DIGITS = re.compile(r"\d[\d,]*")


def line(name: str, seconds: float, tried: list[Tried]) -> str:
    """Return the line of a target in the table; memory is what was needed beside that of the start."""
    kinds = Counter(one.kind for one in tried)
    reasons = {DIGITS.sub("#", one.words) for one in tried if one.kind == "rejected"}
    slowest = max(tried, key=lambda one: one.seconds)
    pace = sum(one.seconds for one in tried) / sum(one.size for one in tried) * 1e6
    cells: list[str | int] = [name, f"{seconds:,.0f}", f"{sum(one.seconds for one in tried):,.0f}", f"{len(tried):,}"]
    cells += [
        f"{kinds['read']:,}",
        f"{kinds['rejected'] + kinds['died']:,}",
        len(reasons),
        f"{slowest.seconds * 1e3:,.0f}",
        f"{slowest.size / 1e3:,.1f}",
        f"{pace:,.1f}",
    ]
    cells += [f"{max(one.memory for one in tried) / 1e3:,.0f}", kinds["died"], kinds["failed"]]
    return f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    """Run the targets that are named and return the status."""
    seconds = next((float(word) for word in sys.argv[1:] if word not in TARGETS), SECONDS)
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    heads = COLUMNS.split("|")
    print(f"| {' | '.join(heads)} |\n|---|{'---:|' * (len(heads) - 1)}", flush=True)
    faults: dict[str, Path] = {}
    for name in [word for word in sys.argv[1:] if word in TARGETS] or TARGETS:
        tried = fuzz(TARGETS[name], seconds, folder / name)
        print(line(name, seconds, tried), flush=True)
        for one in tried:
            if one.kind in ("failed", "died"):
                faults.setdefault(f"{name} {one.kind}: {one.words}", folder / name / one.file)
    for fault, file in faults.items():
        print(f"{fault}: {file}")
    print(f"what was tried: {folder}/*/journal.tsv")
    return 1 if any(" failed: " in fault for fault in faults) else 0


if __name__ == "__main__":
    sys.exit(main())
