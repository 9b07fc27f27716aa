"""Conflicts as the index shows them: grouped by what they are about, both statements with the words that clash."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dmv_claims.report.addresses import claim_address
from dmv_claims.report.choice import Chosen
from dmv_claims.report.published import Row
from dmv_claims.report.quotes import Quote
from dmv_claims.report.words import Tag, tags


@dataclass(frozen=True, slots=True)
class Side:
    """One of two statements that cannot both be true, and where it stands."""

    quote: Quote
    address: str
    file: str
    question: int | None
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """The second statement of a conflict."""

    conflict_id: str
    strength: str
    side: Side


@dataclass(frozen=True, slots=True)
class Clash:
    """A statement and all that it clashes with in its group."""

    side: Side
    against: tuple[Against, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Conflicts of one state about the same thing; `n_shown` of them are in `clashes`."""

    group_id: str
    kind: str
    key: str
    n_conflicts: int
    n_shown: int
    clashes: tuple[Clash, ...]


def groups(chosen: Iterable[Chosen], claims: Mapping[str, tuple[Row, Quote]], pages: Mapping[str, str]) -> list[Group]:
    """Return contradictions as they are shown; `claims` with their quotes are by claim_id, `pages` by document_id."""

    def side(claim_id: str) -> Side:
        claim, quote = claims[claim_id]
        address = claim_address(pages[claim["document_id"]], claim_id)
        return Side(quote, address, claim["file"], claim["question_number"], tags(claim))

    return [_group(one, side) for one in chosen]


def _group(chosen: Chosen, side: Callable[[str], Side]) -> Group:
    first: dict[str, list[Against]] = {}
    for row in chosen.rows:
        first.setdefault(row["claim_a"], []).append(Against(row["conflict_id"], row["strength"], side(row["claim_b"])))
    clashes = tuple(Clash(side(claim), tuple(against)) for claim, against in first.items())
    row = chosen.rows[0]
    return Group(row["conflict_group"], row["kind"], row["key"], chosen.number, len(chosen.rows), clashes)
