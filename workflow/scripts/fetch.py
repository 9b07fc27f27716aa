"""Download the documents of the sheet; what came of it goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import fetch

begin(snakemake.log[0], snakemake.config["processed"])

summary = fetch(
    sheet=Path(snakemake.input[0]),
    raw=snakemake.params.raw,
    agent=snakemake.params.agent,
    interval=snakemake.params.interval,
    max_mb=snakemake.params.max_mb,
)
print(summary, end="")
