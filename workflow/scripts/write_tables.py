"""Write the tables of all batches; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims.pipeline import write_tables

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)

write_tables(
    batches=[Path(file) for file in snakemake.input.batches],
    processed=snakemake.params.processed,
    manifest=Path(snakemake.output.manifest),
    max_rejected=snakemake.params.max_rejected,
    review=snakemake.params.review,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
)
