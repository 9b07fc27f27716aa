"""Answer the headline questions about one state from its claims and conflicts.

Claims about the state that are asserted or hedged are evidence; wishes and forecasts, and what is said of states in
general, answer nothing. Without evidence a question is not mentioned, which is never a no.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from dmv_claims.conflicts.rules import FIRM, HEDGED, Row
from dmv_claims.profiles.headlines import Filter, Headline

YES, NO, CONFLICTING, NOT_MENTIONED = "yes", "no", "conflicting", "not_mentioned"
OPPOSITE = {YES: NO, NO: YES}

# The side on which a claim or a statement stands, by its id.
Sides = Mapping[str, str]


def to_ids(claim_ids: Iterable[str] = ()) -> pa.Array:
    """Return the ids of claims as they are kept: those of a large state take three times the room as Python strings."""
    return pa.array(claim_ids, pa.string())


@dataclass(frozen=True, slots=True)
class Evidence:
    """What some documents say on one question: ids of the claims on both sides, what they list, how firm they are.

    `contradicted` tells that a conflict bears on the question, `hard` that one of them is.
    """

    claims_yes: pa.Array = field(default_factory=to_ids)
    claims_no: pa.Array = field(default_factory=to_ids)
    values: frozenset[str] = frozenset()
    firm_yes: bool = False
    firm_no: bool = False
    contradicted: bool = False
    hard: bool = False


NOTHING = Evidence()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question: what it lists, and the ids of the claims on both sides.

    `firmness` is "" where nothing is said.
    """

    headline: Headline
    answer: str
    firmness: str = ""
    values: tuple[str, ...] = ()
    claims_yes: pa.Array = field(default_factory=to_ids)
    claims_no: pa.Array = field(default_factory=to_ids)


def find_answers(headlines: Iterable[Headline], claims: Iterable[Row], conflicts: Iterable[Row]) -> list[Answer]:
    """Return the answer to each question from all claims and conflicts of the documents of one state."""
    headlines = list(headlines)
    found = find_evidence(headlines, claims, conflicts)
    return [to_answer(headline, one) for headline, one in zip(headlines, found, strict=True)]


def find_evidence(headlines: Iterable[Headline], claims: Iterable[Row], conflicts: Iterable[Row]) -> list[Evidence]:
    """Return what claims and conflicts, of any number of documents, say on each question."""
    evidence = {one["claim_id"]: one for one in claims if one["scope"] == "state" and one["modality"] in (FIRM, HEDGED)}
    by_type: dict[str, list[Row]] = defaultdict(list)
    for one in evidence.values():
        by_type[one["claim_type"]].append(one)
    own = [one for one in conflicts if one["subject"] == one["state"]]
    return [_evidence(one, evidence, by_type, own) for one in headlines]


def _evidence(
    headline: Headline, evidence: Mapping[str, Row], by_type: Mapping[str, Sequence[Row]], conflicts: Iterable[Row]
) -> Evidence:
    """Return what is said on one question; `evidence` is what can be said on any, by claim_id."""
    sides = {
        one["claim_id"]: side
        for claim_type in headline.claim_types
        for one in by_type.get(claim_type, ())
        if (side := _side(headline, one))
    }
    if not sides:
        return NOTHING
    statements = _statements(evidence, sides)
    bearing = list(_bearing(headline, sides, statements, conflicts))
    both = dict(one for row in bearing for one in _joining(row, sides, statements)) | sides
    told = [one for name, one in evidence.items() if name in both]
    yes, no = ([one for one in told if both[one["claim_id"]] == side] for side in (YES, NO))
    return Evidence(
        to_ids([one["claim_id"] for one in yes]),
        to_ids([one["claim_id"] for one in no]),
        _values(headline, yes),
        any(one["modality"] == FIRM for one in yes),
        any(one["modality"] == FIRM for one in no),
        bool(bearing),
        any(row["strength"] == "hard" for row in bearing),
    )


def join(parts: Iterable[Evidence]) -> Evidence:
    """Return what all documents say on one question, each claim once: one that is on both sides is on that of yes."""
    parts = [one for one in parts if one is not NOTHING]
    yes = _all_ids(one.claims_yes for one in parts)
    no = _all_ids(one.claims_no for one in parts)
    return Evidence(
        yes,
        no.filter(pc.invert(pc.is_in(no, yes))),
        frozenset().union(*(one.values for one in parts)),
        any(one.firm_yes for one in parts),
        any(one.firm_no for one in parts),
        any(one.contradicted for one in parts),
        any(one.hard for one in parts),
    )


def _all_ids(ids: Iterable[pa.Array]) -> pa.Array:
    return pc.unique(pa.concat_arrays([to_ids(), *ids]))


def to_answer(headline: Headline, found: Evidence) -> Answer:
    """Return the answer that evidence gives to a question."""
    answer = _decide(found)
    firmness = _firmness(found, answer)
    return Answer(headline, answer, firmness, tuple(sorted(found.values)), found.claims_yes, found.claims_no)


def _side(headline: Headline, claim: Row) -> str:
    for side, filters in ((YES, headline.yes), (NO, headline.no)):
        if _fits(claim, filters):
            return side
    return ""


def _fits(row: Row, filters: Iterable[Filter]) -> bool:
    # A loop: any() with its generator takes twice the time, and this is asked of each claim.
    for one in filters:  # noqa: SIM110
        if one.fits(row):
            return True
    return False


def _statements(evidence: Mapping[str, Row], sides: Sides) -> dict[str, str]:
    """Return the side of each statement; one that says yes and no has none."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim_id, side in sides.items():
        found[evidence[claim_id]["statement_id"]].add(side)
    return {statement: side for statement, (side, *more) in found.items() if not more}


def _known(row: Row, sides: Sides, statements: Sides) -> list[str]:
    """Return the sides of the two claims of a conflict, where one has none that of its statement."""
    return [sides.get(row[f"claim_{x}"]) or statements.get(row[f"statement_{x}"], "") for x in "ab"]


def _bearing(headline: Headline, sides: Sides, statements: Sides, conflicts: Iterable[Row]) -> Iterator[Row]:
    for row in conflicts:
        if _fits(row, headline.conflicts) and any(_known(row, sides, statements)):
            yield row


def _joining(row: Row, sides: Sides, statements: Sides) -> Iterator[tuple[str, str]]:
    """Yield the claims of a conflict that no filter knows, each with the side against which the other one speaks."""
    for claim, other in zip((row["claim_a"], row["claim_b"]), reversed(_known(row, sides, statements)), strict=True):
        if other and claim not in sides:
            yield claim, OPPOSITE[other]


def _decide(found: Evidence) -> str:
    if found.contradicted or (len(found.claims_yes) and len(found.claims_no)):
        return CONFLICTING
    if len(found.claims_yes) or len(found.claims_no):
        return YES if len(found.claims_yes) else NO
    return NOT_MENTIONED


def _firmness(found: Evidence, answer: str) -> str:
    if answer == NOT_MENTIONED:
        return ""
    # Two claims of the same side may contradict each other as well: two periods.
    deciding = {YES: [found.firm_yes], NO: [found.firm_no], CONFLICTING: [found.firm_yes, found.firm_no]}[answer]
    return FIRM if found.hard or all(deciding) else HEDGED


def _values(headline: Headline, claims: Iterable[Row]) -> frozenset[str]:
    given = (next((str(one[name]) for name in headline.values if one[name]), "") for one in claims)
    return frozenset(given) - {""}
