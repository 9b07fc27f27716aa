"""Read the sheet that describes the source documents."""

from dataclasses import dataclass
from pathlib import Path

from dmv_claims.sheet import SCHEMAS, bad_cell, read_sheet

SCHEMA = SCHEMAS / "sources.schema.yaml"


@dataclass(frozen=True, slots=True)
class Source:
    """What the sheet says of one file; `state` is a postal code or "", `retrieved_on` an ISO date or ""."""

    file: str
    state: str
    title: str
    source_url: str
    retrieved_on: str
    provenance: str
    licence: str


def load_sources(sheet: Path) -> dict[str, Source]:
    """Return the rows of a sheet by file, none where there is no sheet; SheetError at the first bad row."""
    sources: dict[str, Source] = {}
    for line, row in read_sheet(sheet, SCHEMA):
        source = Source(**row)
        if source.file in sources:
            raise bad_cell(sheet, line, f"column file: '{source.file}'", "each file once", "remove one of its rows")
        sources[source.file] = source
    return sources
