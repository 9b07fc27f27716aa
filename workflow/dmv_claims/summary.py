"""Say in a few lines what a run gave: the counts of each state, then every rejected document."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

COLUMNS = ("documents", "statements", "claims", "rejected")
NO_STATE = "(none)"


def summary(processed: Path) -> str:
    """Return the summary of the tables in a folder as plain text; FileNotFoundError where there are none."""
    documents = pq.ParquetFile(processed / "documents.parquet").read().to_pylist()
    parts = [_table(_counts(documents))]
    rejected = [f"  {row['file']}: {row['reason']}" for row in documents if row["status"] == "rejected"]
    if rejected:
        parts.append("\n".join(["Rejected:", *rejected]))
    parts.append(
        f"Every claim with its quote is in {processed}/claims/, one file per state.\n"
        "processed/README.md explains the columns and says why a state may look wrong.\n"
        "The headline questions are answered in two files, with the claims behind every answer:\n"
        f"{processed}/state_profiles.parquet, one row per state, and\n"
        f"{processed}/state_answers.parquet, one row per state and question."
    )
    return "\n\n".join(parts) + "\n"


def _counts(documents: list[dict[str, str | int]]) -> dict[str, Counter[str]]:
    """Return the numbers of each state, of documents without one at the end."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in documents:
        state = counts[str(row["state"] or NO_STATE)]
        state["documents" if row["status"] == "accepted" else "rejected"] += 1
        state["statements"] += int(row["n_statements"])
        state["claims"] += int(row["n_claims"])
    return dict(sorted(counts.items(), key=lambda item: (item[0] == NO_STATE, item[0])))


def _table(counts: dict[str, Counter[str]]) -> str:
    rows = counts | {"all": sum(counts.values(), Counter())}
    lines = [_line("state", COLUMNS)]
    lines += [_line(state, [f"{found[name]:,}" for name in COLUMNS]) for state, found in rows.items()]
    return "\n".join(lines)


def _line(first: str, cells: Sequence[str]) -> str:
    return first.ljust(8) + "".join(cell.rjust(12) for cell in cells)
