"""Write the pages of documents and the index of the report; what happens goes into the log."""

import gc
from pathlib import Path

import pyarrow as pa
from dmv_claims.job import begin
from dmv_claims.pipeline import write_report

begin(snakemake.log[0], snakemake.config["processed"])

# Rows that are on their pages leave the memory at once, where Arrow's own allocator keeps much of it for rows to come.
pa.set_memory_pool(pa.system_memory_pool())
# A page takes thousands of tuples that go with it; to look through them as often as usual costs a twentieth of the job.
gc.set_threshold(20_000)
write_report(
    processed=snakemake.params.processed, index=Path(snakemake.output.index), recipe=repr(snakemake.params.code)
)
