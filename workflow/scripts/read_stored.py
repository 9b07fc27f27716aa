"""Read the documents of one batch from object storage; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import read_stored

begin(snakemake.log[0], snakemake.config["processed"])

read_stored(snakemake.params.address, snakemake.params.tags, Path(snakemake.output.texts))
