"""Turn one analysed document into rows of the tables documents, texts, questions, statements and claims.

Empty strings and zeros of the model become missing values: "not applicable" or "not stated".
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dmv_claims import ids
from dmv_claims.model import Claim, Segments
from dmv_claims.provenance import ProvenanceError, check_rows
from dmv_claims.read import RawDocument
from dmv_claims.sources import Source

if TYPE_CHECKING:
    from spacy.tokens import Doc

Row = dict[str, str | int | None]
Rows = dict[str, list[Row]]

TABLES = ("documents", "texts", "questions", "statements", "claims")
SHEET = ("title", "source_url", "retrieved_on", "provenance", "licence")
VALUES = (
    "claim_type category polarity modality scope disclosure duration days bound holder citation law_kind jurisdiction "
    "effect role since year"
).split()


def rejected(raw: RawDocument, source: Source | None, reason: str) -> Rows:
    """Return the one row that a document leaves which is no part of the dataset."""
    row = _document(raw, source, source.state if source else "", None)
    row |= {"document_id": ids.rejected_id(raw.sha256, raw.file), "status": "rejected", "reason": reason}
    return {name: [row] if name == "documents" else [] for name in TABLES}


def accepted(raw: RawDocument, source: Source | None, doc: "Doc") -> Rows:
    """Return all rows of an analysed document; ProvenanceError where words do not stand where a row says."""
    if doc.text != raw.text:
        raise ProvenanceError(f"{raw.file}: characters 0 to {len(raw.text)}: the analysis changed the text")
    segments: Segments = doc._.segments
    claims: tuple[Claim, ...] = doc._.claims
    keys: Row = {"state": doc._.state, "document_id": ids.document_id(raw.text), "file": raw.file}
    statements = list(_statements(raw.text, segments, keys))
    rows: Rows = {
        "documents": [_document(raw, source, doc._.state, (segments, claims)) | keys],
        "texts": [keys | {"text": raw.text}],
        "questions": list(_questions(raw.text, segments, claims, keys)),
        "statements": statements,
        "claims": [_claim(claim, statements[claim.statement]) for claim in claims],
    }
    check_rows({raw.file: raw.text}, rows)
    return rows
