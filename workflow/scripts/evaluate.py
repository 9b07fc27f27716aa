"""Measure the accuracy of the claims on labelled documents; what happens goes into the log."""

from pathlib import Path

from dmv_claims.evaluate.measure import evaluate
from dmv_claims.job import begin

begin(snakemake.log[0], snakemake.config["processed"])

evaluate(
    gold=snakemake.params.gold,
    training=snakemake.params.training,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    table=Path(snakemake.output.table),
    report=Path(snakemake.output.report),
)
