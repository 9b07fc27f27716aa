"""Show which words of a statement are others now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, OLD, NEW = "same", "del", "ins"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a statement: the same in both versions, or only in the old or the new one."""

    kind: str
    text: str


Pieces = tuple[Piece, ...]


def worded(before: str | None, after: str | None) -> Pieces:
    """Return the words of both versions in one; of a statement with one version only, all are the same."""
    if before is None or after is None or before == after:
        return (Piece(SAME, after or before or ""),)
    return tuple(_joined(_differences(_tokens(before), _tokens(after))))


def side(pieces: Pieces, without: str) -> Pieces:
    """Return the words of one version, `without` those of the other."""
    return tuple(piece for piece in pieces if piece.kind != without)


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+(?:[’']\w+)*|\s+|[^\w\s]", text)


def _differences(before: list[str], after: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield in turn what is the same, what was and what is there in its place."""
    for name, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        one, other = "".join(before[i:j]), "".join(after[k:m])
        yield (one, "", "") if name == "equal" else ("", one, other)


def _joined(differences: Iterator[tuple[str, str, str]]) -> Iterator[Piece]:
    """Yield pieces, words that change on both sides of a blank in one."""
    old = new = blank = ""
    for same, one, other in differences:
        if same.isspace() and (old or new):
            blank = same
        elif same:
            yield from _pieces(old, new, blank)
            old = new = blank = ""
            yield Piece(SAME, same)
        else:
            old, new, blank = old + (blank + one), new + (blank + other), ""
    yield from _pieces(old, new, blank)


def _pieces(old: str, new: str, blank: str) -> Iterator[Piece]:
    yield from (Piece(kind, text) for kind, text in ((OLD, old), (NEW, new), (SAME, blank)) if text)
