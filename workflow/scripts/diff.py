"""Compare the tables with an earlier dataset; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims.pipeline import compare

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)

compare(
    baseline=snakemake.params.baseline,
    processed=snakemake.params.processed,
    table=Path(snakemake.output.table),
    page=Path(snakemake.output.page),
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
)
