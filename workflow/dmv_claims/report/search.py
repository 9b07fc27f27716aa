"""What the index filters and searches: every claim in columns of values that repeat, every statement once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from dmv_claims.report.published import Row
from dmv_claims.report.quotes import quoted, units
from dmv_claims.report.words import tags, values

# What claims can be filtered by; all but the document are columns of claims.
FACETS = (
    *("state", "document", "claim_type", "category", "polarity", "modality", "scope"),
    *("review_status", "found_by"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """Values that repeat, each held once: `codes` are their ranks in `values`."""

    values: Sequence[Any]
    codes: Sequence[int]


@dataclass(slots=True)
class Found:
    """The claims of all states, added state by state.

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
    rows: dict[str, list[Any]] = field(default_factory=dict)

    def add(self, claim: Row, text: str, page: str) -> None:
        """Add a claim of a document with this text and page."""
        quote = quoted(claim, text)
        if quote.lead:
            self.leads[len(self.claim_ids)] = quote.lead
        start = units(quote.before) if quote.cue else 0
        self.places.append((start, start + units(quote.cue)))
        self.of_statement.append(self.statements.setdefault(claim["statement_id"], len(self.statements)))
        if len(self.quotes) < len(self.statements):
            self.quotes.append(claim["quote"])
        self.claim_ids.append(claim["claim_id"])
        for name, value in _row(claim, page).items():
            self.rows.setdefault(name, []).append(value)


def _row(claim: Row, page: str) -> dict[str, Any]:
    known = {name: claim[name] or "" for name in FACETS if name in claim}
    shown = {"number": claim["question_number"], "said": values(claim), "tags": tags(claim)}
    return known | shown | {"document": page, "precision": claim["precision"]}


def columns(found: Found) -> dict[str, Column]:
    """Return the columns by name, their values in the order of first use."""
    return {name: _coded(cells) for name, cells in found.rows.items()}


def _coded(cells: Iterable[Any]) -> Column:
    ranks: dict[Any, int] = {}
    codes = [ranks.setdefault(cell, len(ranks)) for cell in cells]
    return Column(list(ranks), codes)
