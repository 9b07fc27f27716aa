"""Propose a claim for each category whose wording stands in a statement: the types that need no frame."""

import re
from collections.abc import Iterator

from dmv_claims.extract.candidate import Candidate
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# How far before a thing "without" may stand.
LACKING_WITHIN = 2
YEAR = re.compile(r"(?:19|20)\d\d")
FRAMELESS = frozenset(("safeguard", "purpose", "impact", "penalty", "remedy", "event", "public_opinion"))


def wordings(reading: Reading) -> Iterator[Candidate]:
    """Yield one candidate for each category and clause in which a wording of it stands."""
    for label, cues in reading.cues.items():
        claim_type, _, category = label.partition("/")
        if claim_type in FRAMELESS:
            for cue in cues:
                values = year(reading, cue) if claim_type == "event" else {}
                yield Candidate(reading, claim_type, category, cue, values, lacking(reading, cue))


def lacking(reading: Reading, cue: Cue) -> str:
    """Return `negated` for what something is done without: "sends its files without encryption"."""
    before = reading.norms[max(reading.start, cue.start - LACKING_WITHIN) : cue.start]
    return "negated" if reading.grammar["without"] & set(before) else ""


def year(reading: Reading, cue: Cue) -> dict[str, str | int]:
    """Return the year of an event, where its main clause names one: "in 2019", "the 2019 lawsuit"."""
    start, end = reading.group_range(cue.start)
    years = [word for word in reading.norms[start:end] if YEAR.fullmatch(word)]
    return {"year": int(years[0])} if years else {}
