"""Make ids from content, so that the same text gives the same ids on every machine."""

from hashlib import sha256

from dmv_claims.model import Claim


def _digest(text: str, length: int) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:length]


def document_id(text: str) -> str:
    """Return the id of a document that has a text."""
    return f"d{_digest(text, 12)}"


def rejected_id(sha256_of_bytes: str, file: str) -> str:
    """Return the id of a rejected file; its name counts, since several may have the same bytes."""
    return f"d{_digest(f'{sha256_of_bytes}  {file}', 12)}"


def question_id(document: str, position: int) -> str:
    """Return the id of a question by its position from 0."""
    return f"{document}.q{position + 1:02d}"


def statement_id(document: str, position: int) -> str:
    """Return the id of a statement by its position from 0."""
    return f"{document}.s{position + 1:03d}"


def claim_id(statement: str, claim: Claim) -> str:
    """Return the id of a claim: its statement, and what tells it from the others of the statement."""
    parts = (claim.claim_type, claim.category, claim.citation, claim.polarity, claim.subject, claim.duration)
    return f"{statement}.{_digest('|'.join(parts), 8)}"


def conflict_group(*what: str) -> str:
    """Return the id of the conflicts about one thing: state, subject, kind, key."""
    return f"g{_digest('|'.join(what), 12)}"


def conflict_id(*what: str) -> str:
    """Return the id of a conflict: what it is about, and the ids of its two statements."""
    return f"c{_digest('|'.join(what), 12)}"


def change_id(*what: str) -> str:
    """Return the id of a change since a baseline, from all that tells it from others."""
    return f"x{_digest('|'.join(what), 16)}"
