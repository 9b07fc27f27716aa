"""Propose the claims that the trained model sees in a statement and no wording of the vocabulary gave.

The words that weigh most are the cue, so that polarity, modality and scope are read from their clause as for any other.
The model also tells values of a type from each other, such as what a law does, by the words of the whole statement.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf, log

import numpy as np

from dmv_claims.classify import Model, Weights, reader
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
        # What was read last: a statement is asked for more than once, its document for each of its statements.
        self.text = self.read(())
        self.norms: Sequence[str] = ()
        self.odds = self.text.weigh(0, 0)
        self.reading: Reading | None = None

    def propose(self, reading: Reading, known: Collection[tuple[str, str]]) -> Iterator[Candidate]:
        """Yield a candidate for each label that is probable enough and not known, as (type, category), already."""
        for at in (self._weighed(reading) >= self.least).nonzero()[0].tolist():
            if self.claims[at] not in known and not _is_only_named(self.claims[at], known):
                claim_type, category = self.claims[at]
                cue = Cue(f"{claim_type}/{category}", *self.text.window(reading.start, reading.end, at))
                values, polarity = self._values(reading, claim_type, cue), _polarity(reading, claim_type, cue)
                yield Candidate(reading, claim_type, category, cue, values, polarity, found_by="model")

    def corrected(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates of a statement with values and modes that the model tells better than the frames."""
        return [self._corrected(one, found) if one.claim_type in self.choices else one for one in found]

    def _corrected(self, candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
        if candidate.claim_type != "sharing":
            return self._with_values(candidate)
        return self._with_mode(candidate, found) if candidate.category == UNTOLD else candidate

    def _with_mode(self, candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
        """Give sharing in no stated way, for which the frame has no words to go by, its most probable mode."""
        mode, odds = self._chosen(candidate.reading, "sharing")["category"]
        if odds < EVEN or any((one.claim_type, one.category) == ("sharing", mode) for one in found):
            return candidate
        return replace(candidate, category=mode)

    def _with_values(self, candidate: Candidate) -> Candidate:
        values = candidate.values
        told: Values = {
            key: value
            for key, (value, odds) in self._chosen(candidate.reading, candidate.claim_type).items()
            if odds >= (EVEN if values.get(key) == NO_EFFECT else SURE) and value != values.get(key)
        }
        return replace(candidate, values=values | told) if told else candidate

    def _weighed(self, reading: Reading) -> Weights:
        """Return the odds of each label in a statement."""
        if reading.norms is not self.norms:
            self.norms, self.text = reading.norms, self.read(reading.norms)
        if reading is not self.reading:
            self.reading, self.odds = reading, self.text.weigh(reading.start, reading.end)
        return self.odds

    def _chosen(self, reading: Reading, claim_type: str) -> dict[str, tuple[str, float]]:
        """Return the most probable value of each key of a type, with its odds."""
        odds = self._weighed(reading)
        best = {key: max(columns, key=odds.item) for key, columns in self.choices.get(claim_type, {}).items()}
        return {key: (self.values[column], odds.item(column)) for key, column in best.items()}

    def _values(self, reading: Reading, claim_type: str, cue: Cue) -> Values:
        if claim_type == "agreement":
            return since(reading, cue)
        if claim_type == "event":
            return year(reading, cue)
        if claim_type == "legal_process":
            return {"role": role_of(reading, cue) or "required"}
        chosen = self._chosen(reading, claim_type)
        return {key: value for key, (value, _) in chosen.items() if key != "category"}


def _is_only_named(claim: tuple[str, str], known: Iterable[tuple[str, str]]) -> bool:
    """Tell what stands beside a claim of a type that explains it."""
    other = ONLY_NAMED.get(claim[0])
    return other is not None and any(claim_type == other for claim_type, _ in known)


def _claim(label: str) -> tuple[str, str]:
    """Return the claim type and the category of a label; one of a value ("type.key=value") has no category."""
    claim_type, _, category = label.partition("/")
    return claim_type, category


def _choices(labels: Sequence[str]) -> Choices:
    choices: Choices = {}
    for column, label in enumerate(labels):
        what, is_value, _ = label.partition("=")
        if is_value:
            claim_type, _, key = what.partition(".")
            choices.setdefault(claim_type, {}).setdefault(key, []).append(column)
    return choices


def _least(claim_type: str, category: str, thresholds: Mapping[str, float]) -> float:
    """Return from which odds on a label makes a claim; values and sharing in no stated way never do."""
    if category in ("", UNTOLD) or claim_type not in thresholds:
        return inf
    return log(thresholds[claim_type] / (1.0 - thresholds[claim_type]))


def _polarity(reading: Reading, claim_type: str, cue: Cue) -> str:
    if claim_type in AFFIRMED:
        return "affirmed"
    if claim_type == "sharing":
        return sharing_polarity(reading, cue)
    if claim_type in EXISTENCE:
        return "negated" if denies_existence(reading, cue) else "affirmed"
    return lacking(reading, cue)
