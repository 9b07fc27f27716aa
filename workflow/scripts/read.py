"""Read the documents of one batch; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import read_batch

begin(snakemake.log[0], snakemake.config["processed"])

read_batch(snakemake.params.raw, snakemake.params.files, Path(snakemake.output.texts))
