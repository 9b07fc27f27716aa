"""Run a notebook and publish it as a page; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import publish_notebook

begin(snakemake.log[0], snakemake.config["processed"])

publish_notebook(
    notebook=Path(snakemake.input.notebook),
    processed=snakemake.params.processed,
    out=Path(snakemake.output.page),
)
