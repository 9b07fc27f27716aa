"""Find every wording of the vocabulary in a tokenized text in one pass.

All phrases of all files go into one tree over the tokens' norms (lower case, straight apostrophes, "n't" as "not"), so
that the time a text takes does not grow with the vocabulary.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from spacy.language import Language

from dmv_claims.lexicon.inflect import noun_forms
from dmv_claims.lexicon.phrases import options, unhyphened
from dmv_claims.lexicon.tree import Node, Place, Words, grow, walk
from dmv_claims.vocabulary import Vocabulary, VocabularyError

# No phrase of the vocabulary has more tokens; build_lexicon checks it.
LONGEST = 16

# The order of cues: by start, end and label.
BY_PLACE = itemgetter(1, 2, 0)


class Cue(NamedTuple):
    """A wording found: its label ("safeguard/encryption", "context.hedge") and its tokens, end exclusive."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class PairRule:
    """What two halves make: a category's label, how far apart they may stand, and whether the order is free.

    `first` and `then` are the numbers of the halves; halves with the same phrases have the same number.
    """

    label: str
    first: int
    then: int
    within: int
    any_order: bool


@dataclass(frozen=True)
class Lexicon:
    """The tree of all phrases, and the pairs; built once for each pipeline."""

    root: Node
    pairs: tuple[PairRule, ...]


def build_lexicon(nlp: Language, vocabulary: Vocabulary) -> Lexicon:
    """Put every phrase of the vocabulary into one tree; VocabularyError where one cannot be read."""
    builder = _Builder(nlp, vocabulary.irregular)
    pairs: list[PairRule] = []
    halves: dict[tuple[str, ...], int] = {}
    for category in vocabulary.categories:
        label = f"{category.claim_type}/{category.name}"
        builder.add("labels", label, label, category.phrases)
        builder.add("masks", label, label, category.masks)
        for pair in category.pairs:
            for half in (pair.first, pair.then):
                if half not in halves:
                    halves[half] = len(halves)
                    builder.add("halves", halves[half], label, half)
            pairs.append(PairRule(label, halves[pair.first], halves[pair.then], pair.within, pair.any_order))
    for label, phrases in vocabulary.cues.items():
        builder.add("labels", label, label, phrases)
        builder.add("masks", label, label, vocabulary.masks.get(label, ()))
    for state in vocabulary.states:
        names = (state.name, *state.agencies, *(form for name in state.people for form in noun_forms(name)))
        builder.add_names("parties.agency", state.agencies)
        builder.add_names(f"state:{state.code}", names)
    return Lexicon(builder.root, tuple(pairs))


class _Builder:
    """A tree of phrases that grows."""

    def __init__(self, nlp: Language, irregular: Mapping[str, Sequence[str]]) -> None:
        """Cut words with the tokenizer of a pipeline."""
        self.root = Node()
        self.irregular = irregular

        @cache
        def cut(string: str) -> Words:
            # spaCy cuts at blanks first and looks at one word at a time
            return tuple(norm for word in string.split(" ") for norm in cut_word(word))

        @cache
        def cut_word(word: str) -> Words:
            return tuple(token.norm_ for token in nlp.make_doc(word))

        self.cut = cut

    def add(self, kind: str, key: str | int, label: str, phrases: Iterable[str]) -> None:
        """Have all strings of phrases stand for a key; VocabularyError, which names the label, where they cannot."""
        for phrase in phrases:
            try:
                places = options(phrase, self.irregular)
            except ValueError as error:
                raise VocabularyError(f"{label}: {error}") from error
            self._put(kind, key, label, places)
            blanks = [list(map(unhyphened, place)) for place in places]
            if blanks != places:
                self._put(kind, key, label, blanks)

    def add_names(self, label: str, names: Iterable[str]) -> None:
        """Have names, which are no phrases, stand for a label."""
        self._put("labels", label, label, [list(names)])

    def _put(self, kind: str, key: str | int, label: str, places: list[list[str]]) -> None:
        cut = [[self.cut(option) for option in place] for place in places]
        longest = [norm for place in cut for norm in max(place, key=len, default=())]
        if len(longest) > LONGEST:
            words = " ".join(longest)
            raise VocabularyError(f"{label}: '{words}' has more than {LONGEST} words; shorten it or use a pair")
        for node in grow(self.root, cut):
            if key not in getattr(node, kind):
                setattr(node, kind, (*getattr(node, kind), key))


def find_cues(norms: Sequence[str], sentences: Sequence[int], lexicon: Lexicon) -> list[Cue]:
    """Return the cues of a text by position; the longest of each label wins, and what a mask covers is left out.

    `sentences` counts the sentences by token: no pair reaches from one into the next.
    """
    found: dict[str, list[Place]] = defaultdict(list)
    masks: dict[str, list[Place]] = defaultdict(list)
    halves: dict[int, list[Place]] = defaultdict(list)
    for node, place in walk(lexicon.root, norms):
        for label in node.labels:
            found[label].append(place)
        for half in node.halves:
            halves[half].append(place)
        for label in node.masks:
            masks[label].append(place)
    for rule in lexicon.pairs:
        if rule.first in halves and rule.then in halves:
            found[rule.label] += _joined(halves[rule.first], halves[rule.then], rule, masks[rule.label], sentences)
    for label, same in masks.items():
        found[label] = [place for place in found[label] if not _is_masked(*place, same)]
    cues = sorted((start, end, label) for label, places in found.items() for start, end in _longest(places))
    return [Cue(label, start, end) for start, end, label in cues]


def _joined(
    firsts: list[Place], seconds: list[Place], rule: PairRule, masks: list[Place], sentences: Sequence[int]
) -> Iterator[Place]:
    """Join the halves of a pair that stand in one sentence and near enough."""
    for first in firsts:
        earliest = first[0] - rule.within - LONGEST if rule.any_order else first[1]
        near = seconds[bisect_left(seconds, (earliest, 0)) : bisect_left(seconds, (first[1] + rule.within + 1, 0))]
        for then in near:
            start, end = min(first[0], then[0]), max(first[1], then[1])
            if (
                _fits(first, then, rule)
                and sentences[start] == sentences[end - 1]
                and not _is_masked(*first, masks)
                and not _is_masked(*then, masks)
            ):
                yield start, end


def _fits(first: Place, then: Place, rule: PairRule) -> bool:
    if then[0] >= first[1]:
        return then[0] - first[1] <= rule.within
    return rule.any_order and first[0] >= then[1] and first[0] - then[1] <= rule.within


def _is_masked(start: int, end: int, masks: list[Place]) -> bool:
    """Tell whether a mask covers these tokens; only masks that begin a few tokens before can reach them."""
    if not masks:
        return False
    near = masks[bisect_left(masks, (start - LONGEST, 0)) : bisect_left(masks, (start + 1, 0))]
    return any(end <= stop for _, stop in near)


def _longest(places: list[Place]) -> list[Place]:
    """Drop each place within another one."""
    kept: list[Place] = []
    for start, end in sorted(places):
        if kept and kept[-1][0] == start:
            kept[-1] = start, end
        elif not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept
