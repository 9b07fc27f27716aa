"""Find every wording of the vocabulary in a tokenized text in one pass.

All phrases of all files go into one matcher over the tokens' norms (lower case, straight apostrophes, "n't" as "not"),
so that the time a text takes does not grow with the vocabulary.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from dmv_claims.lexicon.inflect import noun_forms
from dmv_claims.lexicon.phrases import expand
from dmv_claims.vocabulary import Category, Vocabulary, VocabularyError

# No phrase of the vocabulary has more tokens; build_lexicon checks it.
LONGEST = 16


class Cue(NamedTuple):
    """A wording found: its label ("safeguard/encryption", "context.hedge") and its tokens, end exclusive."""

    label: str
    start: int
    end: int


class Half(NamedTuple):
    """One half of a pair found: the pair's number, which half, and its tokens."""

    pair: int
    second: bool
    start: int
    end: int


@dataclass(frozen=True)
class PairRule:
    """What two halves make: a category's label, how far apart they may stand, and whether the order is free."""

    label: str
    within: int
    any_order: bool


@dataclass(frozen=True)
class Lexicon:
    """The matcher and what its keys mean; built once for each pipeline."""

    matcher: PhraseMatcher
    labels: dict[int, str]
    masks: dict[int, str]
    halves: dict[int, tuple[int, bool]]
    pairs: tuple[PairRule, ...]


def build_lexicon(nlp: Language, vocabulary: Vocabulary) -> Lexicon:
    """Expand every phrase of the vocabulary and put it into one matcher; VocabularyError where one cannot be read."""
    strings: dict[str, list[str]] = defaultdict(list)
    pairs: list[PairRule] = []
    for category in vocabulary.categories:
        _add_category(category, vocabulary, strings, pairs)
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


def _add_category(
    category: Category, vocabulary: Vocabulary, strings: dict[str, list[str]], pairs: list[PairRule]
) -> None:
    label = f"{category.claim_type}/{category.name}"
    strings[label] += _expanded(label, category.phrases, vocabulary)
    strings[f"mask:{label}"] += _expanded(label, category.masks, vocabulary)
    for pair in category.pairs:
        strings[f"half:{len(pairs)}:0"] += _expanded(label, pair.first, vocabulary)
        strings[f"half:{len(pairs)}:1"] += _expanded(label, pair.then, vocabulary)
        pairs.append(PairRule(label, pair.within, pair.any_order))


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
                raise VocabularyError(
                    f"{key}: '{pattern.text}' has more than {LONGEST} words; shorten it or use a pair"
                )
        matcher.add(key, patterns)
        number = nlp.vocab.strings[key]
        if key.startswith("mask:"):
            lexicon.masks[number] = key.removeprefix("mask:")
        elif key.startswith("half:"):
            _, pair, half = key.split(":")
            lexicon.halves[number] = (int(pair), half == "1")
        else:
            lexicon.labels[number] = key
    return lexicon


def _tokenizer(nlp: Language) -> Callable[[str], Doc]:
    """Return the pipeline's tokenizer for short strings, which cuts each word of the vocabulary only once.

    spaCy cuts at blanks first and looks at one word at a time, so that the words of a phrase can be cut one by one;
    tens of thousands of phrases then take a fifth of the time.
    """
    known: dict[str, tuple[str, ...] | None] = {}

    def cut(word: str) -> tuple[str, ...] | None:
        tokens = nlp.make_doc(word)
        plain = all(token.norm_ == nlp.vocab[token.text].norm_ for token in tokens)
        return tuple(token.text for token in tokens) if plain else None

    def tokenize(string: str) -> Doc:
        words = string.split(" ")
        for word in words:
            if word not in known:
                known[word] = cut(word)
        parts = [known[word] for word in words]
        if any(part is None for part in parts):
            return nlp.make_doc(string)
        return Doc(nlp.vocab, words=[token for part in parts if part for token in part])

    return tokenize


def find_cues(doc: Doc, lexicon: Lexicon) -> list[Cue]:
    """Return the cues of a text by position; the longest of each label wins, and what a mask covers is left out."""
    masks: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found: list[Cue] = []
    halves: dict[int, list[Half]] = defaultdict(list)
    for number, start, end in lexicon.matcher(doc):
        if (label := lexicon.labels.get(number)) is not None:
            found.append(Cue(label, start, end))
        elif (half := lexicon.halves.get(number)) is not None:
            halves[half[0]].append(Half(*half, start, end))
        else:
            masks[lexicon.masks[number]].append((start, end))
    for places in masks.values():
        places.sort()
    sentences = list(accumulate(int(token.is_sent_start is True) for token in doc))
    for pair, parts in halves.items():
        rule = lexicon.pairs[pair]
        bare = [half for half in parts if not _is_masked(half.start, half.end, masks[rule.label])]
        found += _joined(bare, rule, sentences)
    return _longest([cue for cue in found if not _is_masked(cue.start, cue.end, masks[cue.label])])


def _joined(halves: list[Half], rule: PairRule, sentences: list[int]) -> Iterator[Cue]:
    """Join the halves of a pair that stand in one sentence and near enough; `sentences` counts sentences by token."""
    seconds = sorted((half for half in halves if half.second), key=lambda half: half.start)
    starts = [half.start for half in seconds]
    for first in (half for half in halves if not half.second):
        earliest = first.start - rule.within - LONGEST if rule.any_order else first.end
        near = seconds[bisect_left(starts, earliest) : bisect_right(starts, first.end + rule.within)]
        for then in near:
            start, end = min(first.start, then.start), max(first.end, then.end)
            if _fits(first, then, rule) and sentences[start] == sentences[end - 1]:
                yield Cue(rule.label, start, end)


def _fits(first: Half, then: Half, rule: PairRule) -> bool:
    if then.start >= first.end:
        return then.start - first.end <= rule.within
    return rule.any_order and first.start >= then.end and first.start - then.end <= rule.within


def _is_masked(start: int, end: int, masks: list[tuple[int, int]]) -> bool:
    """Tell whether a mask covers these tokens; only masks that begin a few tokens before can reach them."""
    near = masks[bisect_left(masks, (start - LONGEST, 0)) : bisect_left(masks, (start + 1, 0))]
    return any(end <= stop for _, stop in near)


def _longest(cues: list[Cue]) -> list[Cue]:
    """Drop each cue that lies within another of the same label."""
    kept: dict[str, list[Cue]] = defaultdict(list)
    for cue in sorted(cues, key=lambda c: (c.start, -c.end)):
        same = kept[cue.label]
        if not same or cue.end > same[-1].end:
            same.append(cue)
    return sorted((c for same in kept.values() for c in same), key=lambda c: (c.start, c.end, c.label))
