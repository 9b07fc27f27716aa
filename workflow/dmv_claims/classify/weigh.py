"""Weigh the words of a statement: how probable each category is, and which words speak for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from operator import itemgetter

import numpy as np

from dmv_claims.classify.features import JOINTS, Places, pairings
from dmv_claims.classify.lookup import NONE, Words
from dmv_claims.classify.model import Model, Weights

# A statement of fewer words is weighed like one of so many, or a single word would decide.
SHORTEST = 3
# How many words at most are the cue of a claim.
WINDOW = 4
# Where the first word of a pair stands if there is no pair: before all statements.
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Text:
    """The words of a document as the model sees them.

    `rows` has for each word the row of weights of its own, then those of each pair that it is the second word of;
    `firsts` says where the first word of each stands, so that pairs across the ends of statements are told from others.
    """

    words: Places
    rows: Places
    firsts: Places
    weights: Weights
    bias: Weights

    def weigh(self, start: int, end: int) -> Weights:
        """Return the odds of each label in the statement from one place to another.

        They are given by their logarithm, so that what is more probable than not is above zero.
        """
        rows = self.rows[start:end][self.firsts[start:end] >= start]
        total: Weights = np.add.reduce(self.weights.take(rows, axis=0))
        return total * scale(end - start) + self.bias

    def window(self, start: int, end: int, label: int) -> tuple[int, int]:
        """Return the few neighbouring words of a statement that weigh most for a label, without punctuation around."""
        places = np.flatnonzero(self.words[start:end]).tolist()
        if not places:
            return start, end
        rows = np.where(self.firsts[start:end] >= start, self.rows[start:end], NONE)
        upto = [0.0, *accumulate(self.weights[rows, label].sum(axis=1).tolist())]
        windows = [
            (upto[last + 1] - upto[first], first, last)
            for at, first in enumerate(places)
            for last in places[at : at + WINDOW]
            if last - first < WINDOW
        ]
        _, first, last = max(windows, key=itemgetter(0))
        return start + first, start + last + 1


def scale(words: int) -> float:
    """Return what weights are multiplied by: long statements have more features, but say no more of each."""
    return 1.0 / (5.0 * sqrt(max(words, SHORTEST)))


def reader(model: Model) -> Callable[[Sequence[str]], Text]:
    """Return the function that looks up the words of a document, given by their norms, before it is weighed.

    What a word adds to each label is kept, since most words come again: the time a document takes hardly grows with
    the number of features.
    """
    known = Words(model)

    def read(norms: Sequence[str]) -> Text:
        own, stems, is_word, is_content = known.facts_of(norms).T
        rows, firsts = np.full((4, len(norms)), NONE), np.full((4, len(norms)), NOWHERE)
        rows[0], firsts[0] = own, np.where(own != NONE, np.arange(len(norms)), NOWHERE)
        pairs = pairings(np.flatnonzero(is_word), np.flatnonzero(is_content))
        for kind, (joint, first, second) in enumerate(pairs, start=1):
            rows[kind, second] = known.pairs.rows_of(stems[first], stems[second], JOINTS.index(joint))
            firsts[kind, second] = np.where(rows[kind, second] != NONE, first, NOWHERE)
        return Text(is_word, np.ascontiguousarray(rows.T), np.ascontiguousarray(firsts.T), known.table, model.bias)

    return read
