"""Write the pages of documents and the index of the report; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import write_report

begin(snakemake.log[0], snakemake.config["processed"])

write_report(
    processed=snakemake.params.processed, index=Path(snakemake.output.index), recipe=repr(snakemake.params.code)
)
