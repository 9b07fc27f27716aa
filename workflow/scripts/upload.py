"""Upload the results into object storage; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import upload_results

begin(snakemake.log[0], snakemake.config["processed"])

upload_results(
    processed=snakemake.params.processed,
    address=snakemake.params.address,
    last=snakemake.params.last,
    mark=Path(snakemake.output[0]),
)
