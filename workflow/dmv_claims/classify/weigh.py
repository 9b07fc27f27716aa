"""Weigh the words of a statement: how probable each category is, and which words speak for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np

from dmv_claims.classify.features import is_word, pair_features, word_features
from dmv_claims.classify.model import Model, Weights

# A statement of fewer words is weighed like one of so many, or a single word would decide.
SHORTEST = 3
# How many words at most are the cue of a claim.
WINDOW = 4
# How many words are made room for at first.
FIRST_ROWS = 4096


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement as the model sees it: the probability of each label, and what words and pairs of words add to it.

    `words` has a row a word; `pairs` gives the row of each pair in `weights`, with the place of its second word.
    """

    norms: tuple[str, ...]
    probabilities: Weights
    words: Weights
    pairs: Sequence[tuple[int, int]]
    weights: Weights

    def window(self, label: int) -> tuple[int, int]:
        """Return the few neighbouring words that weigh most for a label, without punctuation at their ends."""
        places = [place for place, norm in enumerate(self.norms) if is_word(norm)]
        if not places:
            return 0, len(self.norms)
        adds = self.words[:, label].tolist()
        for place, row in self.pairs:
            adds[place] += float(self.weights[row, label])
        upto = list(accumulate(adds, initial=0.0))
        windows = [(start, end + 1) for at, start in enumerate(places) for end in places[at : at + WINDOW]]
        near = [(start, end) for start, end in windows if end - start <= WINDOW]
        return max(near, key=lambda window: upto[window[1]] - upto[window[0]])


Weigher = Callable[[tuple[str, ...]], Weighed]


def scale(words: int) -> float:
    """Return what weights are multiplied by: long statements have more features, but say no more of each."""
    return 1.0 / (5.0 * float(np.sqrt(max(words, SHORTEST))))


def weigher(model: Model) -> Weigher:
    """Return the function that weighs a statement.

    What a word adds to each label is kept, since most words come again: the time a statement takes hardly grows with
    the number of features.
    """
    rows_of: dict[str, int] = {}
    kept = np.zeros((FIRST_ROWS, len(model.labels)), dtype=np.float32)

    def row_of(norm: str) -> int:
        """Add a word to those kept; the table grows to twice its size when it is full."""
        nonlocal kept
        row = rows_of[norm] = len(rows_of)
        if row == len(kept):
            kept = np.concatenate([kept, np.zeros_like(kept)])
        rows = [model.features[one] for one in word_features(norm) if one in model.features]
        if is_word(norm) and rows:
            kept[row] = model.weights[rows].sum(axis=0)
        return row

    @lru_cache(1)
    def weigh(norms: tuple[str, ...]) -> Weighed:
        pairs = [(place, model.features[pair]) for place, pair in pair_features(norms) if pair in model.features]
        rows = [rows_of[norm] if norm in rows_of else row_of(norm) for norm in norms]
        words = kept[rows]
        together = model.weights[[row for _, row in pairs]].sum(axis=0)
        total = (words.sum(axis=0) + together) * scale(len(norms)) + model.bias
        # In a long enumeration a category may be so unlikely that its odds are beyond any number.
        with np.errstate(over="ignore"):
            likely = 1.0 / (1.0 + np.exp(-total))
        return Weighed(norms, likely, words, pairs, model.weights)

    return weigh
