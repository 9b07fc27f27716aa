"""Compare the tables with an earlier dataset; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import compare

begin(snakemake.log[0], snakemake.config["processed"])

compare(
    baseline=snakemake.params.baseline,
    processed=snakemake.params.processed,
    table=Path(snakemake.output.table),
    page=Path(snakemake.output.page),
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
)
