"""Write the data package of the tables; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims.pipeline import describe

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)

describe(
    manifest=Path(snakemake.input.manifest),
    descriptor=Path(snakemake.output.descriptor),
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    counts=Path(snakemake.input.counts[0]) if snakemake.input.counts else None,
)
