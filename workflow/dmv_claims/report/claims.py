"""A claim as pages show it: a number in its document, where its words begin and end, and how it looks."""

from collections.abc import Iterable
from dataclasses import dataclass

from dmv_claims.report.addresses import claim_anchor
from dmv_claims.report.published import Row
from dmv_claims.report.words import Tag, named, tags, values


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside the text for a claim; `said` is what it says beyond its category.

    `look` are the classes that colour and line its words, separated by spaces.
    """

    number: int
    claim_id: str
    anchor: str
    claim_type: str
    category: str
    said: str
    tags: tuple[Tag, ...]
    look: str


def notes(claims: Iterable[Row]) -> dict[str, Note]:
    """Return the notes of a document's claims by claim_id, numbered from 1 in the order in which their words end."""
    ordered = sorted(claims, key=lambda one: (one["cue_end"], one["cue_start"], one["claim_id"]))
    return {one["claim_id"]: _note(number, one) for number, one in enumerate(ordered, 1)}


def _note(number: int, claim: Row) -> Note:
    claim_id, claim_type, warnings = claim["claim_id"], claim["claim_type"], tags(claim)
    look = " ".join([f"t-{claim_type}", *(tag.kind for tag in warnings)])
    category = named(claim["category"])
    return Note(number, claim_id, claim_anchor(claim_id), claim_type, category, values(claim), warnings, look)
