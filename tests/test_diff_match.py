"""Which claims of two versions of a document are the same, and what of them changed."""

import pytest
from dmv_claims.diff.change import Row
from dmv_claims.diff.match import match_versions
from dmv_claims.diff.similar import similar

ORDER = "ICE needs a court order to get any record."
NO_ORDER = "ICE needs no court order to get any record."
KEPT = "The agency keeps the records for one year."
TRAINED = "Every clerk is trained in privacy law each spring."


def claims(*said: str, document: str = "d1") -> list[Row]:
    """Return claims written as "type/category key=value | words", those with the same words of one statement."""
    statements = list(dict.fromkeys(one.partition(" | ")[2] for one in said))
    return [claim(one, statements, rank, document) for rank, one in enumerate(said)]


def claim(said: str, statements: list[str], rank: int, document: str) -> Row:
    about, _, quote = said.partition(" | ")
    what, *values = about.split()
    claim_type, category = what.split("/")
    place = statements.index(quote)
    row = {"claim_id": f"{document}.s{place:03d}.{rank}", "start": place, "subject": "OH", "polarity": "affirmed"}
    row |= {"claim_type": claim_type, "category": category, "citation": None, "duration": None, "quote": quote}
    return row | dict(one.split("=") for one in values)


# A comment; the claims before; the claims after; the ranks of those that are the same
MATCHES = [
    ("identical", [f"process/order | {ORDER}"], [f"process/order | {ORDER}"], [(0, 0)]),
    ("nothing before", [], [f"process/order | {ORDER}"], []),
    ("nothing after", [f"process/order | {ORDER}"], [], []),
    ("other words", [f"process/order | {ORDER}"], [f"process/order | {NO_ORDER}"], [(0, 0)]),
    ("all other words", [f"process/order | {ORDER}"], [f"process/order | {KEPT}"], []),
    ("another category", [f"process/order | {ORDER}"], [f"process/warrant | {ORDER}"], []),
    ("another type", [f"process/order | {ORDER}"], [f"safeguard/order | {ORDER}"], []),
    (
        "moved within the document",
        [f"process/order | {ORDER}", f"retention/period | {KEPT}"],
        [f"retention/period | {KEPT}", f"process/order | {ORDER}"],
        [(0, 1), (1, 0)],
    ),
    (
        "the same words twice, one of them gone",
        [f"process/order | {ORDER}", f"retention/period | {KEPT}", f"process/order | {ORDER}"],
        [f"process/order | {ORDER}", f"retention/period | {KEPT}"],
        [(0, 0), (1, 1)],
    ),
    (
        "its own words go before similar ones",
        [f"process/order | {ORDER}", f"process/order | {NO_ORDER}"],
        [f"process/order | {NO_ORDER}", f"process/order | {ORDER}"],
        [(0, 1), (1, 0)],
    ),
    (
        "of several similar ones the most similar",
        [f"process/order | {ORDER}"],
        ["process/order | ICE often needs a court order to see any one record.", f"process/order | {NO_ORDER}"],
        [(0, 1)],
    ),
    # Values
    ("another value, same words", [f"process/order role=a | {ORDER}"], [f"process/order role=b | {ORDER}"], [(0, 0)]),
    ("denied now", [f"process/order | {ORDER}"], [f"process/order polarity=negated | {NO_ORDER}"], [(0, 0)]),
    (
        "two periods in one sentence, each with its own",
        [f"retention/period duration=P1Y | {KEPT}", f"retention/period duration=P2Y | {KEPT}"],
        [f"retention/period duration=P2Y | {KEPT}", f"retention/period duration=P1Y | {KEPT}"],
        [(0, 1), (1, 0)],
    ),
    (
        "two periods, one of them another now",
        [f"retention/period duration=P1Y | {KEPT}", f"retention/period duration=P2Y | {KEPT}"],
        [f"retention/period duration=P2Y | {KEPT}", f"retention/period duration=P3Y | {KEPT}"],
        [(0, 1), (1, 0)],
    ),
    ("another law, same words", [f"law/named citation=A | {KEPT}"], [f"law/named citation=B | {KEPT}"], [(0, 0)]),
    (
        "the same law goes before another one",
        [f"law/named citation=A | {ORDER}", f"law/named citation=B | {ORDER}"],
        [f"law/named citation=B | {NO_ORDER}", f"law/named citation=C | {NO_ORDER}"],
        [(0, 1), (1, 0)],
    ),
    ("about another state", [f"process/order subject=IA | {ORDER}"], [f"process/order | {NO_ORDER}"], [(0, 0)]),
    # Statements that fall apart
    (
        "a sentence in two",
        [
            f"process/order | {ORDER[:-1]}, and clerks are trained.",
            f"safeguard/training | {ORDER[:-1]}, and clerks are trained.",
        ],
        [f"process/order | {ORDER}", "safeguard/training | To get any record, clerks are trained."],
        [(0, 0), (1, 1)],
    ),
    ("too little in common", [f"safeguard/training | {TRAINED}"], ["safeguard/training | Clerks are trained."], []),
]


@pytest.mark.parametrize(("comment", "before", "after", "pairs"), MATCHES, ids=[one[0] for one in MATCHES])
def test_matches(comment: str, before: list[str], after: list[str], pairs: list[tuple[int, int]]) -> None:
    old, new = claims(*before), claims(*after, document="d2")
    found = match_versions(old, new)
    assert sorted((old.index(one), new.index(other)) for one, other in found.pairs) == pairs
    assert len(found.lost) == len(old) - len(pairs)
    assert len(found.gained) == len(new) - len(pairs)


def test_the_same_id_is_the_same_claim_whatever_its_values() -> None:
    old, new = (claims(f"process/order | {ORDER}", f"process/order role={role} | {ORDER}") for role in "ab")
    assert match_versions(old, list(reversed(new))).pairs == [(old[0], new[0]), (old[1], new[1])]


# A comment; the statements before; those after; the pairs of ranks, the most similar first
SIMILAR = [
    ("the same words", ["one two"], ["one two"], [(0, 0)]),
    ("case and punctuation do not count", ["One, two."], ["one two"], [(0, 0)]),
    ("just half of the words", ["one two"], ["two three"], [(0, 0)]),
    ("less than half", ["one two three"], ["three four five"], []),
    ("no words at all", ["..."], ["..."], []),
    ("the most similar first", ["a b c d"], ["a b x y", "a b c y"], [(0, 1), (0, 0)]),
    ("of the same, the nearest first", ["a b", "a b"], ["a b", "a b"], [(0, 0), (1, 1), (0, 1), (1, 0)]),
]


@pytest.mark.parametrize(("comment", "before", "after", "pairs"), SIMILAR, ids=[one[0] for one in SIMILAR])
def test_similar(comment: str, before: list[str], after: list[str], pairs: list[tuple[int, int]]) -> None:
    assert similar(before, after) == pairs
