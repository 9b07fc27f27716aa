"""Train the model on the labelled documents; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims.pipeline import train_model

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)

train_model(
    labelled=snakemake.params.labelled,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    out=Path(snakemake.output.model),
)
