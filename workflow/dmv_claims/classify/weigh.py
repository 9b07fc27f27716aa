"""Weigh the words of a statement: how probable each category is, and which words speak for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from dmv_claims.classify.features import is_word, pair_features, word_features
from dmv_claims.classify.model import Model, Weights

# A statement of fewer words is weighed like one of so many, or a single word would decide.
SHORTEST = 3
# How many words at most are the cue of a claim.
WINDOW = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """A label found in a statement: its probability, and the words that speak most for it, as positions."""

    label: str
    probability: float
    start: int
    end: int


Weigher = Callable[[Sequence[str], Weights], list[Finding]]


def scale(words: int) -> float:
    """Return what weights are multiplied by: long statements have more features, but say no more of each."""
    return 1.0 / (5.0 * float(np.sqrt(max(words, SHORTEST))))


def weigher(model: Model) -> Weigher:
    """Return the function that finds, in a statement, every label at least as probable as the threshold of its column.

    Thresholds are one a label, above 1 for labels that are not wanted. What a word adds to each label is kept, since
    most words come again: the time a statement takes hardly grows with the number of features.
    """
    kept: dict[str, Weights] = {}
    nothing = np.zeros(len(model.labels), dtype=np.float32)

    def word(norm: str) -> Weights:
        if norm not in kept:
            rows = [model.features[one] for one in word_features(norm) if one in model.features]
            kept[norm] = model.weights[rows].sum(axis=0) if is_word(norm) and rows else nothing
        return kept[norm]

    def find(norms: Sequence[str], thresholds: Weights) -> list[Finding]:
        pairs = [(place, model.features[pair]) for place, pair in pair_features(norms) if pair in model.features]
        words = np.array([word(norm) for norm in norms])
        together = model.weights[[row for _, row in pairs]]
        total = (words.sum(axis=0) + together.sum(axis=0)) * scale(len(norms)) + model.bias
        probable = 1.0 / (1.0 + np.exp(-total))
        found = np.flatnonzero(probable >= thresholds).tolist()
        if found:
            np.add.at(words, [place for place, _ in pairs], together)
        return [Finding(model.labels[at], float(probable[at]), *_window(words[:, at], norms)) for at in found]

    return find


def _window(weights: Weights, norms: Sequence[str]) -> tuple[int, int]:
    """Return the few neighbouring words that weigh most together, without punctuation at their ends."""
    places = [place for place, norm in enumerate(norms) if is_word(norm)]
    if not places:
        return 0, len(norms)
    upto = list(accumulate(weights.tolist(), initial=0.0))
    windows = [(start, end + 1) for at, start in enumerate(places) for end in places[at : at + WINDOW]]
    near = [(start, end) for start, end in windows if end - start <= WINDOW]
    return max(near, key=lambda window: upto[window[1]] - upto[window[0]])
