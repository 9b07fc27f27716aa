"""Join lines, and the words that were broken at their ends."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# What is broken: the last word of a line with its hyphen, the first one of the next
HEAD, TAIL = re.compile(r"(?<![\w’'-])([^\W_][\w’'-]*)-$"), re.compile(r"[^\W_][\w’'-]*")
POSSESSIVE = re.compile(r"[’']")
# Words that other words are hung onto, and that hardly any word begins with
FIRST_HALVES = frozenset({"court", "cross", "non", "self", "third", "well"})
# Dashes and slashes join without a blank where none stands before them.
JOINS = re.compile(r"[\w)”][-—–/]$")


class Hyphens:
    """The words of a document, by which a hyphen at the end of a line is told from one that belongs to the word."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take all lines of a document; the halves of words that may be broken do not count."""
        self._words: set[str] = set()
        is_broken = False
        for line in lines:
            start = TAIL.match(line) if is_broken else None
            head = HEAD.search(line)
            whole = line[start.end() if start else 0 : head.start() if head else None]
            self._words.update(word.lower() for word in WORD.findall(whole))
            is_broken = head is not None

    def glue(self, above: str, below: str) -> tuple[int, str]:
        """Return how much of the end of a line goes, and what stands between it and the next line of its paragraph."""
        head, tail = HEAD.search(above), TAIL.match(below)
        if head and tail:
            return (1, "") if self._is_broken(head[1], POSSESSIVE.split(tail[0])[0]) else (0, "")
        return (0, "") if JOINS.search(above) else (0, " ")

    def _is_broken(self, head: str, tail: str) -> bool:
        """Tell "infor-mation", whose hyphen goes, from "court-ordered", "321-A" and "Smith-Jones"."""
        if not (head + tail).replace("-", "").isalpha() or tail[0].isupper():
            return self._knows(head + tail)
        if self._knows(head + tail) or self._knows(f"{head}-{tail}"):
            return self._knows(head + tail)
        # Two words of the document are two words here as well.
        return not (head.lower() in FIRST_HALVES or (self._knows(head) and self._knows(tail)))

    def _knows(self, word: str) -> bool:
        return word.lower() in self._words
