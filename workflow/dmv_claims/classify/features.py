"""Turn the words of a statement into features: stems, parts of words, and pairs of words.

Parts of words let "encryption" speak for what only "encrypted" was seen with; pairs tell "break the law" from "law".
Every feature belongs to one word or one pair, so that the weights of a word can be added up once and kept.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

# Of a word with its ends marked ("<word>"), the parts of these lengths.
PARTS = (4, 5)
# Endings that inflect or derive, the longer first; a stem keeps at least four letters (after Porter 1980, step 1).
ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "ly")
STEM = 4
# Words that make no pair with what stands around them.
PREPOSITIONS = ("of", "to", "in", "for", "by", "on", "with", "at", "as")
OTHERS = ("the", "a", "an", "and", "or", "that", "it", "its", "this", "their")
VERBS = ("is", "are", "be", "was", "were", "has", "have")
FUNCTION_WORDS = frozenset((*PREPOSITIONS, *OTHERS, *VERBS))
# How many words are kept with what was found out about them; texts come again to the same few thousand.
KEPT = 65_536
# What joins the words of a pair: neighbours, and content words that may stand apart.
NEIGHBOURS, CONTENT = JOINTS = "_+"

Places = npt.NDArray[np.int64]


@lru_cache(KEPT)
def is_word(norm: str) -> bool:
    """Tell words and numbers from punctuation."""
    return any(letter.isalnum() for letter in norm)


@lru_cache(KEPT)
def stem(norm: str) -> str:
    """Return a word without its ending, where enough of it is left."""
    for ending in ENDINGS:
        if norm.endswith(ending) and len(norm) - len(ending) >= STEM:
            return norm[: -len(ending)]
    return norm


def word_features(norm: str) -> list[str]:
    """Return the features of one word; parts of words begin with "~"."""
    marked = f"<{norm}>"
    parts = [marked[at : at + length] for length in PARTS for at in range(len(marked) - length + 1)]
    return [stem(norm), *(f"~{part}" for part in parts)]


def pairings(words: Places, content: Places) -> Iterator[tuple[str, Places, Places]]:
    """Yield what joins two words to a pair, the places of all first words and those of all second ones.

    Neighbours among `words` make pairs, and those of `content` with at most one other between them.
    """
    yield NEIGHBOURS, words[:-1], words[1:]
    for apart in (1, 2):
        yield CONTENT, content[:-apart], content[apart:]


def features(norms: Sequence[str]) -> Iterator[str]:
    """Yield every feature of a statement, as often as it occurs."""
    words = [norm for norm in norms if is_word(norm)]
    for norm in words:
        yield from word_features(norm)
    stems = [stem(norm) for norm in words]
    content = np.flatnonzero([one not in FUNCTION_WORDS for one in stems])
    for joint, firsts, seconds in pairings(np.arange(len(words)), content):
        for first, second in zip(firsts.tolist(), seconds.tolist(), strict=True):
            yield f"{stems[first]}{joint}{stems[second]}"
