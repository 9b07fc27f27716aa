"""Whether the subject state has a law or a policy about the sharing, apart from what a law does."""

import pytest
from claims import found

CASES: list[tuple[str, str, list[str]]] = [
    ("no law", "Iowa does not have any specific law on sharing driver data with ICE.", ["law negated"]),
    ("a state lacks a law", "Iowa lacks a statute on the release of driver records to ICE.", ["law negated"]),
    ("no law addresses it", "No Iowa statute addresses the transfer of driver data to ICE.", ["law negated"]),
    (
        "there are laws",
        "Yes, Iowa has laws and regulations governing the release of driver data to ICE.",
        ["law"],
    ),
    ("a state has laws", "Iowa has several statutes on the disclosure of driver data to federal agents.", ["law"]),
    ("regulated by", "The release of Iowa driver data to ICE is regulated by state laws.", ["law"]),
    (
        "regulated by laws and policies",
        "The release of Iowa driver data to ICE is controlled by state laws and policies.",
        ["law", "policy"],
    ),
    ("both have", "Iowa has a law and a policy on sharing driver data with ICE.", ["law", "policy"]),
    (
        "neither nor",
        "Iowa has neither a law nor a policy on sharing driver data with ICE.",
        ["law negated", "policy negated"],
    ),
    (
        "no law or policy",
        "There is no law or policy in Iowa on sharing driver data with ICE.",
        ["law negated", "policy negated"],
    ),
    (
        "a law but no policy",
        "Iowa has a statute on sharing driver data with ICE but no written policy.",
        ["law", "policy negated"],
    ),
    ("a policy of sharing", "Iowa has a policy of sharing license data with ICE.", ["policy"]),
    ("a written policy", "The Iowa DOT has adopted a written policy on requests from ICE.", ["policy"]),
    ("a policy taken for granted", "The Iowa DOT's policy on ICE requests took effect in 2020.", ["policy"]),
    ("a policy that does something", "A written policy of the Iowa DOT keeps photographs from ICE.", ["policy"]),
    ("under a policy", "Under the Iowa DOT's policy, ICE gets no photographs.", ["policy"]),
    (
        "a policy in an audit",
        "Auditors found that the Iowa DOT has no written policy on ICE inquiries.",
        ["policy negated"],
    ),
    ("without a policy", "The Iowa DOT answers ICE without any written policy.", ["policy negated"]),
    (
        "nor does it have",
        "The Iowa DOT has no agreement with ICE. Nor does the DOT have a policy on ICE requests.",
        ["policy negated"],
    ),
    ("a hedge", "Iowa may have a policy on the release of driver data to ICE.", ["policy hedged"]),
    ("advice to the state", "Iowa should adopt a clear policy on ICE requests for driver data.", ["policy normative"]),
    ("the future", "In the future, Iowa could adopt a law on driver data shared with ICE.", ["law prospective"]),
    ("another state", "Nebraska has no policy on ICE requests for driver data.", ["policy other_state:NE negated"]),
    ("states in general", "Most states have no policy on ICE requests for driver data.", ["policy generic negated"]),
    ("some states", "Some states have laws on the release of driver data to ICE.", ["law generic"]),
    ("what a law does", "State law forbids the Iowa DOT to share photographs with ICE.", []),
    ("what a law allows", "Iowa law permits the DOT to share driver data with ICE.", []),
    ("what a section does", "Iowa Code § 321.11 bars the DOT from sharing photographs with ICE.", []),
    ("bare restrictions", "Iowa imposes restrictions on the release of driver data to ICE.", []),
    ("bare limitations", "There are limitations on what ICE may obtain from the Iowa DOT.", []),
    ("compliance", "The Iowa DOT follows state law when ICE asks for driver data.", []),
    ("immigration policy", "Immigration policy divides voters in Iowa.", []),
    ("an insurance policy", "Iowa drivers show an insurance policy when they register a car.", []),
    ("a policy analyst", "A policy analyst in Iowa studied the driver data that ICE obtains.", []),
    ("law enforcement", "Iowa has law enforcement officers who use DOT data.", []),
    ("no law covers it", "No statute in Iowa covers releases of driver data to ICE.", ["law negated"]),
    ("no laws or regulations", "There are no laws or regulations in Iowa governing releases to ICE.", ["law negated"]),
    ("legal restrictions are law", "There are legal restrictions in Iowa on sharing driver data with ICE.", ["law"]),
    ("statutes that restrict", "Iowa has specific statutes that restrict the release of driver data to ICE.", ["law"]),
    (
        "no policy in place",
        "There is currently no policy in place at the Iowa DOT on ICE requests.",
        ["policy negated"],
    ),
    ("no policy governs", "No written policy governs how the Iowa DOT answers ICE.", ["policy negated"]),
    ("it is the policy", "It is the policy of the Iowa DOT to refuse requests from ICE.", ["policy"]),
    ("policies and procedures", "The Iowa DOT has policies and procedures for requests from ICE.", ["policy"]),
    ("policies in place", "Policies are in place in Iowa on releases of driver data to ICE.", ["policy"]),
    ("following a policy", "The Iowa DOT follows a written policy when it answers ICE.", ["policy"]),
    ("an absence", "The absence of a policy on ICE requests in Iowa troubles auditors.", ["policy negated"]),
    ("a duty to have a law", "Iowa should have a law on releases of driver data to ICE.", ["law normative"]),
    (
        "each state",
        "Each state has its own laws and policies on sharing driver data with ICE.",
        ["law generic", "policy generic"],
    ),
    ("policies that vary", "Policies on parking vary from county to county in Iowa.", []),
    ("the policy of ICE on searches", "ICE policy requires agents to log their searches of Iowa data.", []),
]


@pytest.mark.parametrize(("comment", "text", "expected"), CASES)
def test_policy_status(comment: str, text: str, expected: list[str]) -> None:
    assert found(text, "policy_status") == sorted(expected), comment
