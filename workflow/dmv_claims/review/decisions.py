"""Read the decisions of reviewers and say in one line what is wrong with a bad row, before any claim is looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dmv_claims.review.values import ValueNotAllowedError, correctable, read_value
from dmv_claims.sheet import SCHEMAS, SheetError, bad_cell, check_row, read_rows
from dmv_claims.tables.columns import Column, load_tables
from dmv_claims.vocabulary import FOLDER

SCHEMA = SCHEMAS / "review.schema.yaml"
# What a reviewer fills in; a row in which all of it is empty is not decided yet.
FILLED = ("decision", "corrections", "reviewer", "reviewed_on", "why")
ACCEPT, REJECT, CORRECT = "accept", "reject", "correct"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided on a claim; `corrections` are columns with their values as written, "" for none.

    `quote` and `claim_type` are what the row has kept of the queue, "" where nothing.
    """

    sheet: Path
    line: int
    claim_id: str
    decision: str
    corrections: tuple[tuple[str, str], ...]
    reviewer: str
    reviewed_on: str
    why: str
    quote: str = ""
    claim_type: str = ""

    def fault(self, correction: str, allowed: str, action: str = "correct the cell") -> SheetError:
        """Return the error that says what is wrong with one of the corrections."""
        return bad_cell(self.sheet, self.line, f"column corrections: '{correction}'", allowed, action)


def is_decided(row: Mapping[str, str]) -> bool:
    """Tell whether a reviewer has filled in anything of a row."""
    return any(row[name] for name in FILLED)


def load_decisions(sheet: Path, vocabulary: Path = FOLDER) -> list[Decision]:
    """Return the decided rows of a sheet, none where there is no sheet; SheetError at the first bad row."""
    decisions: dict[str, Decision] = {}
    for line, row in read_rows(sheet, SCHEMA):
        if not is_decided(row):
            continue
        check_row(sheet, SCHEMA, line, row)
        decision = _decision(sheet, line, row)
        if decision.claim_id in decisions:
            cell = f"column claim_id: '{decision.claim_id}'"
            raise bad_cell(sheet, line, cell, "each claim once", "remove one of its rows")
        decisions[decision.claim_id] = decision
    _check_corrections(decisions.values(), vocabulary)
    return list(decisions.values())


def _decision(sheet: Path, line: int, row: Mapping[str, str]) -> Decision:
    corrections = [one.strip() for one in row["corrections"].split(";")]
    return Decision(
        sheet,
        line,
        row["claim_id"],
        row["decision"],
        tuple(_pair(sheet, line, one) for one in corrections if one),
        row["reviewer"],
        row["reviewed_on"],
        row["why"],
        row.get("quote", ""),
        row.get("claim_type", ""),
    )


def _pair(sheet: Path, line: int, correction: str) -> tuple[str, str]:
    column, equals, value = (part.strip() for part in correction.partition("="))
    if not equals:
        allowed = "'column=value', several with ; between them"
        raise bad_cell(sheet, line, f"column corrections: '{correction}'", allowed)
    return column, value


def _check_corrections(decisions: Iterable[Decision], vocabulary: Path) -> None:
    """Raise SheetError at the first correction that fits no claim of any type."""
    correcting = [one for one in decisions if one.decision == CORRECT]
    columns = correctable(load_tables(vocabulary)) if correcting else {}
    for decision in correcting:
        names = [name for name, _ in decision.corrections]
        for name in names:
            if names.count(name) > 1:
                raise decision.fault(name, "each column once", "remove one of the two")
        read_corrections(decision, columns)


def read_corrections(decision: Decision, columns: Mapping[str, Column]) -> dict[str, str | int | None]:
    """Return the corrected values; SheetError at the first that is none of the columns or not allowed in its own."""
    values = {}
    for name, text in decision.corrections:
        if name not in columns:
            raise decision.fault(f"{name}={text}", f"the columns {', '.join(columns)}")
        try:
            values[name] = read_value(columns[name], text)
        except ValueNotAllowedError as error:
            raise decision.fault(f"{name}={text}", str(error)) from error
    return values
