"""Say in a few lines what changed and where to read it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow.parquet as pq

from dmv_claims.diff.cards import KINDS, claims_of
from dmv_claims.diff.change import ANSWER, DOCUMENT, Change

DOCUMENTS = ("added", "removed", "changed", "renamed", "accepted", "rejected")
# So many flipped answers are named.
SHOWN = 10


def changes_summary(table: Path, page: Path) -> str:
    """Return the summary of a table of changes as plain text."""
    rows = pq.ParquetFile(table).read().drop_columns("change_id").to_pylist()
    changes = [Change(**row) for row in rows]
    flipped = [one for one in changes if one.what == ANSWER and one.change == "flipped"]
    # Several columns of a document may have changed.
    documents = Counter(change for _, change in {(one.file, one.change) for one in changes if one.what == DOCUMENT})
    claims = Counter(claim.first.change for claim in claims_of(changes))
    lines = ["Changes since the baseline:" if changes else "Nothing changed since the baseline."]
    if changes:
        lines += [f"  answers    {len(flipped):,} flipped", *_flips(flipped)]
        lines += [f"  documents  {_counts(documents, DOCUMENTS)}", f"  claims     {_counts(claims, KINDS)}"]
    lines += ["", f"Read them in {page}, or load {table}, one row per change."]
    return "\n".join(lines) + "\n"


def _flips(flipped: list[Change]) -> Iterator[str]:
    for one in flipped[:SHOWN]:
        yield f"             {one.state} {one.question}: {one.before} -> {one.after}"
    if len(flipped) > SHOWN:
        yield f"             and {len(flipped) - SHOWN:,} more"


def _counts(found: Counter[str], names: Iterable[str]) -> str:
    return ", ".join(f"{found[name]:,} {name}" for name in names if found[name]) or "none changed"
