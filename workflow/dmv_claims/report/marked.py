"""Write a text and the notes beside it as HTML: claims as marks, their numbers where they end, where statements begin.

A document has hundreds of pieces. Here they cost a tenth of what a template takes for them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

import markupsafe
from markupsafe import Markup

from dmv_claims.report.claims import Note
from dmv_claims.report.highlight import Piece
from dmv_claims.report.words import named

# Most words are those of a few names.
escape = lru_cache(maxsize=10_000)(markupsafe.escape)


def marked(pieces: Iterable[Piece], noted: Mapping[str, Note], claiming: Collection[str]) -> Markup:
    """Return pieces as HTML, all words escaped; `claiming` are the statements that make a claim."""
    # Joined as plain text: Markup would escape what is HTML already.
    return Markup("".join(part for one in pieces for part in _parts(one, noted, claiming)))


def _parts(piece: Piece, noted: Mapping[str, Note], claiming: Collection[str]) -> Iterator[str]:
    for statement in piece.begins:
        yield f'<span id="{escape(statement)}"></span>'
    words = markupsafe.escape(piece.text)
    if piece.claims:
        numbers = " ".join([str(noted[claim].number) for claim in piece.claims])
        look = escape(noted[piece.claims[0]].look)
        yield f'<mark class="{look}" data-s="{escape(piece.statement)}" data-c="{numbers}">{words}</mark>'
    elif piece.statement in claiming:
        yield f'<span class="s" data-s="{escape(piece.statement)}">{words}</span>'
    else:
        yield words
    for claim in piece.finished:
        yield _reference(noted[claim])


def _reference(note: Note) -> str:
    anchor, number = escape(note.anchor), note.number
    label = f"Claim {number}, {escape(named(note.claim_type))}"
    return f'<a class="ref" id="{anchor}" href="#{anchor}" data-n="{number}" aria-label="{label}">{number}</a>'


def items(notes: Iterable[Note]) -> Markup:
    """Return notes as the items of a list, "" for none."""
    return Markup("\n".join(map(_item, notes)))


def _item(note: Note) -> str:
    said = f": {markupsafe.escape(note.said)}" if note.said else ""
    tags = "".join([f'<span class="tag {escape(one.kind)}">{escape(one.label)}</span>\n' for one in note.tags])
    return (
        f'<li class="{escape(note.look)}" data-n="{note.number}"><a href="#{escape(note.anchor)}">{note.number}</a>\n'
        f'<span class="type">{escape(named(note.claim_type))}</span>\n'
        f'<span class="said">{escape(note.category)}{said}</span>\n'
        f"{tags}</li>"
    )
