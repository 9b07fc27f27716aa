"""Write a text and the notes beside it as HTML: claims as marks, their numbers where they end, where statements begin.

A document has hundreds of pieces. Here they cost a tenth of what a template takes for them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from markupsafe import Markup

from dmv_claims.report.claims import Note
from dmv_claims.report.highlight import Block, Piece
from dmv_claims.report.words import Tag, named


def escape(words: str) -> str:
    """Return words as HTML, for text and attributes, as templates do; without a Markup of each it costs a third."""
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words.replace("'", "&#39;").replace('"', "&#34;")


def sections(blocks: Iterable[Block], noted: Mapping[str, Note], claiming: Collection[str]) -> Markup:
    """Return blocks as HTML, all words escaped, and below each the notes on the claims that end in it.

    `claiming` are the statements that make a claim.
    """
    return Markup("".join([_section(one, noted, claiming) for one in blocks]))


def _section(block: Block, noted: Mapping[str, Note], claiming: Collection[str]) -> str:
    text = _marked(block.pieces, noted, claiming)
    shown = f'<h2 id="{escape(block.question)}">{text}</h2>' if block.question else f"<p>{text}</p>"
    finished = sorted([noted[claim] for *_, claims in block.pieces for claim in claims])
    return f'<section class="part">\n{shown}\n{_items(finished) if finished else ""}</section>\n'


def _marked(pieces: Iterable[Piece], noted: Mapping[str, Note], claiming: Collection[str]) -> str:
    made = []
    for text, statement, claims, begins, finished in pieces:
        for one in begins:
            made.append(f'<span id="{_escape(one)}"></span>')
        if claims:
            made.append(_mark(text, statement, [noted[claim] for claim in claims]))
        elif statement in claiming:
            made.append(f'<span class="s" data-s="{_escape(statement)}">{escape(text)}</span>')
        else:
            made.append(escape(text))
        for claim in finished:
            made.append(_reference(noted[claim]))
    return "".join(made)


def _mark(text: str, statement: str, notes: Sequence[Note]) -> str:
    look, numbers = _escape(notes[0].look), " ".join([str(one.number) for one in notes])
    return f'<mark class="{look}" data-s="{_escape(statement)}" data-c="{numbers}">{escape(text)}</mark>'


def _reference(note: Note) -> str:
    anchor, number = escape(note.anchor), note.number
    label = f"Claim {number}, {_escape(named(note.claim_type))}"
    return f'<a class="ref" id="{anchor}" href="#{anchor}" data-n="{number}" aria-label="{label}">{number}</a>'


def _items(notes: Iterable[Note]) -> str:
    items = "\n".join(map(_item, notes))
    return f'<ul class="notes" aria-label="Claims of this paragraph">\n{items}\n</ul>\n'


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
