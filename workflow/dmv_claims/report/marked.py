"""Write a text and the notes beside it as HTML: claims as marks, their numbers where they end, where statements begin.

A document has hundreds of pieces. Here they cost a tenth of what a template takes for them.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import markupsafe
from markupsafe import Markup

from dmv_claims.report.claims import Note
from dmv_claims.report.highlight import Piece
from dmv_claims.report.words import named

# Most words are those of a few names.
escape = lru_cache(maxsize=10_000)(markupsafe.escape)
SPECIAL = re.compile("[&<>'\"]")


def escape_text(words: str) -> str:
    """Return words of a document as HTML; most pieces have nothing to escape."""
    return markupsafe.escape(words) if SPECIAL.search(words) else words


def marked(pieces: Iterable[Piece], noted: Mapping[str, Note], claiming: Collection[str]) -> Markup:
    """Return pieces as HTML, all words escaped; `claiming` are the statements that make a claim."""
    return Markup("".join([_piece(one, noted, claiming) for one in pieces]))


def _piece(piece: Piece, noted: Mapping[str, Note], claiming: Collection[str]) -> str:
    words = escape_text(piece.text)
    if piece.claims:
        numbers = " ".join([str(noted[claim].number) for claim in piece.claims])
        look = escape(noted[piece.claims[0]].look)
        words = f'<mark class="{look}" data-s="{escape(piece.statement)}" data-c="{numbers}">{words}</mark>'
    elif piece.statement in claiming:
        words = f'<span class="s" data-s="{escape(piece.statement)}">{words}</span>'
    # Joined as plain text: added to one another, such words would be escaped again.
    begins = [f'<span id="{escape(statement)}"></span>' for statement in piece.begins]
    return "".join([*begins, words, *[_reference(noted[claim]) for claim in piece.finished]])


def _reference(note: Note) -> str:
    anchor, number = escape(note.anchor), note.number
    label = f"Claim {number}, {escape(named(note.claim_type))}"
    return f'<a class="ref" id="{anchor}" href="#{anchor}" data-n="{number}" aria-label="{label}">{number}</a>'


def items(notes: Iterable[Note]) -> Markup:
    """Return notes as the items of a list, "" for none."""
    return Markup("\n".join(map(_item, notes)))


def _item(note: Note) -> str:
    said = f": {escape_text(note.said)}" if note.said else ""
    tags = "".join([f'<span class="tag {escape(one.kind)}">{escape(one.label)}</span>\n' for one in note.tags])
    return (
        f'<li class="{escape(note.look)}" data-n="{note.number}"><a href="#{escape(note.anchor)}">{note.number}</a>\n'
        f'<span class="type">{escape(named(note.claim_type))}</span>\n'
        f'<span class="said">{escape(note.category)}{said}</span>\n'
        f"{tags}</li>"
    )
