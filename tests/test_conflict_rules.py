"""Each rule of conflicts by small sets of claims: what contradicts, and what nearly does."""

from collections.abc import Mapping

import pytest
from claim_rows import claims
from dmv_claims.conflicts import find_conflicts

LAW = "ORC-4501.27"


def found(*statements: str) -> list[str]:
    """Return the conflicts of statements as "kind key strength a-b", a and b their positions from 0."""
    return [
        f"{row['kind']} {row['key']} {row['strength']} {row['start_a'] // 100}-{row['start_b'] // 100}"
        for row in find_conflicts(claims(*statements), [])
    ]


# What the statements claim, and the conflicts: none where the list is empty
CASES: Mapping[str, tuple[list[str], list[str]]] = {
    # Polarity
    "sharing": (["sharing bulk", "sharing bulk not"], ["sharing bulk hard 0-1"]),
    "another mode": (["sharing bulk", "sharing automatic not"], []),
    "both denied": (["sharing bulk not", "sharing bulk not"], []),
    "a memorandum is an agreement": (["agreement mou", "agreement agreement not"], ["agreement agreement hard 0-1"]),
    "policy": (["policy_status policy not", "policy_status policy"], ["policy_status policy hard 0-1"]),
    "law, not policy": (["policy_status policy not", "policy_status law"], []),
    "remedy": (["remedy opt_out", "remedy opt_out not"], ["remedy opt_out hard 0-1"]),
    "controversy": (["event controversy", "event controversy not"], ["event controversy hard 0-1"]),
    "bill": (["event bill_proposed", "event bill_proposed not"], ["event bill_proposed hard 0-1"]),
    "bills of two years": (["event bill_proposed year=2019", "event bill_proposed not year=2020"], []),
    "other event": (["event advocacy", "event advocacy not"], []),
    "transparency": (["safeguard transparency", "safeguard transparency not"], ["safeguard transparency hard 0-1"]),
    "other safeguard": (["safeguard audit", "safeguard audit not"], []),
    "type without opposites": (["impact fear", "impact fear not"], []),
    # How firmly, and about whom
    "one hedged": (["agreement mou hedged", "agreement mou not"], ["agreement agreement soft 0-1"]),
    "both hedged": (["agreement mou hedged", "agreement mou not hedged"], []),
    "wish": (["agreement mou normative", "agreement mou not"], []),
    "future": (["agreement mou prospective", "agreement mou not"], []),
    "states in general": (["agreement mou scope=generic", "agreement mou not"], []),
    "two states": (["agreement mou scope=other_state subject=IN", "agreement mou not"], []),
    "another state": (
        ["agreement mou scope=other_state subject=IN", "agreement mou not scope=other_state subject=IN"],
        ["agreement agreement hard 0-1"],
    ),
    "one statement": (["sharing bulk; sharing bulk not"], []),
    "hard before soft": (
        ["agreement mou hedged; agreement agreement", "agreement mou not"],
        ["agreement agreement hard 0-1"],
    ),
    "each pair": (
        ["sharing bulk", "sharing bulk not", "sharing bulk"],
        ["sharing bulk hard 0-1", "sharing bulk hard 1-2"],
    ),
    # Kinds of data
    "shared and barred": (
        ["data_type photo disclosure=shared", "data_type photo disclosure=barred"],
        ["data_type photo hard 0-1"],
    ),
    "another kind": (["data_type photo disclosure=shared", "data_type name disclosure=barred"], []),
    "shared on conditions": (["data_type photo disclosure=conditional", "data_type photo disclosure=barred"], []),
    "may be shared": (["data_type photo hedged disclosure=shared", "data_type photo disclosure=barred"], []),
    # Retention
    "two periods": (
        ["retention period days=365 bound=max holder=ice", "retention period days=730 bound=max holder=ice"],
        ["retention ice hard 0-1"],
    ),
    "beyond the most": (
        ["retention period days=365 bound=max holder=ice", "retention period days=548 bound=exact holder=ice"],
        ["retention ice hard 0-1"],
    ),
    "within the most": (
        ["retention period days=365 bound=max holder=ice", "retention period days=90 bound=exact holder=ice"],
        [],
    ),
    "least and most": (
        ["retention period days=365 bound=min holder=dmv", "retention period days=730 bound=max holder=dmv"],
        [],
    ),
    "one period": (
        ["retention period days=365 bound=max holder=ice", "retention period days=365 bound=max holder=ice"],
        [],
    ),
    "two holders": (
        ["retention period days=365 bound=max holder=ice", "retention period days=730 bound=max holder=dmv"],
        [],
    ),
    "unknown holder": (["retention period days=365 bound=max", "retention period days=730 bound=max"], []),
    "no length": (["retention as_needed holder=ice", "retention period days=730 bound=max holder=ice"], []),
    # Years of a law
    "two years": (
        [
            f"legal_basis named citation={LAW}; event law_passed year=2013",
            f"legal_basis named citation={LAW}; event law_passed year=2019",
        ],
        [f"legal_basis {LAW} hard 0-1"],
    ),
    "one year": (
        [
            f"legal_basis named citation={LAW}; event law_passed year=2013",
            f"legal_basis named citation={LAW}; event law_passed year=2013",
        ],
        [],
    ),
    "year of another event": (
        [
            f"legal_basis named citation={LAW}; event law_passed year=2013",
            f"legal_basis named citation={LAW}; event litigation year=2019",
        ],
        [],
    ),
    "year elsewhere": (
        [f"legal_basis named citation={LAW}; event law_passed year=2013", "event law_passed year=2019"],
        [],
    ),
    "two laws in a statement": (
        [
            f"legal_basis named citation={LAW}; event law_passed year=2013",
            f"legal_basis named citation={LAW}; legal_basis named citation=SB-1; event law_passed year=2019",
        ],
        [],
    ),
    "unnamed laws": (
        [
            "legal_basis unnamed citation=state-law; event law_passed year=2013",
            "legal_basis unnamed citation=state-law; event law_passed year=2019",
        ],
        [],
    ),
    "to be passed": (
        [
            f"legal_basis named citation={LAW}; event law_passed prospective year=2031",
            f"legal_basis named citation={LAW}; event law_passed year=2019",
        ],
        [],
    ),
    "passed, perhaps": (
        [
            f"legal_basis named citation={LAW}; event law_passed hedged year=2013",
            f"legal_basis named citation={LAW}; event law_passed year=2019",
        ],
        [f"legal_basis {LAW} soft 0-1"],
    ),
    # A law, and none
    "law and no law": (
        [f"legal_basis named citation={LAW} jurisdiction=OH effect=restricts", "policy_status law not"],
        [f"legal_basis_vs_policy_status {LAW} hard 0-1"],
    ),
    "unnamed law and no law": (
        ["policy_status law not", "legal_basis unnamed citation=state-law jurisdiction=OH effect=authorizes"],
        ["legal_basis_vs_policy_status state-law hard 0-1"],
    ),
    "governing law": (
        [f"legal_basis named citation={LAW} jurisdiction=OH effect=governs", "policy_status law not"],
        [],
    ),
    "federal law": (
        ["legal_basis unnamed citation=federal-law jurisdiction=US effect=restricts", "policy_status law not"],
        [],
    ),
    "law and no policy": (
        [f"legal_basis named citation={LAW} jurisdiction=OH effect=restricts", "policy_status policy not"],
        [],
    ),
    # A process, and none
    "required for all data": (
        ["legal_process warrant role=required; data_type personal_information disclosure=conditional", "sharing bulk"],
        ["legal_process warrant hard 0-1"],
    ),
    "required for the same kind": (
        [
            "data_type photo hedged disclosure=shared",
            "legal_process warrant role=required; data_type photo disclosure=conditional",
        ],
        ["legal_process warrant soft 0-1"],
    ),
    "required for another kind": (
        [
            "legal_process warrant role=required; data_type photo disclosure=conditional",
            "data_type name disclosure=shared; sharing general",
        ],
        [],
    ),
    "required for one kind, sharing of no kind": (
        ["legal_process warrant role=required; data_type photo disclosure=conditional", "sharing general"],
        [],
    ),
    "required for no kind": (["legal_process warrant role=required", "sharing general"], []),
    "one way in": (
        ["legal_process warrant role=optional; data_type personal_information disclosure=shared", "sharing general"],
        [],
    ),
    "sharing on a process of its own": (
        [
            "legal_process warrant role=required; data_type personal_information disclosure=conditional",
            "sharing general; legal_process subpoena role=required",
        ],
        [],
    ),
    "alternatives are one requirement": (
        [
            "legal_process warrant role=required; legal_process consent role=required; "
            "data_type personal_information disclosure=conditional",
            "sharing general",
        ],
        ["legal_process warrant hard 0-1"],
    ),
    "consent or as the law allows": (
        [
            "legal_process consent role=required; legal_process legal_requirement role=required; "
            "data_type personal_information disclosure=conditional",
            "sharing general",
        ],
        [],
    ),
    "sharing denied": (
        [
            "legal_process warrant role=required; data_type personal_information disclosure=conditional",
            "sharing general not",
        ],
        [],
    ),
    "unless law requires it": (
        [
            "legal_process legal_requirement role=required; data_type personal_information disclosure=conditional",
            "sharing general",
        ],
        ["legal_process legal_requirement hard 0-1"],
    ),
    "law requires it": (
        [
            "legal_process legal_requirement role=required; data_type personal_information disclosure=conditional",
            f"sharing general; legal_basis named citation={LAW} jurisdiction=OH effect=requires",
        ],
        [],
    ),
    "request, and none": (
        [
            "legal_process formal_request role=required; data_type personal_information disclosure=conditional",
            "sharing automatic",
        ],
        ["legal_process formal_request hard 0-1"],
    ),
    "request that is not mentioned": (
        [
            "legal_process formal_request role=required; data_type personal_information disclosure=conditional",
            "sharing general",
        ],
        [],
    ),
}


@pytest.mark.parametrize(("statements", "expected"), CASES.values(), ids=list(CASES))
def test_conflicts(statements: list[str], expected: list[str]) -> None:
    assert found(*statements) == expected
