"""Run a notebook and publish it as a page; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims.pipeline import publish_notebook

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)

publish_notebook(
    notebook=Path(snakemake.input.notebook),
    processed=snakemake.params.processed,
    out=Path(snakemake.output.page),
)
