"""Read how precise the claims of each type and category were on labelled documents, for each claim to carry.

`workflow/precision.csv` is written together with the accuracy baseline (`python -m dmv_claims.evaluate --accept`).
"""

import csv
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[2] / "precision.csv"
# With fewer claims to judge by, chance would decide.
LEAST_CLAIMS = 10


@cache
def load_precision(path: Path = FILE) -> dict[tuple[str, str], float]:
    """Return the share of matched claims by claim type and category, where enough were found to tell."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if int(row["predicted"]) >= LEAST_CLAIMS]
    return {(row["claim_type"], row["category"]): round(int(row["matched"]) / int(row["predicted"]), 3) for row in rows}
