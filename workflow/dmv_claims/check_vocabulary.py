"""Check every file of the vocabulary before any job begins, and tell the line of the first fault."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from dmv_claims.citations import load_citation_forms
from dmv_claims.durations import load_duration_forms
from dmv_claims.phrase_syntax import check_phrase
from dmv_claims.profiles.headlines import load_headlines
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.vocabulary import (
    FOLDER,
    Vocabulary,
    VocabularyError,
    load_lookalikes,
    load_thresholds,
    load_topics,
    load_vocabulary,
)
from dmv_claims.yaml_lines import line_of

LOADERS: dict[str, Callable[[Path], object]] = {
    "topics.yaml": load_topics,
    "lookalikes.yaml": load_lookalikes,
    "learned.yaml": load_thresholds,
    "headlines.yaml": load_headlines,
    "segmentation.yaml": load_sentence_rules,
    "citations.yaml": load_citation_forms,
    "durations.yaml": load_duration_forms,
}


def check_vocabulary(folder: Path = FOLDER) -> None:
    """Raise VocabularyError, with file and line, at the first fault in a folder's files."""
    try:
        _check_phrases(load_vocabulary(folder))
        for file, load in LOADERS.items():
            _check_shape(file, load, folder)
    except ValueError as error:
        raise VocabularyError(_with_line(str(error).replace(f"{folder}/", ""), folder)) from error


def _check_phrases(vocabulary: Vocabulary) -> None:
    for where, phrase in _phrases(vocabulary):
        try:
            check_phrase(phrase)
        except ValueError as error:
            raise VocabularyError(f"{where}: {error}") from error


def _phrases(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield every phrase with the place that it stands in."""
    for one in vocabulary.categories:
        halves = (words for pair in one.pairs for words in (pair.first, pair.then))
        for phrase in chain(one.phrases, one.masks, *halves):
            yield f"{one.claim_type}.yaml: categories: {one.name}", phrase
    for name, phrases in vocabulary.cues.items():
        file, _, key = name.partition(".")
        for phrase in chain(phrases, vocabulary.masks.get(name, ())):
            yield f"{file}.yaml: {key}", phrase


def _check_shape(file: str, load: Callable[[Path], object], folder: Path) -> None:
    """Load a file; what its loader does not look at, and stumbles over, is a fault of the file as well."""
    try:
        load(folder)
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        about = f"{type(error).__name__}: {error}"
        action = "compare it with the version before, and give each key the same kind of value"
        raise VocabularyError(f"{file}: cannot be read ({about}); {action}") from error


def _with_line(message: str, folder: Path) -> str:
    """Put the line behind the name of the file, as far as what is said leads to a key."""
    file, _, said = message.partition(": ")
    if not (folder / file).is_file():
        return message
    line = line_of(folder / file, map(str.strip, re.split("[:']", said)))
    # A key that is missing could stand at the top.
    if not line and said.startswith("key '"):
        line = 1
    return f"{file}, line {line}: {said}" if line else message
