"""Tell which claims are most worth a look by a person: where the pipeline may be wrong, and where much hangs on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]

# Below this precision every fifth claim of a category or more was wrong on labelled documents.
LOW = 0.8


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim is worth a look: what it adds to the priority, and what it means."""

    points: int
    meaning: str


HARD, SOFT, ALONE = "hard_conflict", "soft_conflict", "alone"
PRECISION, LAW, UNSEEN = "low_precision", "hedged_law", "unseen_wording"
REASONS = {
    HARD: Reason(4, "it contradicts another statement, and both are asserted"),
    ALONE: Reason(3, "it is alone on its side of a headline answer, which would be another without it"),
    SOFT: Reason(2, "it contradicts another statement, and one of the two is hedged"),
    PRECISION: Reason(2, "every fifth claim of its category or more is wrong, or too few are known to tell"),
    LAW: Reason(2, "it is about a law, and hedged"),
    UNSEEN: Reason(1, "no rule knows its wording, only the trained model"),
}


def find_reasons(claims: Iterable[Row], conflicts: Iterable[Row], answers: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Return the reasons, in the order of REASONS, for each claim that has one and that nobody has reviewed."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in conflicts:
        for side in ("claim_a", "claim_b"):
            found[row[side]].add(HARD if row["strength"] == "hard" else SOFT)
    for row in answers:
        for side in (row["claims_yes"], row["claims_no"]):
            if len(side) == 1:
                found[side[0]].add(ALONE)
    reasons = {one["claim_id"]: found[one["claim_id"]] | _own(one) for one in claims if one["review_status"] is None}
    return {claim_id: tuple(name for name in REASONS if name in own) for claim_id, own in reasons.items() if own}


def _own(claim: Row) -> set[str]:
    tests = {
        PRECISION: claim["precision"] is None or claim["precision"] < LOW,
        LAW: claim["claim_type"] == "legal_basis" and claim["modality"] == "hedged",
        UNSEEN: claim["found_by"] == "model",
    }
    return {name for name, holds in tests.items() if holds}


def priority(reasons: Iterable[str]) -> int:
    """Return the points of all reasons together; a soft conflict adds nothing to a hard one."""
    own = set(reasons)
    return sum(REASONS[name].points for name in own - ({SOFT} if HARD in own else set()))
