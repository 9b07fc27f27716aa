"""Say in a few lines what a run gave: the counts of each state, every rejected document, decisions without a claim."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

COLUMNS = ("documents", "statements", "claims", "rejected")
NO_STATE = "(none)"
# How many decisions without a claim are named; an edited document can leave hundreds.
SHOWN = 10
# What a run leaves for people, as far as it was asked for.
NEXT = {
    "report/index.html": "the answers on a map, every claim in its document; open it in a browser",
    "claims": "the tables: a folder each, in it a Parquet file per state",
    "state_answers.parquet": "the headline questions, with the claims behind every answer",
    "README.md": "what every column means, and why a state may look wrong",
}


def summary(processed: Path) -> str:
    """Return the summary of the tables in a folder as plain text; FileNotFoundError where there are none."""
    documents, reviews = (
        pq.ParquetFile(processed / f"{name}.parquet").read().to_pylist() for name in ("documents", "reviews")
    )
    parts = [_table(_counts(documents))]
    rejected = [f"  {row['file']}: {row['reason']}" for row in documents if row["status"] == "rejected"]
    if rejected:
        parts.append("\n".join(["Rejected:", *rejected]))
    gone = sorted((row for row in reviews if row["review_state"] == "gone"), key=lambda row: row["line"])
    if reviews:
        parts.append(f"Decisions of reviewers that count: {len(reviews) - len(gone):,} of {len(reviews):,}")
    if gone:
        parts.append(_gone(gone, processed))
    parts.append(_next(processed))
    return "\n\n".join(filter(None, parts)) + "\n"


def _next(processed: Path) -> str:
    """Return the block that says where to look, "" where there is nothing yet."""
    places = {f"{processed}/{name}": words for name, words in NEXT.items() if (processed / name).exists()}
    lines = [f"  {place.ljust(max(map(len, places)))}  {words}" for place, words in places.items()]
    return "\n".join(["Where to look next:", *lines]) if lines else ""


def _gone(reviews: Sequence[dict[str, Any]], processed: Path) -> str:
    """Return the block that names decisions whose claim is gone, with what it may be now and what to do."""
    lines = []
    for row in reviews[:SHOWN]:
        now = f"; now perhaps {' or '.join(row['candidate_claims'])}" if row["candidate_claims"] else ""
        lines.append(f"  line {row['line']}: {row['decision']} {row['claim_id']}{now}")
    if len(reviews) > SHOWN:
        lines.append(f"  and {len(reviews) - SHOWN:,} more, in {processed}/reviews.parquet with review_state gone")
    lines.append(
        "They stay in the sheet of decisions, and nothing counts them. Where the document still says so, put the"
    )
    lines.append("claim_id that it has now into the row; config/README.md says how to find it.")
    return "\n".join(["Decisions whose claim is gone:", *lines])


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
