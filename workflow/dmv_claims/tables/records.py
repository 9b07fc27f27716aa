"""Turn one analysed document into rows of the tables documents, texts, questions, statements and claims.

Empty strings and zeros of the model become missing values: "not applicable" or "not stated".
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dmv_claims.model import Claim, Segments
from dmv_claims.read import RawDocument
from dmv_claims.sources import Source
from dmv_claims.tables import ids
from dmv_claims.tables.precision import load_precision
from dmv_claims.tables.provenance import ProvenanceError, check_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

Row = dict[str, str | int | float | None]
Rows = dict[str, list[Row]]

TABLES = ("documents", "texts", "questions", "statements", "claims")
OF_STATEMENT = ("state", "document_id", "file", "statement_id", "question_number", "start", "end")
SHEET = ("title", "source_url", "retrieved_on", "provenance", "licence")
VALUES = (
    *("claim_type", "category", "polarity", "modality", "scope", "found_by"),
    *("disclosure", "duration", "days", "bound", "holder"),
    *("citation", "law_kind", "jurisdiction", "effect", "role", "since", "year"),
)


def rejected(raw: RawDocument, source: Source | None, reason: str) -> Rows:
    """Return the one row that a document leaves which is no part of the dataset."""
    row = _document(raw, source, source.state if source else "")
    row |= {"document_id": ids.rejected_id(raw.sha256, raw.file), "status": "rejected", "reason": reason}
    return {name: [row] if name == "documents" else [] for name in TABLES}


def accepted(raw: RawDocument, source: Source | None, doc: "Doc") -> Rows:
    """Return all rows of an analysed document; ProvenanceError where words do not stand where a row says."""
    if doc._.tokens.text != raw.text:
        raise ProvenanceError(f"{raw.file}: characters 0 to {len(raw.text)}: the analysis changed the text")
    segments: Segments = doc._.segments
    keys: Row = {"state": doc._.state, "document_id": ids.document_id(raw.text), "file": raw.file}
    statements = list(_statements(raw, segments, keys))
    claims = [_claim(claim, statements[claim.statement]) for claim in doc._.claims]
    questions = list(_questions(raw.text, segments, doc._.topics, keys))
    counts: Row = {"n_questions": len(questions), "n_statements": len(statements), "n_claims": len(claims)}
    rows: Rows = {
        "documents": [_document(raw, source, doc._.state) | keys | counts],
        "texts": [keys | {"text": raw.text}],
        "questions": questions,
        "statements": statements,
        "claims": claims,
    }
    check_rows({raw.file: raw.text}, rows)
    return rows


def _document(raw: RawDocument, source: Source | None, state: str) -> Row:
    by_sheet = bool(source and source.state)
    row: Row = {name: getattr(source, name, None) or None for name in SHEET}
    return row | {
        "file": raw.file,
        "state": state or None,
        "format": raw.format or "none",
        "sha256": raw.sha256,
        "state_source": ("sheet" if by_sheet else "text") if state else None,
        "status": "accepted",
        "reason": None,
        "n_questions": 0,
        "n_statements": 0,
        "n_claims": 0,
    }


def _questions(text: str, segments: Segments, topics: Sequence[str], keys: Row) -> Iterator[Row]:
    for position, question in enumerate(segments.questions):
        yield keys | {
            "question_id": ids.question_id(str(keys["document_id"]), position),
            "number": question.number,
            "text": text[question.start : question.end],
            "topic": topics[position],
            "start": question.start,
            "end": question.end,
        }


def _statements(raw: RawDocument, segments: Segments, keys: Row) -> Iterator[Row]:
    document = str(keys["document_id"])
    for position, one in enumerate(segments.statements):
        asked = one.question >= 0
        yield keys | {
            "statement_id": ids.statement_id(document, position),
            "question_id": ids.question_id(document, one.question) if asked else None,
            "question_number": segments.questions[one.question].number if asked else None,
            "item_number": one.item_number or None,
            "heading": one.heading or None,
            "lead_in_id": ids.statement_id(document, one.lead_in) if one.lead_in >= 0 else None,
            "start": one.start,
            "end": one.end,
            # The page that starts last before it, or with it.
            "page_number": bisect_right(raw.page_starts, one.start) or None,
            "text": raw.text[one.start : one.end],
        }


def _claim(claim: Claim, statement: Row) -> Row:
    row = {name: statement[name] for name in OF_STATEMENT}
    row |= {name: getattr(claim, name) or None for name in VALUES}
    return row | {
        "claim_id": ids.claim_id(str(statement["statement_id"]), claim),
        "subject": claim.subject if claim.scope != "generic" else None,
        "precision": load_precision().get((claim.claim_type, claim.category)),
        "quote": statement["text"],
        "cue_start": claim.cue_start,
        "cue_end": claim.cue_end,
    }
