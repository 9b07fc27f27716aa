"""Measure the accuracy of the claims on labelled documents; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims.evaluate.measure import evaluate

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)

evaluate(
    gold=snakemake.params.gold,
    training=snakemake.params.training,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    table=Path(snakemake.output.table),
    report=Path(snakemake.output.report),
)
