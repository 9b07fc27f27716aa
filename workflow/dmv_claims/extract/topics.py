"""Propose a claim for each category whose wording stands in a statement: the types that need no frame."""

from collections.abc import Iterator

from dmv_claims.extract.candidate import Candidate
from dmv_claims.reading import Reading

TOPIC_TYPES = ("safeguard", "purpose", "impact", "penalty", "remedy", "event", "public_opinion")


def topics(reading: Reading) -> Iterator[Candidate]:
    """Yield one candidate for each category and clause in which a wording of it stands."""
    for label, cues in reading.cues.items():
        claim_type, _, category = label.partition("/")
        if claim_type in TOPIC_TYPES:
            for cue in cues:
                yield Candidate(reading, claim_type, category, cue)
