"""Answer the headline questions about one state from its claims and conflicts.

Claims about the state that are asserted or hedged are evidence; wishes and forecasts, and what is said of states in
general, answer nothing. Without evidence a question is not mentioned, which is never a no.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dmv_claims.conflicts.rules import FIRM, HEDGED, Row
from dmv_claims.profiles.headlines import Headline

YES, NO, CONFLICTING, NOT_MENTIONED = "yes", "no", "conflicting", "not_mentioned"
OPPOSITE = {YES: NO, NO: YES}

# The side on which a claim or a statement stands, by its id.
Sides = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question: what it lists, and the ids of the claims on both sides.

    `firmness` is "" where nothing is said.
    """

    headline: Headline
    answer: str
    firmness: str = ""
    values: tuple[str, ...] = ()
    claims_yes: tuple[str, ...] = ()
    claims_no: tuple[str, ...] = ()


def find_answers(headlines: Iterable[Headline], claims: Iterable[Row], conflicts: Iterable[Row]) -> list[Answer]:
    """Return the answer to each question from all claims and conflicts of the documents of one state."""
    evidence = [one for one in claims if one["scope"] == "state" and one["modality"] in (FIRM, HEDGED)]
    own = [one for one in conflicts if one["subject"] == one["state"]]
    return [_answer(headline, evidence, own) for headline in headlines]


def _answer(headline: Headline, evidence: Sequence[Row], conflicts: Iterable[Row]) -> Answer:
    sides = {one["claim_id"]: side for one in evidence if (side := _side(headline, one))}
    statements = _statements(evidence, sides)
    bearing = list(_bearing(headline, sides, statements, conflicts))
    joined = dict(one for row in bearing for one in _joining(row, sides, statements))
    both = joined | sides
    told = {side: [one for one in evidence if both.get(one["claim_id"]) == side] for side in (YES, NO)}
    answer = _decide(told[YES], told[NO], bearing)
    return Answer(
        headline,
        answer,
        _firmness(told[YES], told[NO], answer, bearing),
        _values(headline, told[YES]),
        tuple(one["claim_id"] for one in told[YES]),
        tuple(one["claim_id"] for one in told[NO]),
    )


def _side(headline: Headline, claim: Row) -> str:
    for side, filters in ((YES, headline.yes), (NO, headline.no)):
        if any(one.fits(claim) for one in filters):
            return side
    return ""


def _statements(evidence: Iterable[Row], sides: Sides) -> dict[str, str]:
    """Return the side of each statement; one that says yes and no has none."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in evidence:
        if one["claim_id"] in sides:
            found[one["statement_id"]].add(sides[one["claim_id"]])
    return {statement: side for statement, (side, *more) in found.items() if not more}


def _known(row: Row, sides: Sides, statements: Sides) -> list[str]:
    """Return the sides of the two claims of a conflict, where one has none that of its statement."""
    return [sides.get(row[f"claim_{x}"]) or statements.get(row[f"statement_{x}"], "") for x in "ab"]


def _bearing(headline: Headline, sides: Sides, statements: Sides, conflicts: Iterable[Row]) -> Iterator[Row]:
    for row in conflicts:
        if any(one.fits(row) for one in headline.conflicts) and any(_known(row, sides, statements)):
            yield row


def _joining(row: Row, sides: Sides, statements: Sides) -> Iterator[tuple[str, str]]:
    """Yield the claims of a conflict that no filter knows, each with the side against which the other one speaks."""
    for claim, other in zip((row["claim_a"], row["claim_b"]), reversed(_known(row, sides, statements)), strict=True):
        if other and claim not in sides:
            yield claim, OPPOSITE[other]


def _decide(yes: Sequence[Row], no: Sequence[Row], bearing: Sequence[Row]) -> str:
    if bearing or (yes and no):
        return CONFLICTING
    if yes or no:
        return YES if yes else NO
    return NOT_MENTIONED


def _firmness(yes: Sequence[Row], no: Sequence[Row], answer: str, bearing: Iterable[Row]) -> str:
    if answer == NOT_MENTIONED:
        return ""
    # Two claims of the same side may contradict each other as well: two periods.
    hard = any(row["strength"] == "hard" for row in bearing)
    deciding = {YES: [yes], NO: [no], CONFLICTING: [yes, no]}[answer]
    return FIRM if hard or all(any(one["modality"] == FIRM for one in side) for side in deciding) else HEDGED


def _values(headline: Headline, claims: Iterable[Row]) -> tuple[str, ...]:
    given = (next((str(one[name]) for name in headline.values if one[name]), "") for one in claims)
    return tuple(sorted(set(given) - {""}))
