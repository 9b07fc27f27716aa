"""A report on the five documents and on ones that would do harm, written once for all tests that read it."""

import csv
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from dataset import describe, run
from dmv_claims import pipeline

RAW = Path(__file__).parents[1] / "raw"
# Whatever a browser could take for code, in a text, a title, a name and an address
HOSTILE_FILE = '"><img src=x onerror=alert(1)> & {{ 7*7 }}.txt'
HOSTILE_TITLE = "</title><script>alert('title')</script> & \"Utah\" {{ 7*7 }}"
HOSTILE_URL = "javascript:alert('source')"
HOSTILE = """Utah <script>alert(1)</script>

1. Does the <b>Utah</b> DMV share "data" with ICE? <img src=x onerror=alert(2)>

The Utah DMV shares names and home addresses with ICE </script><script>alert(3)</script> <!-- . Utah & ICE have no \
agreement {{ 7*7 }} {% raw %} ${7*7}. 😀 In Utah 🚗 ICE may need a "warrant" <a href="javascript:alert(4)">there</a>.
"""
SHEET = [HOSTILE_FILE, "UT", HOSTILE_TITLE, "", "", "original", "CC-BY-4.0"]
REVIEW = ("claim_id", "decision", "corrections", "reviewer", "reviewed_on", "why")
# Gone when the tests are
KEPT = TemporaryDirectory(prefix="report-")


@cache
def written() -> Path:
    """Return the folder of the tables with the report in it; one claim on Utah is rejected, another corrected."""
    folder = Path(KEPT.name)
    documents: dict[str, str | bytes] = {path.name: path.read_bytes() for path in sorted(RAW.iterdir())}
    sheet = documents.pop("sources.csv")
    assert isinstance(sheet, bytes)
    (folder / "raw").mkdir()
    (folder / "raw" / "sources.csv").write_bytes(sheet)
    with (folder / "raw" / "sources.csv").open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerow(SHEET)
    documents |= {HOSTILE_FILE: HOSTILE, "scan <1>.tif": b"II*"}
    processed = run(folder, documents, max_rejected=1)
    _review(folder, processed)
    describe(processed)
    _make_address_hostile(processed / "documents.parquet")
    pipeline.write_report(processed, processed / "report" / "index.html")
    return processed


def _review(folder: Path, processed: Path) -> None:
    claims = pq.ParquetFile(processed / "claims" / "UT.parquet").read().to_pylist()
    claim_ids = {one["category"]: one["claim_id"] for one in claims}
    with (folder / "review.csv").open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(REVIEW)
        rows.writerow([claim_ids["name"], "reject", "", "A. Reader", "2026-11-20", "no <name> there"])
        rows.writerow([claim_ids["address"], "correct", "modality=hedged", "A. Reader", "2026-11-20", "weaker"])
    batches = sorted((folder / "work").glob("*.arrow"))
    pipeline.write_tables(batches, processed, folder / "work" / "tables.json", 1, folder / "review.csv")


def _make_address_hostile(path: Path) -> None:
    """The sheet refuses such an address; a page must not trust that."""
    table = pq.ParquetFile(path).read()
    mask = pc.equal(table["file"], HOSTILE_FILE)
    addresses = pc.if_else(mask, pa.scalar(HOSTILE_URL), table["source_url"])
    at = table.column_names.index("source_url")
    pq.write_table(table.set_column(at, table.schema.field(at), addresses), path)


def address(page: str) -> str:
    """Return the address of a page of the report."""
    return f"{(written() / 'report').as_uri()}/{page}"


@cache
def table(name: str) -> pd.DataFrame:
    """Return a table of the dataset."""
    return pd.read_parquet(written() / name)
