"""Write the tables of all batches; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import write_tables

begin(snakemake.log[0], snakemake.config["processed"])

write_tables(
    batches=[Path(file) for file in snakemake.input.batches],
    processed=snakemake.params.processed,
    manifest=Path(snakemake.output.manifest),
    max_rejected=snakemake.params.max_rejected,
    review=snakemake.params.review,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    recipe=repr([snakemake.params.code, snakemake.params.decisions]),
)
