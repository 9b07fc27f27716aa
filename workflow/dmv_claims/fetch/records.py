"""Keep what each address answered, from which day to which day, in `fetched.csv`."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields, replace
from pathlib import Path

from dmv_claims.sheet import SCHEMAS, read_sheet
from dmv_claims.tables import parquet

SCHEMA = SCHEMAS / "fetched.schema.yaml"


@dataclass(frozen=True, slots=True)
class Record:
    """One answer to one file of the sheet; workflow/schemas/fetched.schema.yaml tells the columns."""

    file: str
    first_on: str
    last_on: str
    reason: str = ""
    stored_as: str = ""
    sha256: str = ""
    bytes: str = ""
    status: str = ""
    content_type: str = ""
    source_url: str = ""
    final_url: str = ""
    etag: str = ""
    last_modified: str = ""


# By file, in the order in which they were answered.
Records = dict[str, list[Record]]


def load_records(path: Path) -> Records:
    """Return the records of a file, none where there is no file; SheetError at the first bad row."""
    records: Records = {}
    for _, row in read_sheet(path, SCHEMA):
        records.setdefault(row["file"], []).append(Record(**row))
    return records


def save_records(path: Path, records: Mapping[str, Sequence[Record]]) -> None:
    """Write the records in one step, by file and in the order of time; where there are none, no file."""
    if not records:
        return
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(field.name for field in fields(Record))
    table.writerows(astuple(record) for file in sorted(records) for record in records[file])
    parquet.write_changed(path, text.getvalue().encode("utf-8"))


def add(known: Sequence[Record], new: Record) -> list[Record]:
    """Return the records of a file with a new one: where the last says the same, it lasts until the new one's day."""
    if known and _essence(known[-1]) == _essence(new):
        return [*known[:-1], replace(new, first_on=known[-1].first_on)]
    return [*known, new]


def _essence(record: Record) -> dict[str, str]:
    passing = {"first_on", "last_on", "etag", "last_modified"}
    return {name: value for name, value in asdict(record).items() if name not in passing}


def version(known: Sequence[Record]) -> Record | None:
    """Return the last record of a file with bytes, None where there never were any."""
    return next((record for record in reversed(known) if record.sha256), None)


def since(known: Sequence[Record]) -> str:
    """Return the day on which the last version of a file was first seen, "" where there is none."""
    day, last = "", version(known)
    for record in reversed([one for one in known if one.sha256]):
        if not last or record.sha256 != last.sha256:
            break
        day = record.first_on
    return day


def moved(known: Sequence[Record], sha256: str, place: str) -> list[Record]:
    """Return the records with another place for one version, that which stood under the file's own name."""
    return [
        replace(record, stored_as=place) if record.sha256 == sha256 and record.stored_as == record.file else record
        for record in known
    ]
