"""Propose the claims that the trained model sees in a statement and no wording of the vocabulary gave.

The words that weigh most are the cue, so that polarity, modality and scope are read from their clause as for any other.
The model also tells values of a type from each other, such as what a law does, by the words of the whole statement.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

import numpy as np

from dmv_claims.classify import Model, Weighed, weigher
from dmv_claims.context.polarity import denies_existence
from dmv_claims.extract.agreement import since
from dmv_claims.extract.candidate import Candidate
from dmv_claims.extract.process import role_of
from dmv_claims.extract.sharing import sharing_polarity
from dmv_claims.extract.wordings import lacking, year
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# Types whose claims say that something exists, and those that are affirmed whatever the words around them.
EXISTENCE, AFFIRMED = frozenset(("agreement", "policy_status")), frozenset(("data_type", "legal_process"))
# From which probability on a value counts more than the frame's.
SURE = 0.8
# Sharing in no stated way; a mode that is more probable than not takes its place.
UNTOLD, HALF = "general", 0.5
# The effect of a law that is named without one, for which the frame has no words to go by either.
NO_EFFECT = "governs"
# A court order that stands among penalties is imposed on somebody; nobody has to bring it.
ONLY_NAMED = {"legal_process": "penalty"}
# What no probability reaches.
NEVER = 2.0

Values = dict[str, str | int]


class Learned:
    """A trained model with the probabilities from which on it is believed."""

    def __init__(self, model: Model, thresholds: Mapping[str, float]) -> None:
        """`thresholds` are those of `learned.yaml`."""
        self.weigh = weigher(model)
        self.labels = model.labels
        self.least = np.array([_least(label, thresholds) for label in model.labels], dtype=np.float32)
        self.choices: dict[str, dict[str, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
        for at, label in enumerate(model.labels):
            what, _, value = label.partition("=")
            if value:
                claim_type, _, key = what.partition(".")
                self.choices[claim_type][key].append((value, at))

    def propose(self, reading: Reading, known: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
        """Yield a candidate for each label that is probable enough and not known, as (type, category), already."""
        weighed, had = self._weighed(reading), set(known)
        types = {claim_type for claim_type, _ in had}
        for at in np.flatnonzero(weighed.probabilities >= self.least).tolist():
            claim_type, category = self.labels[at].split("/")
            if (claim_type, category) not in had and ONLY_NAMED.get(claim_type) not in types:
                start, end = weighed.window(at)
                cue = Cue(self.labels[at], reading.start + start, reading.start + end)
                values = self._values(reading, claim_type, cue, weighed)
                polarity = _polarity(reading, claim_type, cue)
                yield Candidate(reading, claim_type, category, cue, values, polarity, found_by="model")

    def corrected(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates of a statement with values and modes that the model tells better than the frames."""
        modes = {one.category for one in found if one.claim_type == "sharing"}
        return [self._with_mode(one, modes) if one.claim_type == "sharing" else self._with_values(one) for one in found]

    def _with_mode(self, candidate: Candidate, modes: Container[str]) -> Candidate:
        """Give sharing in no stated way, for which the frame has no words to go by, its most probable mode."""
        chosen = self._chosen("sharing", self._weighed(candidate.reading)).get("category")
        if chosen is None or candidate.category != UNTOLD or chosen[0] in modes or chosen[1] < HALF:
            return candidate
        return replace(candidate, category=chosen[0])

    def _with_values(self, candidate: Candidate) -> Candidate:
        if candidate.claim_type not in self.choices:
            return candidate
        chosen = self._chosen(candidate.claim_type, self._weighed(candidate.reading))
        sure: Values = {
            key: value
            for key, (value, probability) in chosen.items()
            if probability >= (HALF if candidate.values.get(key) == NO_EFFECT else SURE)
        }
        values = candidate.values | sure
        return replace(candidate, values=values) if values != candidate.values else candidate

    def _weighed(self, reading: Reading) -> Weighed:
        return self.weigh(tuple(reading.norms[reading.start : reading.end]))

    def _chosen(self, claim_type: str, weighed: Weighed) -> dict[str, tuple[str, float]]:
        """Return the most probable value of each key of a type, with its probability."""
        probability = weighed.probabilities
        return {
            key: max(((value, float(probability[at])) for value, at in choice), key=itemgetter(1))
            for key, choice in self.choices[claim_type].items()
        }

    def _values(self, reading: Reading, claim_type: str, cue: Cue, weighed: Weighed) -> Values:
        if claim_type == "agreement":
            return since(reading, cue)
        if claim_type == "event":
            return year(reading, cue)
        if claim_type == "legal_process":
            return {"role": role_of(reading, cue) or "required"}
        chosen = self._chosen(claim_type, weighed)
        return {key: value for key, (value, _) in chosen.items() if key != "category"}


def _least(label: str, thresholds: Mapping[str, float]) -> float:
    """Return from which probability on a label makes a claim; values and sharing in no stated way never do."""
    claim_type, _, category = label.partition("/")
    return NEVER if category == UNTOLD or not category else thresholds.get(claim_type, NEVER)


def _polarity(reading: Reading, claim_type: str, cue: Cue) -> str:
    if claim_type in AFFIRMED:
        return "affirmed"
    if claim_type == "sharing":
        return sharing_polarity(reading, cue)
    if claim_type in EXISTENCE:
        return "negated" if denies_existence(reading, cue) else "affirmed"
    return lacking(reading, cue)
