"""What tests of downloads share: a sheet in, files, records and a summary out."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dmv_claims.fetch.failures import FetchError
from dmv_claims.fetch.limits import Limits
from dmv_claims.fetch.run import fetch_documents

AGENT = "dmv-claims (tests@example.org)"
LIMITS = Limits(interval=0, patience=2, back_off=0.01, max_bytes=50_000, attempts=2)
# For hosts that take their time.
HASTY = replace(LIMITS, read=0.5, whole=1.0, attempts=1)
HEADER = "file,state,title,source_url,retrieved_on,provenance,licence\n"
DAY, LATER = "2026-11-01", "2026-11-22"


def fetch(
    raw: Path, day: str = DAY, limits: Limits = LIMITS, files: Mapping[str, str] | None = None, **urls: str
) -> str:
    """Fetch each file, given by its name or as an argument with _ for the dot; the summary, also where all failed."""
    sheet = raw / "sources.csv"
    with sheet.open("w", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(HEADER.strip().split(","))
        for name, url in ((files or {}) | {name.replace("_", "."): url for name, url in urls.items()}).items():
            table.writerow([name, "OH", "", url, "", "original", ""])
    try:
        return fetch_documents(sheet, raw, AGENT, limits, day)
    except FetchError as error:
        return str(error)


def records(raw: Path) -> list[dict[str, str]]:
    with (raw / "fetched.csv").open(newline="") as lines:
        return list(csv.DictReader(lines))


def contents(raw: Path) -> dict[str, str]:
    """What lies below the raw folder beside the two sheets."""
    files = (path for path in raw.rglob("*") if path.is_file() and path.suffix != ".csv")
    return {path.relative_to(raw).as_posix(): path.read_text() for path in files}
