"""A small data package as a run writes it: four documents, two of them in a sheet, and one that is rejected."""

from pathlib import Path

from dataset import DOCUMENTS, describe, run

SHEET = """file,state,title,source_url,retrieved_on,provenance,licence
ohio.txt,OH,Records in Ohio,https://example.org/ohio,2026-01-31,restated,CC-BY-4.0
nevada.html,NV,,,,original,
notes.xyz,UT,Notes,https://example.org/notes,,original,CC0-1.0
"""


def make(folder: Path) -> Path:
    """Run all steps over documents with a sheet, one of them rejected, and return the descriptor."""
    (folder / "raw").mkdir()
    (folder / "raw" / "sources.csv").write_text(SHEET, encoding="utf-8")
    return describe(run(folder, DOCUMENTS | {"notes.xyz": "Notes"}, max_rejected=1))
