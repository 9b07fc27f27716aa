"""Download the documents of the sheet; what came of it goes into the log."""

import sys
from pathlib import Path

from dmv_claims import progress
from dmv_claims.pipeline import fetch

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)
progress.show()

summary = fetch(
    sheet=Path(snakemake.input[0]),
    raw=snakemake.params.raw,
    agent=snakemake.params.agent,
    interval=snakemake.params.interval,
    max_mb=snakemake.params.max_mb,
)
print(summary, end="")
