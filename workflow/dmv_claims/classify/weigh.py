"""Weigh the words of a statement: how probable each category is, and which words speak for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

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

    def weigh(self, start: int, end: int) -> "Weighed":
        """Weigh the statement from one place to another."""
        rows = self.rows[start:end][self.firsts[start:end] >= start]
        total = np.add.reduce(self.weights.take(rows, axis=0))
        return Weighed(self, start, end, total * scale(end - start) + self.bias)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement as the model sees it, with the odds of each label: the logarithm, above zero where it is likely."""

    text: Text
    start: int
    end: int
    odds: Weights

    def window(self, label: int) -> tuple[int, int]:
        """Return the few neighbouring words that weigh most for a label, without punctuation at their ends."""
        text, inside = self.text, slice(self.start, self.end)
        places = np.flatnonzero(text.words[inside]).tolist()
        if not places:
            return self.start, self.end
        rows = np.where(text.firsts[inside] >= self.start, text.rows[inside], NONE)
        upto = [0.0, *accumulate(text.weights[rows, label].sum(axis=1).tolist())]
        windows = [
            (first, last + 1)
            for at, first in enumerate(places)
            for last in places[at : at + WINDOW]
            if last - first < WINDOW
        ]
        start, end = max(windows, key=lambda window: upto[window[1]] - upto[window[0]])
        return self.start + start, self.start + end


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
