"""Read a CSV sheet that people fill in and say in one line what is wrong with a bad row.

A JSON schema tells its columns: those of `required` have to be there; others may be only where `additionalProperties`
lets them. The description of a column says what is allowed and is shown where a cell is not.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[1] / "schemas"

# How many cells are remembered as allowed.
KEPT = 65_536

# A row with its line, the first where its cells hold line breaks.
Row = tuple[int, dict[str, str]]


class SheetError(ValueError):
    """A sheet that cannot be used; the message names file, line, column, what is allowed and what to do."""


def bad_cell(sheet: Path, line: int, cell: str, allowed: str, action: str = "correct the cell") -> SheetError:
    """Return the error about one cell, given as "column state: 'Iowa'"."""
    where = f"{sheet.name}, line {line}, {cell}"
    return SheetError(f"{where} is not allowed; allowed: {allowed}; {action} and run again")


def read_sheet(sheet: Path, schema: Path) -> Iterator[Row]:
    """Yield each row, checked; SheetError at the first bad one."""
    for line, row in read_rows(sheet, schema):
        check_row(sheet, schema, line, row)
        yield line, row


def read_rows(sheet: Path, schema: Path) -> Iterator[Row]:
    """Yield each row unchecked, none where there is no file; SheetError where it is no CSV file with these columns.

    Cells lose the blanks around them, cells that a short row lacks are "", blank lines are skipped.
    """
    if not sheet.is_file():
        return
    try:
        with sheet.open(encoding="utf-8-sig", newline="") as lines:
            records = _records(sheet, lines)
            _, head = next(records, (1, []))
            names = _header(sheet, _content(schema), head)
            yield from ((line, _row(sheet, line, names, cells)) for line, cells in records if any(cells))
    except UnicodeDecodeError as error:
        raise SheetError(f"{sheet.name}: byte {error.start} is not UTF-8; save the sheet as CSV in UTF-8") from error


def _records(sheet: Path, lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        where = f"{sheet.name}, line {line}"
        raise SheetError(f"{where}: no valid CSV ({error}); mend its quotes, save it and run again") from error


def _row(sheet: Path, line: int, names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    surplus = ", ".join(cells[len(names) :]).strip(", ")
    if surplus:
        action = "put cells that hold commas in quotes"
        raise bad_cell(sheet, line, f"column (none): '{surplus}'", f"{len(names)} cells a row", action)
    return dict.fromkeys(names, "") | dict(zip(names, cells, strict=False))


def _header(sheet: Path, schema: Mapping[str, Any], cells: Sequence[str]) -> list[str]:
    """Return the names of the columns, without the empty cells that spreadsheets leave behind them."""
    names = list(cells)
    while names and not names[-1]:
        names.pop()
    wanted = list(schema["required"])
    unknown = set(names) - set(wanted) if schema["additionalProperties"] is False else set()
    if len(set(names)) < len(names) or set(wanted) - set(names) or unknown:
        allowed = "allowed are just" if schema["additionalProperties"] is False else "each once, and needed are"
        raise SheetError(
            f"{sheet.name}, line 1: the columns are {', '.join(names) or 'missing'}; "
            f"{allowed} {', '.join(wanted)}, with commas between them; correct the first line"
        )
    return names


def check_row(sheet: Path, schema: Path, line: int, row: Mapping[str, str]) -> None:
    """Raise SheetError at the first cell of a row that is not allowed."""
    columns = _content(schema)["properties"]
    wrong = [name for name in columns if not _is_allowed(schema, name, row[name])]
    wrong += [str(error.absolute_path[0]) for error in _across(schema).iter_errors(row)]
    for name in wrong:
        raise bad_cell(sheet, line, f"column {name}: '{row[name]}'", columns[name]["description"])


# Most cells of a sheet come again in other rows, and a check costs more than all else that is done with one.
@lru_cache(KEPT)
def _is_allowed(schema: Path, column: str, cell: str) -> bool:
    return bool(_column(schema, column).is_valid(cell))


@cache
def _content(schema: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(schema.read_text(encoding="utf-8"))
    return content


@cache
def _column(schema: Path, column: str) -> Draft202012Validator:
    rules = _content(schema)["properties"][column]
    return Draft202012Validator(rules, format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def _across(schema: Path) -> Draft202012Validator:
    """Return what a schema says of several columns together."""
    return Draft202012Validator({"allOf": _content(schema).get("allOf", [{}])})
