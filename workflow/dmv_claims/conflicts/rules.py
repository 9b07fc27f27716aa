"""Pair the claims about one subject that cannot both be true, one rule for each kind of conflict.

A pair names its key and two claims. Claims come in without those that are generic, normative or prospective; whether
two hedged ones meet is for the caller to see.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import inf
from typing import Any

Row = Mapping[str, Any]
Pair = tuple[str, Row, Row]
Pairs = Iterator[Pair]

FIRM, HEDGED = "asserted", "hedged"
# What is either so or not so: the types whose claims contradict each other by polarity, with the categories that do.
# Other events and safeguards can be denied in one respect and affirmed in another.
OPPOSED: dict[str, frozenset[str] | None] = {
    "sharing": None,
    "agreement": None,
    "policy_status": None,
    "remedy": None,
    "event": frozenset({"controversy", "bill_proposed"}),
    "safeguard": frozenset({"transparency"}),
}
# Words for data of every kind: what is required for them is required for each kind.
ALL_KINDS = "personal_information"
# Steps that every sharing goes through unless it is of a kind that leaves no room for them.
ASKING = frozenset({"formal_request", "request_review"})
UNASKED = frozenset({"automatic", "bulk", "direct_access"})


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about one subject: its claims, also by type; what is in each statement and its lead-in."""

    claims: Sequence[Row]
    by_type: Mapping[str, Sequence[Row]]
    around: Mapping[str, Sequence[Row]]

    def of(self, claim_type: str, **values: str) -> list[Row]:
        """Return the claims of a type that have these values."""
        claims = list(self.by_type.get(claim_type, ()))
        for name, value in values.items():
            claims = [one for one in claims if one[name] == value]
        return claims


def _opposed(claim_type: str) -> Callable[[Told], Pairs]:
    """Return the rule that one statement denies what another affirms."""
    categories = OPPOSED[claim_type]

    def rule(told: Told) -> Pairs:
        sides = (told.of(claim_type, polarity="affirmed"), told.of(claim_type, polarity="negated"))
        for one, other in product(*sides):
            key, other_key = _key(one), _key(other)
            if key == other_key and (categories is None or key in categories) and _same_year(one, other):
                yield key, one, other

    return rule


def _key(claim: Row) -> str:
    # A memorandum of understanding is an agreement: to deny the one is to deny the other.
    return "agreement" if claim["claim_type"] == "agreement" else str(claim["category"])


def _same_year(one: Row, other: Row) -> bool:
    return not (one["year"] and other["year"]) or bool(one["year"] == other["year"])


def _shared_and_barred(told: Told) -> Pairs:
    """Data of one kind passes and must not pass; what only may pass leaves room for the bar."""
    firm = {"polarity": "affirmed", "modality": FIRM}
    sides = (told.of("data_type", disclosure=value, **firm) for value in ("shared", "barred"))
    for one, other in product(*sides):
        if one["category"] == other["category"]:
            yield one["category"], one, other


def _two_periods(told: Told) -> Pairs:
    """One holder keeps data for two periods."""
    periods = [one for one in told.of("retention", polarity="affirmed") if one["days"] and one["holder"]]
    for one, other in combinations(periods, 2):
        if one["holder"] == other["holder"] and _differ(one, other):
            yield one["holder"], one, other


def _differ(one: Row, other: Row) -> bool:
    """Tell whether two periods are two rules: other lengths of the same bound, or lengths that no time fits."""
    if one["bound"] == other["bound"]:
        return bool(one["days"] != other["days"])
    (least, most), (other_least, other_most) = _span(one), _span(other)
    return bool(max(least, other_least) > min(most, other_most))


def _span(period: Row) -> tuple[float, float]:
    days, bound = period["days"], period["bound"]
    return (0 if bound == "max" else days, inf if bound == "min" else days)


