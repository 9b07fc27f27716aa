"""Laws without a name or number and what they do to the sharing; compliance talk says nothing about them."""

import pytest
from claims import found

CASES: list[tuple[str, str, list[str]]] = [
    ("state law forbids", "State law forbids the Iowa DOT to give photographs to ICE.", ["state law effect=restricts"]),
    (
        "the state's name before the law",
        "Iowa law allows the DOT to share driver data with federal immigration agents.",
        ["state law effect=authorizes"],
    ),
    (
        "the state's possessive",
        "Iowa's statutes prohibit the disclosure of addresses to ICE.",
        ["state law effect=restricts"],
    ),
    (
        "state law compels",
        "Iowa law requires the DOT to hand over driver records to ICE.",
        ["state law effect=requires"],
    ),
    ("the passive", "License files are protected from ICE by state law in Iowa.", ["state law effect=restricts"]),
    (
        "federal law compels",
        "Federal law compels Iowa to open its license files to ICE.",
        ["federal law effect=requires"],
    ),
    (
        "federal law denied to compel",
        "Federal law does not require Iowa to share driver data with ICE.",
        ["federal law negated effect=requires"],
    ),
    (
        "state and federal law are two",
        "Iowa's disclosures to ICE are governed by state and federal laws.",
        ["federal law effect=governs", "state law effect=governs"],
    ),
    (
        "each with its own effect",
        "Releases by the Iowa DOT to ICE are allowed by federal law and limited by state law.",
        ["federal law effect=authorizes", "state law effect=restricts"],
    ),
    (
        "legislation",
        "Iowa passed legislation in 2019 that bars the DOT from giving driver data to ICE.",
        ["state law effect=restricts"],
    ),
    (
        "subject to an unnamed law",
        "License data that Iowa sends to ICE is subject to state privacy law.",
        ["state law effect=governs"],
    ),
    (
        "a law with a hedge",
        "State law may limit what the Iowa DOT gives to ICE.",
        ["state law hedged effect=restricts"],
    ),
    (
        "a future law",
        "In the future, state law could forbid the Iowa DOT to share driver data with ICE.",
        ["state law prospective effect=restricts"],
    ),
    (
        "a pending bill without a number",
        "A bill pending in the Iowa Senate would prohibit the DOT from giving addresses to ICE.",
        ["state law normative effect=restricts"],
    ),
    (
        "the law of another state",
        "Illinois law bars its Secretary of State from giving photographs to ICE.",
        ["state law other_state:IL effect=restricts"],
    ),
    (
        "the laws of states in general",
        "Some states have laws that restrict the release of driver data to ICE.",
        ["state law generic effect=restricts"],
    ),
    ("compliance", "The Iowa DOT complies with state and federal law when it shares data with ICE.", []),
    ("a duty to comply", "The Iowa DOT must comply with state law when it answers ICE.", []),
    ("in accordance with", "All releases by the Iowa DOT to ICE are made in accordance with Iowa law.", []),
    ("adherence", "The Iowa DOT adheres to the laws governing driver data.", []),
    ("an exception for what the law demands", "Iowa gives ICE no address unless federal law requires it.", []),
    ("existence alone", "Iowa has no law on the release of driver data to ICE.", []),
    ("law enforcement is no law", "Law enforcement agencies in Iowa share DOT data with ICE.", []),
    ("the law that ICE enforces", "ICE uses Iowa license data to enforce federal immigration law.", []),
    ("people who broke the law", "ICE asks the Iowa DOT about people who broke the law.", []),
    ("a law school", "Students at an Iowa law school studied the releases to ICE.", []),
    (
        "under federal law, freedom",
        "Under federal law, the Iowa DOT is free to share driver data with ICE.",
        ["federal law effect=authorizes"],
    ),
    (
        "a statute under which",
        "Iowa passed a statute in 2021 under which the DOT must supply records to ICE.",
        ["state law effect=requires"],
    ),
    (
        "a law with the year of its effect",
        "An Iowa law that took effect in 2022 closes license files to ICE.",
        ["state law effect=restricts"],
    ),
    (
        "the law, in a text on one state",
        "The law prohibits the Iowa DOT from giving photographs to ICE.",
        ["state law effect=restricts"],
    ),
    (
        "federal regulations",
        "Federal regulations restrict the release of Iowa driver data to ICE.",
        ["federal law effect=restricts"],
    ),
    (
        "a constitution and federal law",
        "A suit says that the releases violated the Iowa Constitution and federal law.",
        ["Iowa Constitution effect=restricts", "federal law effect=restricts"],
    ),
    (
        "state law that was violated",
        "The Iowa DOT violated state law when it gave photographs to ICE.",
        ["state law effect=restricts"],
    ),
    (
        "a court about the law",
        "The Iowa Supreme Court held that state law restricts releases to ICE.",
        ["state law effect=restricts"],
    ),
    ("violation as a condition", "Violating state law can lead to fines in Iowa.", []),
    ("lawmakers", "Lawmakers in Iowa discussed the releases to ICE.", []),
    ("lawyers", "A lawyer in Iowa says that the DOT shares data with ICE.", []),
    ("to violate", "The releases to ICE in Iowa violated federal law.", ["federal law effect=restricts"]),
]


@pytest.mark.parametrize(("comment", "text", "expected"), CASES)
def test_unnamed_laws(comment: str, text: str, expected: list[str]) -> None:
    assert found(text, "legal_basis") == sorted(expected), comment
