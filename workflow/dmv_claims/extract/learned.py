"""Propose the claims that the trained model sees in a statement and no wording of the vocabulary gave.

The words that weigh most are the cue, so that polarity, modality and scope are read from their clause as for any other.
The model also tells values of a type from each other, such as what a law does, by the words of the whole statement.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import copysign, inf, log

import numpy as np

from dmv_claims.classify import Model, Weighed, reader
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
# From which odds on a value counts more than the frame's: a probability of 0.8.
SURE = log(0.8 / 0.2)
# Sharing in no stated way; a mode that is more probable than not takes its place.
UNTOLD, EVEN = "general", 0.0
# The effect of a law that is named without one, for which the frame has no words to go by either.
NO_EFFECT = "governs"
# A court order that stands among penalties is imposed on somebody; nobody has to bring it.
ONLY_NAMED = {"legal_process": "penalty"}

Values = dict[str, str | int]
# By claim type and key, the columns of the values that a model tells from each other.
Choices = dict[str, dict[str, list[int]]]


class Learned:
    """A trained model with the odds from which on it is believed."""

    def __init__(self, model: Model, thresholds: Mapping[str, float]) -> None:
        """`thresholds` are those of `learned.yaml`."""
        self.read = reader(model)
        self.claims = [_claim(label) for label in model.labels]
        self.values = [label.partition("=")[2] for label in model.labels]
        self.least = np.array([_least(*claim, thresholds) for claim in self.claims], dtype=np.float32)
        self.choices = _choices(model.labels)
        # What was read last: statements are asked for more than once, and documents for each statement.
        self.text = self.read(())
        self.norms: Sequence[str] = ()
        self.weighed = self.text.weigh(0, 0)
        self.reading: Reading | None = None

    def propose(self, reading: Reading, known: Iterable[tuple[str, str]]) -> Iterator[Candidate]:
        """Yield a candidate for each label that is probable enough and not known, as (type, category), already."""
        weighed = self._weighed(reading)
        likely = (weighed.odds >= self.least).nonzero()[0].tolist()
        had = set(known) if likely else set()
        types = {claim_type for claim_type, _ in had}
        for at in likely:
            claim_type, category = self.claims[at]
            if (claim_type, category) not in had and ONLY_NAMED.get(claim_type) not in types:
                cue = Cue(f"{claim_type}/{category}", *weighed.window(at))
                values = self._values(reading, claim_type, cue, weighed)
                polarity = _polarity(reading, claim_type, cue)
                yield Candidate(reading, claim_type, category, cue, values, polarity, found_by="model")

    def corrected(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates of a statement with values and modes that the model tells better than the frames."""
        modes = {one.category for one in found if one.claim_type == "sharing"}
        return [self._with_mode(one, modes) if one.claim_type == "sharing" else self._with_values(one) for one in found]

    def _with_mode(self, candidate: Candidate, modes: Container[str]) -> Candidate:
        """Give sharing in no stated way, for which the frame has no words to go by, its most probable mode."""
        if candidate.category != UNTOLD:
            return candidate
        chosen = self._chosen("sharing", self._weighed(candidate.reading)).get("category")
        if chosen is None or chosen[0] in modes or chosen[1] < EVEN:
            return candidate
        return replace(candidate, category=chosen[0])

    def _with_values(self, candidate: Candidate) -> Candidate:
        if candidate.claim_type not in self.choices:
            return candidate
        values = candidate.values
        chosen = self._chosen(candidate.claim_type, self._weighed(candidate.reading))
        told: Values = {
            key: value
            for key, (value, odds) in chosen.items()
            if odds >= (EVEN if values.get(key) == NO_EFFECT else SURE) and value != values.get(key)
        }
        return replace(candidate, values=values | told) if told else candidate

    def _weighed(self, reading: Reading) -> Weighed:
        if reading.norms is not self.norms:
            self.norms, self.text = reading.norms, self.read(reading.norms)
        if reading is not self.reading:
            self.reading, self.weighed = reading, self.text.weigh(reading.start, reading.end)
        return self.weighed

    def _chosen(self, claim_type: str, weighed: Weighed) -> dict[str, tuple[str, float]]:
        """Return the most probable value of each key of a type, with its odds."""
        odds = weighed.odds.tolist()
        best = {key: max(columns, key=odds.__getitem__) for key, columns in self.choices[claim_type].items()}
        return {key: (self.values[column], odds[column]) for key, column in best.items()}

    def _values(self, reading: Reading, claim_type: str, cue: Cue, weighed: Weighed) -> Values:
        if claim_type == "agreement":
            return since(reading, cue)
        if claim_type == "event":
            return year(reading, cue)
        if claim_type == "legal_process":
            return {"role": role_of(reading, cue) or "required"}
        chosen = self._chosen(claim_type, weighed)
        return {key: value for key, (value, _) in chosen.items() if key != "category"}


def _claim(label: str) -> tuple[str, str]:
    """Return the claim type and the category of a label; one of a value ("type.key=value") has no category."""
    claim_type, _, category = label.partition("/")
    return claim_type, category


def _choices(labels: Sequence[str]) -> Choices:
    choices: Choices = defaultdict(lambda: defaultdict(list))
    for column, label in enumerate(labels):
        what, is_value, _ = label.partition("=")
        if is_value:
            claim_type, _, key = what.partition(".")
            choices[claim_type][key].append(column)
    return choices


def _least(claim_type: str, category: str, thresholds: Mapping[str, float]) -> float:
    """Return from which odds on a label makes a claim; values and sharing in no stated way never do."""
    probability = 1.0 if category in ("", UNTOLD) else thresholds.get(claim_type, 1.0)
    return log(probability / (1.0 - probability)) if 0.0 < probability < 1.0 else copysign(inf, probability - 0.5)


def _polarity(reading: Reading, claim_type: str, cue: Cue) -> str:
    if claim_type in AFFIRMED:
        return "affirmed"
    if claim_type == "sharing":
        return sharing_polarity(reading, cue)
    if claim_type in EXISTENCE:
        return "negated" if denies_existence(reading, cue) else "affirmed"
    return lacking(reading, cue)
