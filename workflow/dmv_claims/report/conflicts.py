"""Conflicts as the index shows them: grouped by what they are about, both statements with the words that clash."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dmv_claims.report.addresses import claim_address
from dmv_claims.report.published import Row
from dmv_claims.report.quotes import Quote, quoted
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
    """Conflicts of one state about the same thing."""

    group_id: str
    state: str
    kind: str
    key: str
    n_conflicts: int
    clashes: tuple[Clash, ...]


def groups(
    conflicts: Sequence[Row], claims: Mapping[str, Row], texts: Mapping[str, str], pages: Mapping[str, str]
) -> list[Group]:
    """Return the conflicts of a state by group, in each the surest first, and groups with hard ones first.

    `claims` are by claim_id; `texts` and `pages` by document_id.
    """

    def side(claim_id: str) -> Side:
        claim = claims[claim_id]
        document = claim["document_id"]
        address = claim_address(pages[document], claim_id)
        quote = quoted(claim, texts[document])
        return Side(quote, address, claim["file"], claim["question_number"], tags(claim))

    def order(one: Row) -> tuple[object, ...]:
        by_model = sum(claims[one[name]]["found_by"] == "model" for name in ("claim_a", "claim_b"))
        return one["kind"], one["key"], one["conflict_group"], one["strength"] == "soft", by_model

    ordered = sorted(conflicts, key=order)
    found = [_group(list(rows), side) for _, rows in groupby(ordered, key=lambda one: one["conflict_group"])]
    return sorted(found, key=lambda one: one.clashes[0].against[0].strength == "soft")


def _group(rows: Sequence[Row], side: Callable[[str], Side]) -> Group:
    first: dict[str, list[Against]] = {}
    for row in rows:
        first.setdefault(row["claim_a"], []).append(Against(row["conflict_id"], row["strength"], side(row["claim_b"])))
    clashes = tuple(Clash(side(claim), tuple(against)) for claim, against in first.items())
    row = rows[0]
    return Group(row["conflict_group"], row["state"], row["kind"], row["key"], len(rows), clashes)
