"""Extract the claims of one batch; what happens goes into the log."""

from pathlib import Path

from dmv_claims.job import begin
from dmv_claims.pipeline import extract_batch

begin(snakemake.log[0], snakemake.config["processed"])

extract_batch(
    texts=Path(snakemake.input.texts),
    sheet=snakemake.params.sheet,
    vocabulary=Path(snakemake.input.vocabulary[0]).parent,
    model=Path(snakemake.input.model) if snakemake.input.model else None,
    out=Path(snakemake.output.claims),
)
