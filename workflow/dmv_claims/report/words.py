"""Say the values of a claim in words: what tells it apart, and what warns the reader."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dmv_claims.report.published import Columns, Row

BOUNDS = {"min": "at least ", "max": "at most "}
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute"}
# Names in which a part is an abbreviation.
ABBREVIATIONS = {"ice": "ICE", "dmv": "the agency", "mou": "memorandum"}

# The columns that a claim's words and warnings come from
TOLD = (
    *("duration", "bound", "holder", "citation", "disclosure", "effect", "role", "since", "year"),
    *("polarity", "modality", "scope", "subject", "found_by", "review_status"),
)

# What a reader has to see at once; a claim without such a tag is affirmed, asserted and about the state.
MODALITIES = {"hedged": "may", "normative": "should", "prospective": "could come"}


class Tag(NamedTuple):
    """A warning: `kind` is the value it comes from and names its look."""

    kind: str
    label: str


@lru_cache(maxsize=10_000)
def named(value: str) -> str:
    """Return a name of the tables as people write it."""
    return " ".join(ABBREVIATIONS.get(word, word) for word in value.split("_"))


def period(iso: str) -> str:
    """Return an ISO 8601 duration of whole numbers in words; what is none stays as it is."""
    date, _, time = iso.removeprefix("P").partition("T")
    parts = re.findall(r"(\d+)([YMWD])", date) + [(n, f"T{unit}") for n, unit in re.findall(r"(\d+)([HM])", time)]
    words = [f"{number} {UNITS[unit]}{'' if number == '1' else 's'}" for number, unit in parts]
    return " ".join(words) if iso.startswith("P") and words else iso


def told(claims: Columns) -> Iterator[tuple[str, tuple[Tag, ...]]]:
    """Yield what each claim says beyond its category, and its warnings; most say the same as many others."""
    return map(_told, *(claims[name] for name in TOLD))


@lru_cache(maxsize=10_000)
def _told(*cells: str | int | None) -> tuple[str, tuple[Tag, ...]]:
    claim = dict(zip(TOLD, cells, strict=True))
    return values(claim), tags(claim)


def values(claim: Row) -> str:
    """Return what a claim says beyond its category, "" where that is nothing."""
    return ", ".join(_values(claim))


def _values(claim: Row) -> Iterator[str]:
    if claim["duration"]:
        yield BOUNDS.get(claim["bound"], "") + period(claim["duration"])
    if claim["holder"]:
        yield f"kept by {named(claim['holder'])}"
    if claim["citation"]:
        yield claim["citation"]
    for name in ("disclosure", "effect", "role"):
        if claim[name]:
            yield named(claim[name])
    if claim["since"]:
        yield f"since {claim['since']}"
    if claim["year"]:
        yield f"in {claim['year']}"


def tags(claim: Row) -> tuple[Tag, ...]:
    """Return the warnings of a claim."""
    return tuple(_tags(claim))


def _tags(claim: Row) -> Iterator[Tag]:
    if claim["polarity"] == "negated":
        yield Tag("negated", "not")
    if claim["modality"] in MODALITIES:
        yield Tag(claim["modality"], MODALITIES[claim["modality"]])
    if claim["scope"] == "generic":
        yield Tag("generic", "states in general")
    if claim["scope"] == "other_state":
        yield Tag("other_state", f"about {claim['subject']}")
    if claim["found_by"] == "model":
        yield Tag("model", "by model")
    if claim["review_status"]:
        yield Tag(claim["review_status"], f"{claim['review_status']} by review")
