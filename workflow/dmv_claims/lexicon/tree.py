"""Keep all phrases in one tree, so that a text is looked through once, one step down the tree for each word.

Phrases with the same beginning share its nodes, while the tree is built as well: a phrase of six places with four
alternatives each stands for 4,096 strings, none of which is ever written out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

Words = tuple[str, ...]
# The first word of a phrase, and the one behind it.
Place = tuple[int, int]


@dataclass(slots=True, eq=False)
class Node:
    """A place in the tree: the words that can follow, and what the phrases that end here stand for.

    `labels` are those of cues, `masks` the labels that these words only look like, `halves` the numbers of halves of
    pairs.
    """

    then: "dict[str, Node]" = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    halves: tuple[int, ...] = ()


def grow(root: Node, places: Iterable[Iterable[Words]]) -> list[Node]:
    """Add a phrase, given by what can stand in each of its places, and return the nodes where it ends."""
    nodes = [root]
    for options in places:
        ends: dict[Node, None] = {}
        for words in options:
            for node in nodes:
                for word in words:
                    node = node.then.get(word) or node.then.setdefault(word, Node())  # noqa: PLW2901
                ends[node] = None
        nodes = list(ends)
    return [node for node in nodes if node is not root]


def walk(root: Node, words: Sequence[str]) -> Iterator[tuple[Node, Place]]:
    """Yield each node where a phrase of the text ends, with the place of the phrase, by first word and length."""
    padded = [*words, ""]
    for start, word in enumerate(words):
        node, end = root.then.get(word), start + 1
        while node is not None:
            if node.labels or node.halves or node.masks:
                yield node, (start, end)
            node = node.then.get(padded[end])
            end += 1
