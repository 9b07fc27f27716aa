"""Find statements that are likely the same sentence in other words, without holding each against each."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

# Twice the words in common, of the words of both. Below it, more differs than stays.
LEAST = 0.5


def similar(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of ranks whose statements share enough words, the most similar first.

    Of several as similar as each other, those come first that stand closest to the same rank.
    """
    words = [_words(text) for text in after]
    having = defaultdict(list)
    for j, own in enumerate(words):
        for word in own:
            having[word].append(j)
    found = []
    for i, text in enumerate(before):
        own = _words(text)
        shared = Counter(j for word in own for j in having[word])
        scored = ((2 * count / (len(own) + len(words[j])), j) for j, count in shared.items())
        found += [(-score, abs(i - j), i, j) for score, j in scored if score >= LEAST]
    return [(i, j) for _, _, i, j in sorted(found)]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))
