"""Write the pages of documents and the index of the report; what happens goes into the log."""

import sys
from pathlib import Path

from dmv_claims import progress
from dmv_claims.pipeline import write_report

sys.stdout = sys.stderr = Path(snakemake.log[0]).open("w", encoding="utf-8", buffering=1)
progress.show()

write_report(processed=snakemake.params.processed, index=Path(snakemake.output.index))
