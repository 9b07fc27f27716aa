"""Write the data package of the tables; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import describe

begin(snakemake.log[0], snakemake.config["processed"])

describe(
    manifest=Path(snakemake.input.manifest),
    descriptor=Path(snakemake.output.descriptor),
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    counts=Path(snakemake.input.counts[0]) if snakemake.input.counts else None,
)
