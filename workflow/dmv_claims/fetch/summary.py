"""Say in a few lines what a run of downloads gave."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dmv_claims.fetch.document import Outcome
from dmv_claims.fetch.failures import printable
from dmv_claims.fetch.plan import Plan
from dmv_claims.read import FETCHED

MEANINGS = {
    "fetched": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "aside": "kept aside",
    "failed": "failed",
}


def summary(outcomes: Sequence[Outcome], plan: Plan, raw: Path, sheet: Path) -> str:
    """Return what became of the documents of a plan as plain text."""
    found = Counter(outcome.what for outcome in outcomes)
    counts = ", ".join(f"{found[what]} {meaning}" for what, meaning in MEANINGS.items())
    if not outcomes:
        return (
            f"Nothing to fetch: no row of {sheet} is original and has a source_url.\n{_left_alone(plan)}".rstrip()
            + "\n"
        )
    parts = [
        f"Documents asked for: {len(outcomes)} ({counts}).",
        _listed("Changed; the version before is kept:", outcomes, "changed"),
        _listed(
            "Kept aside; the file was edited or put there by hand, move this over it to use it:", outcomes, "aside"
        ),
        _listed("Failed; a file that is there stays as it is:", outcomes, "failed"),
        _left_alone(plan),
        _what_next(found, outcomes, raw, sheet),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _listed(head: str, outcomes: Sequence[Outcome], what: str) -> str:
    lines = [f"  {printable(one.record.file)}: {_about(one)}" for one in outcomes if one.what == what]
    return "\n".join([head, *lines]) if lines else ""


def _about(outcome: Outcome) -> str:
    return {"changed": outcome.kept, "aside": outcome.record.stored_as}.get(outcome.what, outcome.record.reason)


def _left_alone(plan: Plan) -> str:
    reasons = {
        "restated, so that the file tells the source in other words": plan.restated,
        "original without source_url": plan.without_url,
    }
    said = [f"{number} {reason}" for reason, number in reasons.items() if number]
    return f"Rows left alone: {'; '.join(said)}." if said else ""


def _what_next(found: Counter[str], outcomes: Sequence[Outcome], raw: Path, sheet: Path) -> str:
    told = f"{raw / FETCHED} tells each answer."
    if not found["fetched"] + found["changed"]:
        return told
    day = outcomes[0].record.last_on
    return f"{told} Enter {day} as retrieved_on in {sheet} for what is new or changed."
