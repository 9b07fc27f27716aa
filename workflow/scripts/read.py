"""Read the documents of one batch; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims.pipeline import read_batch

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)

read_batch(snakemake.params.raw, snakemake.params.files, Path(snakemake.output.texts))
