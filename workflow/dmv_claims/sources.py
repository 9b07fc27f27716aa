"""Read the sheet that describes the source documents and say in one line what is wrong with a bad row."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

SCHEMA = Path(__file__).parents[1] / "schemas" / "sources.schema.yaml"
# The name that cells beyond the last column get.
SURPLUS = "(surplus)"


class SourcesError(ValueError):
    """A sheet that cannot be used; the message names file, line, column, what is allowed and what to do."""


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
    """Return the rows of a sheet by file, none where there is no sheet; SourcesError at the first bad row."""
    sources: dict[str, Source] = {}
    for line, row in _rows(sheet) if sheet.is_file() else ():
        _check(sheet, line, row)
        source = Source(**row)
        if source.file in sources:
            raise _error(sheet, line, f"column file: '{source.file}'", "each file once", "remove one of its rows")
        sources[source.file] = source
    return sources


def _rows(sheet: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its line; cells lose the blanks around them, blank lines are skipped."""
    try:
        with sheet.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, restkey=SURPLUS, restval="", strict=True)
            _check_header(sheet, list(reader.fieldnames or ()))
            for row in reader:
                cells = {name: _cell(value) for name, value in row.items()}
                if any(cells.values()):
                    yield reader.line_num, cells
    except UnicodeDecodeError as error:
        raise SourcesError(f"{sheet.name}: byte {error.start} is not UTF-8; save the sheet as CSV in UTF-8") from error
    except csv.Error as error:
        raise SourcesError(f"{sheet.name}: no valid CSV ({error}); mend its quotes and save it again") from error


def _cell(value: str | list[str]) -> str:
    return value.strip() if isinstance(value, str) else ", ".join(value)


def _check_header(sheet: Path, names: list[str]) -> None:
    wanted = list(_schema()["required"])
    if sorted(names) != sorted(wanted):
        raise SourcesError(
            f"{sheet.name}, line 1: the columns are {', '.join(names) or 'missing'}; "
            f"allowed are just {', '.join(wanted)}, with commas between them; correct the first line"
        )


def _check(sheet: Path, line: int, row: dict[str, str]) -> None:
    for error in _validator().iter_errors(row):
        if error.validator == "additionalProperties":
            allowed = f"{len(_schema()['required'])} cells a row"
            cell = f"column (none): '{row[SURPLUS]}'"
            raise _error(sheet, line, cell, allowed, "put cells that hold commas in quotes")
        column = str(error.absolute_path[0])
        allowed = _schema()["properties"][column]["description"]
        raise _error(sheet, line, f"column {column}: '{error.instance}'", allowed, "correct the cell")


def _error(sheet: Path, line: int, cell: str, allowed: str, action: str) -> SourcesError:
    where = f"{sheet.name}, line {line}, {cell}"
    return SourcesError(f"{where} is not allowed; allowed: {allowed}; {action} and run again")


@cache
def _schema() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    return content


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
