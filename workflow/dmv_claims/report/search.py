"""What the index filters and searches: every claim in columns of values that repeat, every statement once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dmv_claims.report.published import Row
from dmv_claims.report.quotes import Quote, units
from dmv_claims.report.words import Tag, tags, values

# What claims can be filtered by; all but the document are columns of claims.
FACETS = (
    *("state", "document", "claim_type", "category", "polarity", "modality", "scope"),
    *("review_status", "found_by"),
)
# What is held of each claim beside its tags.
COLUMNS = (*FACETS, "number", "said", "precision")


@dataclass(frozen=True, slots=True)
class Column:
    """Values that repeat, each held once: `codes` are their ranks in `values`."""

    values: Sequence[Any]
    codes: Sequence[int]


@dataclass(slots=True)
class Found:
    """The claims of a page, added one by one.

    `statements` are ranks by statement_id, of which `quotes` holds the words; `of_statement`, `places` and the columns
    of `rows` have an entry for every claim. A place is where the cue begins and ends in the quote for a browser, which
    counts in UTF-16; `leads` has the words of those that stand in the lead-in of the statement's list.
    """

    claim_ids: list[str] = field(default_factory=list)
    statements: dict[str, int] = field(default_factory=dict)
    quotes: list[str] = field(default_factory=list)
    of_statement: list[int] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    leads: dict[int, str] = field(default_factory=dict)
    rows: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in (*COLUMNS, "tags")})

    def add(self, entry: Row) -> None:
        """Add an entry of `entry_of`."""
        if entry["lead"]:
            self.leads[len(self.claim_ids)] = entry["lead"]
        self.places.append((entry["start"], entry["end"]))
        self.of_statement.append(self.statements.setdefault(entry["statement_id"], len(self.statements)))
        if len(self.quotes) < len(self.statements):
            self.quotes.append(entry["quote"])
        self.claim_ids.append(entry["claim_id"])
        for name in COLUMNS:
            self.rows[name].append(entry[name])
        self.rows["tags"].append(tuple([Tag(*one) for one in entry["tags"]]))


def entry_of(claim: Row, quote: Quote, page: str) -> dict[str, Any]:
    """Return what a claim is found and shown by, of values that JSON has; `page` is that of its document."""
    start = units(quote.before) if quote.cue else 0
    place = {"start": start, "end": start + units(quote.cue), "lead": quote.lead}
    known = {name: claim[name] for name in ("claim_id", "statement_id", "quote", "precision")}
    facets = {name: claim[name] or "" for name in FACETS if name != "document"}
    warnings = [[one.kind, one.label] for one in tags(claim)]
    shown = {"number": claim["question_number"], "said": values(claim), "tags": warnings, "document": page}
    return known | place | facets | shown


def columns(found: Found) -> dict[str, Column]:
    """Return the columns by name, their values in the order of first use."""
    return {name: _coded(cells) for name, cells in found.rows.items() if cells}


def _coded(cells: Iterable[Any]) -> Column:
    ranks: dict[Any, int] = {}
    codes = [ranks.setdefault(cell, len(ranks)) for cell in cells]
    return Column(list(ranks), codes)
