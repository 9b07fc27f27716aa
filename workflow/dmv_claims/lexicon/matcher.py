"""Find every wording of the vocabulary in a tokenized text in one pass.

All phrases of all files go into one matcher over the tokens' norms (lower case, straight apostrophes, "n't" as "not"),
so that the time a text takes does not grow with the vocabulary.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from dmv_claims.lexicon.inflect import noun_forms
from dmv_claims.lexicon.phrases import expand
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


Place = tuple[int, int]


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
    """The matcher and what its keys mean; built once for each pipeline."""

    matcher: PhraseMatcher
    labels: dict[int, str]
    masks: dict[int, str]
    halves: dict[int, int]
    pairs: tuple[PairRule, ...]


def build_lexicon(nlp: Language, vocabulary: Vocabulary) -> Lexicon:
    """Expand every phrase of the vocabulary and put it into one matcher; VocabularyError where one cannot be read."""
    strings: dict[str, list[str]] = defaultdict(list)
    pairs: list[PairRule] = []
    halves: dict[tuple[str, ...], int] = {}
    for category in vocabulary.categories:
        label = f"{category.claim_type}/{category.name}"
        strings[label] += _expanded(label, category.phrases, vocabulary)
        strings[f"mask:{label}"] += _expanded(label, category.masks, vocabulary)
        for pair in category.pairs:
            for half in (pair.first, pair.then):
                if half not in halves:
                    halves[half] = len(halves)
                    strings[f"half:{halves[half]}"] += _expanded(label, half, vocabulary)
            pairs.append(PairRule(label, halves[pair.first], halves[pair.then], pair.within, pair.any_order))
    for label, phrases in vocabulary.cues.items():
        strings[label] += _expanded(label, phrases, vocabulary)
    for state in vocabulary.states:
        strings["parties.agency"] += state.agencies
        strings[f"state:{state.code}"] += [
            state.name,
            *state.agencies,
            *(form for name in state.people for form in noun_forms(name)),
        ]
    return _compile(nlp, strings, tuple(pairs))


def _expanded(label: str, phrases: tuple[str, ...], vocabulary: Vocabulary) -> list[str]:
    try:
        return [string for phrase in phrases for string in expand(phrase, vocabulary.irregular)]
    except ValueError as error:
        raise VocabularyError(f"{label}: {error}") from error


def _compile(nlp: Language, strings: dict[str, list[str]], pairs: tuple[PairRule, ...]) -> Lexicon:
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    lexicon = Lexicon(matcher, {}, {}, {}, pairs)
    tokenize = _tokenizer(nlp)
    for key, values in strings.items():
        patterns = [tokenize(value) for value in dict.fromkeys(values)]
        for pattern in patterns:
            if len(pattern) > LONGEST:
                words = " ".join(nlp.vocab.strings[norm] for norm in pattern)
                raise VocabularyError(f"{key}: '{words}' has more than {LONGEST} words; shorten it or use a pair")
        matcher.add(key, patterns)  # type: ignore[arg-type]
        number = nlp.vocab.strings[key]
        if key.startswith("mask:"):
            lexicon.masks[number] = key.removeprefix("mask:")
        elif key.startswith("half:"):
            lexicon.halves[number] = int(key.removeprefix("half:"))
        else:
            lexicon.labels[number] = key
    return lexicon


def _tokenizer(nlp: Language) -> Callable[[str], list[int]]:
    """Return the pipeline's tokenizer for phrases, which gives the norms as numbers and cuts each word only once.

    spaCy cuts at blanks first and looks at one word at a time, so that the words of a phrase can be cut one by one;
    and its matcher takes numbers in place of documents, as it does on unpickling. Hundreds of thousands of phrases
    then take a tenth of the time.
    """

    @cache
    def cut(word: str) -> tuple[int, ...]:
        return tuple(token.norm for token in nlp.make_doc(word))

    return lambda string: list(chain.from_iterable(map(cut, string.split(" "))))


def find_cues(doc: Doc, lexicon: Lexicon) -> list[Cue]:
    """Return the cues of a text by position; the longest of each label wins, and what a mask covers is left out."""
    masks: dict[str, list[Place]] = defaultdict(list)
    found: list[tuple[str, int, int]] = []
    halves: dict[int, list[Place]] = defaultdict(list)
    for number, start, end in lexicon.matcher(doc):
        # Halves of pairs are most of what is found.
        if (half := lexicon.halves.get(number)) is not None:
            halves[half].append((start, end))
        elif (label := lexicon.labels.get(number)) is not None:
            found.append((label, start, end))
        else:
            masks[lexicon.masks[number]].append((start, end))
    for places in (*masks.values(), *halves.values()):
        places.sort()
    sentences: list[int] = np.cumsum(doc.to_array(["SENT_START"]) == 1).tolist()
    for rule in lexicon.pairs:
        if rule.first in halves and rule.then in halves:
            found += _joined(halves[rule.first], halves[rule.then], rule, masks[rule.label], sentences)
    masked = {label for label, places in masks.items() if places}
    return _longest([one for one in found if one[0] not in masked or not _is_masked(one[1], one[2], masks[one[0]])])


def _joined(
    firsts: list[Place], seconds: list[Place], rule: PairRule, masks: list[Place], sentences: list[int]
) -> Iterator[tuple[str, int, int]]:
    """Join the halves of a pair that stand in one sentence and near enough; `sentences` counts sentences by token."""
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
                yield rule.label, start, end


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


def _longest(cues: list[tuple[str, int, int]]) -> list[Cue]:
    """Drop each cue that lies within another of the same label."""
    places: dict[str, list[Place]] = defaultdict(list)
    for label, start, end in cues:
        places[label].append((start, -end))
    kept: list[Cue] = []
    for label, same in places.items():
        last = -1
        for start, minus_end in sorted(same):
            if -minus_end > last:
                last = -minus_end
                kept.append(Cue(label, start, last))
    return sorted(kept, key=BY_PLACE)
