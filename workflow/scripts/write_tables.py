"""Write the tables of all batches; what happens goes into the log."""

from pathlib import Path

import pyarrow as pa
from dmv_claims.job import begin
from dmv_claims.pipeline import write_tables

begin(snakemake.log[0], snakemake.config["processed"])

# Rows that are written leave the memory at once, where Arrow's own allocator keeps much of it for rows to come.
pa.set_memory_pool(pa.system_memory_pool())
write_tables(
    batches=[Path(file) for file in snakemake.input.batches],
    processed=snakemake.params.processed,
    manifest=Path(snakemake.output.manifest),
    max_rejected=snakemake.params.max_rejected,
    review=snakemake.params.review,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    recipe=repr([snakemake.params.code, snakemake.params.decisions]),
)
