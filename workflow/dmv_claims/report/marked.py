"""Write a text and the notes beside it as HTML: claims as marks, their numbers where they end, where statements begin.

A document has hundreds of pieces. Here they cost a tenth of what a template takes for them.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from markupsafe import Markup

from dmv_claims.report.claims import Note
from dmv_claims.report.highlight import Piece
from dmv_claims.report.words import Tag, named


def escape(words: str) -> str:
    """Return words as HTML, for text and attributes, as templates do; without a Markup of each it costs a third."""
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words.replace("'", "&#39;").replace('"', "&#34;")


def marked(pieces: Iterable[Piece], noted: Mapping[str, Note], claiming: Collection[str]) -> Markup:
    """Return pieces as HTML, all words escaped; `claiming` are the statements that make a claim."""
    return Markup("".join([_piece(one, noted, claiming) for one in pieces]))


def _piece(piece: Piece, noted: Mapping[str, Note], claiming: Collection[str]) -> str:
    text, statement, claims, begins, finished = piece
    words = escape(text)
    if claims:
        first, *more = [noted[claim] for claim in claims]
        numbers = " ".join([str(one.number) for one in (first, *more)]) if more else first.number
        words = f'<mark class="{_escape(first.look)}" data-s="{_escape(statement)}" data-c="{numbers}">{words}</mark>'
    elif statement in claiming:
        words = f'<span class="s" data-s="{_escape(statement)}">{words}</span>'
    before = "".join([f'<span id="{_escape(one)}"></span>' for one in begins]) if begins else ""
    behind = "".join([_reference(noted[claim]) for claim in finished]) if finished else ""
    return before + words + behind


def _reference(note: Note) -> str:
    anchor, number = escape(note.anchor), note.number
    label = f"Claim {number}, {_escape(named(note.claim_type))}"
    return f'<a class="ref" id="{anchor}" href="#{anchor}" data-n="{number}" aria-label="{label}">{number}</a>'


def items(notes: Iterable[Note]) -> Markup:
    """Return notes as the items of a list, "" for none."""
    return Markup("\n".join(map(_item, notes)))


def _item(note: Note) -> str:
    number, _, anchor, claim_type, category, said, tags, look = note
    return (
        f'<li class="{_escape(look)}" data-n="{number}"><a href="#{escape(anchor)}">{number}</a>\n'
        f"{_told(claim_type, category, said, tags)}</li>"
    )


@lru_cache(maxsize=10_000)
def _told(claim_type: str, category: str, said: str, tags: tuple[Tag, ...]) -> str:
    """Return the words of an item, which many have in common."""
    beyond = f": {escape(said)}" if said else ""
    warnings = "".join([f'<span class="tag {escape(one.kind)}">{escape(one.label)}</span>\n' for one in tags])
    return (
        f'<span class="type">{escape(named(claim_type))}</span>\n'
        f'<span class="said">{escape(category)}{beyond}</span>\n{warnings}'
    )


# Names that stand in many places
_escape = lru_cache(maxsize=10_000)(escape)
