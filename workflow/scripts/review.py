"""Write the queue of claims worth a look; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims.pipeline import queue_review

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)

queue_review(
    processed=snakemake.params.processed,
    review=snakemake.params.review,
    size=snakemake.params.size,
    out=snakemake.params.queue,
)
