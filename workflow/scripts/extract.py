"""Extract the claims of one batch; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims import progress
from dmv_claims.pipeline import extract_batch

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)
progress.show()

extract_batch(
    texts=Path(snakemake.input.texts),
    sheet=snakemake.params.sheet,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    model=Path(snakemake.input.model) if snakemake.input.model else None,
    out=Path(snakemake.output.claims),
)
