"""Look up words and pairs of words in a model by number: the letters of a word are read only when it first comes."""

from collections.abc import Mapping, Sequence

import numpy as np

from dmv_claims.classify.features import FUNCTION_WORDS, JOINTS, KEPT, Places, is_word, stem, word_features
from dmv_claims.classify.model import Model, Weights

# How many words are made room for at first.
FIRST_WORDS = 4096
# The row that weighs nothing, and the number of a stem that stands in no pair.
NONE = 0


class Words:
    """Numbers for words, and what is known of each word by its number.

    `table` has the weights of nothing, of each feature of the model, and of each word: the sum of those of its parts.
    Of a word, `facts` has its row in `table`, the number of its stem, and whether it is a word and a content word.
    """

    def __init__(self, model: Model) -> None:
        """Begin with no word."""
        self.features = {name: at for at, name in enumerate(model.features, start=NONE + 1)}
        self.pairs = Pairs(self.features)
        self._begin(np.concatenate([np.zeros((1, len(model.labels)), np.float32), model.weights]))

    def _begin(self, weights: Weights) -> None:
        self.numbers: dict[str, int] = {}
        self.table = np.concatenate([weights, np.zeros((FIRST_WORDS, weights.shape[1]), np.float32)])
        self.facts = np.zeros((FIRST_WORDS, 4), np.int64)

    def facts_of(self, norms: Sequence[str]) -> Places:
        """Return what is known of each word of a text, a row a word."""
        if len(self.numbers) > KEPT:
            self._begin(self.table[: NONE + 1 + len(self.features)])
        for norm in set(norms).difference(self.numbers):
            self._add(norm)
        return self.facts[np.fromiter(map(self.numbers.__getitem__, norms), np.int64, len(norms))]

    def _add(self, norm: str) -> None:
        """Number a word; the tables grow when they are full."""
        number = self.numbers[norm] = len(self.numbers)
        if number == len(self.facts):
            self.facts = np.concatenate([self.facts, np.zeros_like(self.facts)])
            self.table = np.concatenate([self.table, np.zeros_like(self.table[:number])])
        if is_word(norm):
            row, root = NONE + 1 + len(self.features) + number, stem(norm)
            self.table[row] = self.table[[self.features.get(one, NONE) for one in word_features(norm)]].sum(axis=0)
            self.facts[number] = row, self.pairs.stems.get(root, NONE), True, root not in FUNCTION_WORDS


class Pairs:
    """The rows of pairs, by the numbers of their stems and what joins them.

    The keys of pairs lie in the order of their hashes, so that those of one hash are neighbours: to look a key up is to
    go on from the first of its hash, `steps` times at most.
    """

    def __init__(self, rows: Mapping[str, int]) -> None:
        """Take every joint in the name of a feature for one between two stems, as what was learned does not say."""
        cuts = [
            (name[:at], name[at + 1 :], sign, row)
            for name, row in rows.items()
            for at, sign in enumerate(name)
            if sign in JOINTS
        ]
        stems = sorted({one for first, second, _, _ in cuts for one in (first, second)})
        self.stems = {one: number for number, one in enumerate(stems, start=NONE + 1)}
        parts = [(self.stems[first], self.stems[second], JOINTS.index(sign), row) for first, second, sign, row in cuts]
        first, second, joint, row = np.array(parts, np.int64).reshape(-1, 4).T
        keys = self._keys(first, second, joint)
        self.hashes = 4 * len(keys) + 1
        order = np.argsort(keys % self.hashes)
        counts = np.bincount(keys % self.hashes, minlength=self.hashes)
        self.starts, self.steps = np.cumsum(counts) - counts, int(counts.max()) - 1
        # Behind the last key stands what is no key, so that there is always one to compare with.
        self.keys = np.append(keys[order], np.full(self.steps + 2, -1))
        self.rows = np.append(row[order], np.full(self.steps + 2, NONE))

    def _keys(self, firsts: Places, seconds: Places, joints: Places | int) -> Places:
        return (firsts * (len(self.stems) + 1) + seconds) * len(JOINTS) + joints

    def rows_of(self, firsts: Places, seconds: Places, joint: int) -> Places:
        """Return the row of each pair of stems, `NONE` where it has none; a joint is its place in `JOINTS`."""
        keys = self._keys(firsts, seconds, joint)
        at = self.starts[keys % self.hashes]
        for _ in range(self.steps):
            at += self.keys[at] != keys
        return np.where(self.keys[at] == keys, self.rows[at], NONE)
