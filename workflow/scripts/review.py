"""Write the queue of claims worth a look; what happens goes into the log."""

from dmv_claims.job import begin
from dmv_claims.pipeline import queue_review

begin(snakemake.log[0], snakemake.config["processed"])

queue_review(
    processed=snakemake.params.processed,
    review=snakemake.params.review,
    size=snakemake.params.size,
    out=snakemake.params.queue,
)
