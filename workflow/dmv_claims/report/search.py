"""What the index filters and searches: every claim in columns of values that repeat, every statement once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from dmv_claims.report.published import Columns
from dmv_claims.report.quotes import places
from dmv_claims.report.words import Tag, told

# What claims can be filtered by; all but the document are columns of claims.
FACETS = (
    *("state", "document", "claim_type", "category", "polarity", "modality", "scope"),
    *("review_status", "found_by"),
)
# What is held of each claim.
COLUMNS = (*FACETS, "number", "said", "precision", "tags")
# What an entry takes from a claim as it is.
OWN = ("claim_id", "statement_id", "quote", "precision", *(name for name in FACETS if name != "document"))


@dataclass(frozen=True, slots=True)
class Column:
    """Values that repeat, each held once: `codes` are their ranks in `values`."""

    values: Sequence[Any]
    codes: Sequence[int]


@dataclass(slots=True)
class Found:
    """The claims of a page, added part by part.

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
    rows: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in COLUMNS})

    def add(self, entries: Columns) -> None:
        """Add entries of `entries_of`."""
        leads = enumerate(entries["lead"], len(self.claim_ids))
        self.leads.update({rank: lead for rank, lead in leads if lead})
        self.places += entries["place"]
        for statement, quote in zip(entries["statement_id"], entries["quote"], strict=True):
            self.of_statement.append(self.statements.setdefault(statement, len(self.statements)))
            if len(self.quotes) < len(self.statements):
                self.quotes.append(quote)
        self.claim_ids += entries["claim_id"]
        for name, cells in self.rows.items():
            cells.extend(entries[name])


def entries_of(claims: Columns, texts: Iterable[str], pages: Sequence[str]) -> dict[str, Sequence[Any]]:
    """Return what claims are found and shown by, of values that JSON has.

    `texts` and `pages` are those of their documents, one for each claim.
    """
    known = {name: claims[name] for name in OWN}
    words, place = list(told(claims)), list(places(claims, texts))
    return known | {
        "number": claims["question_number"],
        "said": [said for said, _ in words],
        "tags": [tags for _, tags in words],
        "document": pages,
        "place": [(start, end) for start, end, _ in place],
        "lead": [lead for *_, lead in place],
    }


def recalled(entries: Columns) -> Columns:
    """Return entries that were kept as JSON as they were before."""
    return {**entries, "tags": [tuple([Tag(*one) for one in tags]) for tags in entries["tags"]]}


def columns(found: Found) -> dict[str, Column]:
    """Return the columns by name, their values in the order of first use."""
    return {name: _coded(cells) for name, cells in found.rows.items() if cells}


def _coded(cells: Sequence[Any]) -> Column:
    values = list(dict.fromkeys(cells))
    ranks = dict(zip(values, count(), strict=False))
    return Column(values, list(map(ranks.__getitem__, cells)))
