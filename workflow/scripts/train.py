"""Train the model on the labelled documents; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import train_model

begin(snakemake.log[0], snakemake.config["processed"])

train_model(
    labelled=snakemake.params.labelled,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    out=Path(snakemake.output.model),
)
