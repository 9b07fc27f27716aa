"""A claim as pages show it: a number in its document, where its words begin and end, and how it looks."""

from typing import NamedTuple

from dmv_claims.report.addresses import claim_anchor
from dmv_claims.report.published import Columns
from dmv_claims.report.words import Tag, named, told


class Note(NamedTuple):
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


def notes(claims: Columns) -> dict[str, Note]:
    """Return the notes of a document's claims by claim_id, numbered from 1 in the order in which their words end."""
    places = zip(claims["cue_end"], claims["cue_start"], claims["claim_id"], strict=True)
    ordered = sorted(zip(places, claims["claim_type"], claims["category"], told(claims), strict=True))
    return {claim_id: _note(number, claim_id, *rest) for number, ((_, _, claim_id), *rest) in enumerate(ordered, 1)}


def _note(number: int, claim_id: str, claim_type: str, category: str, told: tuple[str, tuple[Tag, ...]]) -> Note:
    said, warnings = told
    look = " ".join([f"t-{claim_type}", *[tag.kind for tag in warnings]])
    return Note(number, claim_id, claim_anchor(claim_id), claim_type, named(category), said, warnings, look)
