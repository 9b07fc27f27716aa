"""Arrange the changes of claims as a reader looks at them: by document, and there by statement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dmv_claims.diff.change import CLAIM, DOCUMENT, READING, TEXT, Change
from dmv_claims.diff.words import NEW, OLD, Piece, Pieces, worded

# What has become of a claim, the weightiest first.
KINDS = ("changed", "lost", "gained", "reworded", "moved")
# What becomes of a document and of all its claims together.
WHOLE = {"added", "removed", "accepted", "rejected"}
# How a document is called whose words are others, and one of which only the reading is.
EDITED = {TEXT: "edited", READING: "the same file, read otherwise"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim and what became of it; `rows` has an entry for every value that changed."""

    rows: tuple[Change, ...]

    @property
    def first(self) -> Change:
        """What all rows have in common."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Card:
    """A statement with the words of both versions, and its claims."""

    words: Pieces
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document: what became of it and of its statements; `more` is the number of claims that are left out."""

    file: str
    changes: tuple[Change, ...]
    cards: tuple[Card, ...]
    more: int

    @property
    def head(self) -> str:
        """What became of it in a word or two."""
        found = [EDITED[one.cause or ""] if one.column == "text" else one.change for one in self.changes]
        return ", ".join(dict.fromkeys(found)) or "the same document"

    @property
    def facts(self) -> tuple[Change, ...]:
        """The columns of it that changed, its text aside, which its statements tell."""
        return tuple(one for one in self.changes if one.column and one.column != "text")

    @property
    def whole(self) -> bool:
        """Whether it came or went as a whole, so that none of its claims is news by itself."""
        return bool(WHOLE & {one.change for one in self.changes})


def claims_of(changes: Iterable[Change]) -> list[Claim]:
    """Return the claims of changes, the rows of each together."""
    rows: dict[tuple[str | None, str | None], list[Change]] = {}
    for one in changes:
        if one.what == CLAIM:
            rows.setdefault(one.claim, []).append(one)
    return [Claim(tuple(own)) for own in rows.values()]


def documents_of(changes: Iterable[Change], most: int) -> list[Document]:
    """Return the documents of a state by file name, with `most` statements in all, the weightiest of each first."""
    own = sorted((one for one in changes if one.what in (DOCUMENT, CLAIM)), key=lambda one: one.file or "")
    found = []
    for file, rows in groupby(own, lambda one: one.file or ""):
        document = _document(file, list(rows), most)
        most -= len(document.cards)
        found.append(document)
    return found


def _document(file: str, changes: Sequence[Change], most: int) -> Document:
    own = tuple(one for one in changes if one.what == DOCUMENT)
    statements = _statements(claims_of(changes))
    cards = tuple(_card(claims, bool(WHOLE & {one.change for one in own})) for claims in statements[:most])
    return Document(file, own, cards, sum(map(len, statements[most:])))


def _statements(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return the claims by statement, in the order of the text, those that only say the same in other words at the end.

    What came or went stands with the claims that tie the two versions of its statement.
    """
    found: list[list[Claim]] = []
    home: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: one.first.change in ("lost", "gained")):
        quotes = [quote for quote in (claim.first.quote_before, claim.first.quote_after) if quote]
        statement = next((home[quote] for quote in quotes if quote in home), None)
        if statement is None:
            statement = []
            found.append(statement)
        statement.append(claim)
        for quote in quotes:
            home.setdefault(quote, statement)
    return sorted(
        found, key=lambda own: (all(one.first.change in ("reworded", "moved") for one in own), _place(own[0]))
    )


def _place(claim: Claim) -> tuple[int, str]:
    """Return the rank of a claim's statement, which its id has after that of the document."""
    _, _, rest = str(claim.first.claim_id_after or claim.first.claim_id_before).partition(".")
    statement = rest.partition(".")[0]
    return len(statement), statement


def _card(claims: Sequence[Claim], whole: bool) -> Card:
    one = claims[0].first
    words = worded(one.quote_before, one.quote_after)
    if one.cause == TEXT and not whole and one.change in ("lost", "gained"):
        words = (Piece(OLD if one.change == "lost" else NEW, words[0].text),)
    ranked = sorted(claims, key=lambda claim: KINDS.index(claim.first.change))
    return Card(words, tuple(ranked))
