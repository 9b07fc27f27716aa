"""Propose the claims that the trained model sees in a statement and no wording of the vocabulary gave.

The words that weigh most are the cue, so that polarity, modality and scope are read from their clause as for any other;
values of the type come from its frame, or from what is usual where the frame sees none.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from dmv_claims.classify import Weigher
from dmv_claims.classify.model import Weights
from dmv_claims.context.polarity import denies_existence
from dmv_claims.extract.agreement import since
from dmv_claims.extract.candidate import Candidate
from dmv_claims.extract.process import role_of
from dmv_claims.extract.sharing import disclosure_of
from dmv_claims.extract.wordings import lacking, year
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# What a label that is not wanted would have to reach, which no probability does.
NEVER = 2.0

Values = dict[str, str | int]
VALUES: Mapping[str, Callable[[Reading, Cue], Values]] = {
    "data_type": lambda reading, cue: {"disclosure": disclosure_of(reading, cue)},
    "legal_process": lambda reading, cue: {"role": role_of(reading, cue) or "required"},
    "agreement": since,
    "event": year,
}
# Types whose claims say that something exists.
EXISTENCE = frozenset(("agreement", "policy_status"))


def thresholds(labels: tuple[str, ...], by_type: Mapping[str, float]) -> Weights:
    """Return the probability from which on each label counts."""
    return np.array([by_type.get(label.split("/")[0], NEVER) for label in labels], dtype=np.float32)


def learned(reading: Reading, weigh: Weigher, least: Weights) -> Iterator[Candidate]:
    """Yield a candidate for each label that the model finds probable enough."""
    for found in weigh(reading.norms[reading.start : reading.end], least):
        claim_type, category = found.label.split("/")
        cue = Cue(found.label, reading.start + found.start, reading.start + found.end)
        values = VALUES[claim_type](reading, cue) if claim_type in VALUES else {}
        yield Candidate(reading, claim_type, category, cue, values, _polarity(reading, claim_type, cue))


def _polarity(reading: Reading, claim_type: str, cue: Cue) -> str:
    if claim_type in VALUES and claim_type not in ("agreement", "event"):
        return "affirmed"
    if claim_type in EXISTENCE:
        return "negated" if denies_existence(reading, cue) else "affirmed"
    return lacking(reading, cue)