def _two_years(told: Told) -> Pairs:
    """One law was passed in two years."""
    dated: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    passed = told.of("event", category="law_passed", polarity="affirmed")
    for law in told.of("legal_basis", category="named"):
        for event in passed:
            if event["year"] and event["statement_id"] == law["statement_id"] and _only_law(told, law):
                # The year is as firm as the less firm of the two.
                modality = HEDGED if HEDGED in (law["modality"], event["modality"]) else FIRM
                dated[law["citation"]].append((event["year"], {**law, "modality": modality}))
    for citation, laws in dated.items():
        for (year, one), (other_year, other) in combinations(laws, 2):
            if year != other_year:
                yield citation, one, other


def _only_law(told: Told, law: Row) -> bool:
    """Tell whether a statement names no other law, which its year could be that of."""
    around = told.around[law["statement_id"]]
    return {one["citation"] for one in around if one["category"] == "named"} == {law["citation"]}


def _law_and_no_law(told: Told) -> Pairs:
    """A law of the state says what may pass, and the state has no law on it."""
    denied = told.of("policy_status", category="law", polarity="negated")
    for law, status in product(told.of("legal_basis", polarity="affirmed"), denied):
        if law["effect"] in ("restricts", "authorizes") and law["jurisdiction"] == law["subject"]:
            yield law["citation"], law, status


def _required_and_free(told: Told) -> Pairs:
    """Data passes only after a process, and data of the same kind passes without any."""
    requirements = _requirements(told)
    if not requirements:
        return
    around = ((one, told.around[one["statement_id"]]) for one in told.claims if _passes(one))
    free = [(one, statement, _kinds(statement)) for one, statement in around if not _conditional(statement)]
    for process in requirements:
        kinds = _kinds(told.around[process["statement_id"]])
        for one, statement, passing in free:
            if _covers(kinds, passing) and not _met(process["category"], statement):
                yield process["category"], process, one


def _requirements(told: Told) -> list[Row]:
    """Return the required process of each statement; of several alternatives the first named stands for all.

    Where "as the law allows" is one of them, the data may pass without the others, and nothing is required.
    """
    named: dict[str, list[Row]] = defaultdict(list)
    for one in sorted(told.of("legal_process", role="required", polarity="affirmed"), key=lambda one: one["cue_start"]):
        named[one["statement_id"]].append(one)
    return [first for first, *others in named.values() if not _leaves_it_to_law([first, *others])]


def _leaves_it_to_law(alternatives: Sequence[Row]) -> bool:
    categories = {one["category"] for one in alternatives}
    return len(categories) > 1 and "legal_requirement" in categories


def _passes(claim: Row) -> bool:
    passing = claim["claim_type"] == "sharing" or claim["disclosure"] == "shared"
    return passing and bool(claim["polarity"] == "affirmed")


def _conditional(statement: Iterable[Row]) -> bool:
    return any(one["role"] in ("required", "optional") or one["disclosure"] == "conditional" for one in statement)


def _kinds(statement: Iterable[Row]) -> set[str]:
    return {one["category"] for one in statement if one["claim_type"] == "data_type"}


def _covers(kinds: set[str], passing: set[str]) -> bool:
    """Tell whether a requirement for some kinds of data holds for the data that passes, named by kind or not."""
    return ALL_KINDS in kinds or bool(kinds & passing)


def _met(process: str, statement: Sequence[Row]) -> bool:
    """Tell whether sharing may well follow the process though it does not name it."""
    if process in ASKING:
        return not any(one["claim_type"] == "sharing" and one["category"] in UNASKED for one in statement)
    by_law = any(one["effect"] in ("requires", "authorizes") for one in statement)
    return process == "legal_requirement" and by_law


RULES: tuple[tuple[str, Callable[[Told], Pairs]], ...] = (
    *((claim_type, _opposed(claim_type)) for claim_type in OPPOSED),
    ("data_type", _shared_and_barred),
    ("retention", _two_periods),
    ("legal_basis", _two_years),
    ("legal_basis_vs_policy_status", _law_and_no_law),
    ("legal_process", _required_and_free),
)
