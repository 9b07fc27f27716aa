"""The page of a document: its text with every claim at its characters, and each claim's row."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from dmv_claims.report.claims import Note, notes
from dmv_claims.report.highlight import Block, Span, cut
from dmv_claims.report.marked import items, marked
from dmv_claims.report.published import Dataset, Field, Row
from dmv_claims.report.quotes import quoted
from dmv_claims.report.render import render

# Columns that say where a claim stands; the panel shows them last.
PLACE = (
    *("claim_id", "state", "document_id", "file", "statement_id", "question_number"),
    *("start", "end", "cue_start", "cue_end"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """The rows of one document."""

    row: Row
    text: str
    questions: Sequence[Row]
    statements: Sequence[Row]
    claims: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page: its text with its marks, and the notes on the claims that end in it."""

    question: str
    text: Markup
    notes: Markup


def document_page(document: Document, dataset: Dataset) -> str:
    """Return the page of a document."""
    fields = dataset.fields["claims"]
    noted = notes(document.claims)
    claiming = {one["statement_id"] for one in document.claims}
    counts = Counter(one["claim_type"] for one in document.claims)
    return render(
        "document.html",
        document=document.row,
        heading=document.row["title"] or document.row["file"],
        state=dataset.names[document.row["state"]],
        source=web_address(document.row["source_url"]),
        provenance=dataset.fields["documents"]["provenance"].values,
        parts=[_part(block, noted, claiming) for block in _blocks(document)],
        types={name: counts[name] for name in fields["claim_type"].values if counts[name]},
        claim_types=fields["claim_type"].values,
        data=_data(document, noted, dataset),
    )


def web_address(source: str | None) -> str:
    """Return an address that may be made a link, "" where it is none of the web: it could hold a script."""
    try:
        return source if source and urlsplit(source).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _blocks(document: Document) -> Iterable[Block]:
    return cut(
        document.text,
        [Span(one["start"], one["end"], one["question_id"]) for one in document.questions],
        [Span(one["start"], one["end"], one["statement_id"]) for one in document.statements],
        [Span(one["cue_start"], one["cue_end"], one["claim_id"]) for one in document.claims],
    )


def _part(block: Block, noted: Mapping[str, Note], claiming: Collection[str]) -> Part:
    finished = [noted[claim] for piece in block.pieces for claim in piece.finished]
    text = marked(block.pieces, noted, claiming)
    return Part(block.question, text, items(sorted(finished, key=lambda note: note.number)))


def _data(document: Document, noted: Mapping[str, Note], dataset: Dataset) -> dict[str, Any]:
    """Return what the panel shows, in the order of the claims' numbers."""
    fields, reviews = dataset.fields["claims"], dataset.reviews
    rows = {one["claim_id"]: one for one in document.claims}
    text = document.text
    said = {name: {row[name] for row in document.claims} - {None} for name in fields}
    return {
        "claims": [_entry(rows[claim], text, note, fields, reviews.get(claim)) for claim, note in noted.items()],
        "fields": {name: _explained(fields[name], values) for name, values in said.items() if values},
        "place": PLACE,
    }


def _entry(claim: Row, text: str, note: Note, fields: Mapping[str, Field], review: Row | None) -> dict[str, Any]:
    quote, types = quoted(claim, text), tuple(fields["claim_type"].values)
    return {
        "anchor": note.anchor,
        "look": note.look,
        "kind": _kind(types, fields["category"].values[claim["category"]], claim["claim_type"]),
        "quote": {"before": quote.before, "cue": quote.cue, "after": quote.after, "lead": quote.lead},
        "row": {name: claim[name] for name in fields if name != "quote" and claim[name] is not None},
        "review": _review(review) if review else None,
    }


@cache
def _kind(types: tuple[str, ...], meaning: str, claim_type: str) -> str:
    """Return what a category means; one that several claim types have is explained for each of them."""
    meanings = re.split(rf"; (?=(?:{'|'.join(types)}): )", meaning)
    own = f"{claim_type}: "
    return next((one.removeprefix(own) for one in meanings if one.startswith(own)), "; ".join(meanings))


def _review(review: Row) -> dict[str, Any]:
    changed = {name: review[name] for name in review["corrected"]}
    return {name: review[name] for name in ("decision", "reviewer", "reviewed_on", "why")} | {"values": changed}


def _explained(field: Field, values: Iterable[object]) -> dict[str, Any]:
    meanings = {value: field.values[value] for value in sorted(set(map(str, values)) & field.values.keys())}
    unit = f" ({field.unit})" if field.unit else ""
    return {"description": field.description + unit, "values": meanings}
