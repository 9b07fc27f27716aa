"""Which state a claim is about, over several claim types; the document's own state is Iowa."""

import pytest
from attributes import all_found

Case = tuple[str, str, list[str]]

OWN: list[Case] = [
    ("the state", "Iowa shares DMV data with ICE.", ["sharing/general"]),
    ("its agency", "The Iowa Department of Transportation encrypts its files.", ["safeguard/encryption"]),
    ("its people", "Iowans cannot opt out.", ["remedy/opt_out negated"]),
    (
        "a back-reference in the next sentence",
        "Iowa trains its clerks. It encrypts its files.",
        ["safeguard/encryption", "safeguard/training"],
    ),
    (
        "the agency by its short name",
        "The Iowa Department of Transportation (DOT) trains its clerks. The DOT encrypts its files.",
        ["safeguard/encryption", "safeguard/training"],
    ),
    (
        "the question names the state",
        "1. Does Iowa protect DMV data?\n\nThe files are encrypted.\n",
        ["safeguard/encryption"],
    ),
    (
        "the state, in answer to a question that names it",
        "1. Does Iowa protect DMV data?\n\nThe state encrypts its files.\n",
        ["safeguard/encryption"],
    ),
    (
        "the lead-in names the state",
        "1. How is DMV data protected?\n\nIowa relies on these measures:\n\n- encryption\n- yearly audits\n",
        ["safeguard/audit", "safeguard/encryption"],
    ),
    (
        "the statement names the state, the question does not",
        "1. How is DMV data protected?\n\nIowa encrypts its files.\n",
        ["safeguard/encryption"],
    ),
    (
        "a back-reference to the state in the question",
        "1. Is data shared in the state?\n\nThe DMV shares data with ICE.\n",
        ["sharing/general"],
    ),
    (
        "the heading of an article names the state",
        "Iowa and ICE\n\nThe DMV shares data with ICE.\n",
        ["sharing/general"],
    ),
    ("Iowa among many states", "Many states, including Iowa, share DMV data with ICE.", ["sharing/general"]),
    ("like many states", "Like many states, Iowa trains its clerks.", ["safeguard/training"]),
    (
        "a newspaper of another state",
        "A Nebraska newspaper reported that Iowa shares data with ICE.",
        ["sharing/general"],
    ),
    (
        "a newspaper with a state's name",
        "The Washington Post reported that Iowa trains its clerks.",
        ["safeguard/training"],
    ),
    (
        "a university with a state's name",
        "The University of Kansas found that Iowa trains its clerks.",
        ["safeguard/training"],
    ),
    ("unlike another state, inside", "Iowa, unlike Nebraska, trains its clerks.", ["safeguard/training"]),
    ("unlike its neighbors", "Unlike its neighbors, Iowa trains its clerks.", ["safeguard/training"]),
]

OTHER: list[Case] = [
    ("another state", "Nebraska shares DMV data with ICE.", ["sharing/general other_state:NE"]),
    ("its agency", "The Nebraska DMV encrypts its files.", ["safeguard/encryption other_state:NE"]),
    ("in another state", "In Minnesota, drivers can opt out.", ["remedy/opt_out other_state:MN"]),
    ("a name of two words", "New Mexico trains its clerks.", ["safeguard/training other_state:NM"]),
    (
        "West Virginia is not Virginia",
        "West Virginia has no agreement with ICE on DMV data.",
        ["agreement/agreement other_state:WV negated"],
    ),
    (
        "a question about Iowa",
        "1. How do other states compare with Iowa?\n\nColorado demands a warrant from ICE.\n",
        ["legal_process/warrant other_state:CO role=required"],
    ),
    (
        "by contrast",
        "Illinois, by contrast, does not share DMV data with ICE.",
        ["sharing/general other_state:IL negated"],
    ),
    (
        "it, after another state",
        "Illinois trains its clerks. It encrypts its files.",
        ["safeguard/encryption other_state:IL", "safeguard/training other_state:IL"],
    ),
    (
        "its agency, after another state",
        "Illinois demands a warrant from ICE. Its clerks are trained.",
        ["legal_process/warrant other_state:IL role=required", "safeguard/training other_state:IL"],
    ),
    (
        "Iowa again, after another state",
        "Illinois trains its clerks. Iowa encrypts its files.",
        ["safeguard/encryption", "safeguard/training other_state:IL"],
    ),
    (
        "that state",
        "Oregon requires a warrant. That state also trains its clerks.",
        ["legal_process/warrant other_state:OR role=required", "safeguard/training other_state:OR"],
    ),
    (
        "there",
        "Oregon requires a warrant. There, clerks are trained.",
        ["legal_process/warrant other_state:OR role=required", "safeguard/training other_state:OR"],
    ),
    (
        "both of them",
        "Oregon and Colorado require a warrant. Both train their clerks.",
        [
            "legal_process/warrant other_state:CO role=required",
            "legal_process/warrant other_state:OR role=required",
            "safeguard/training other_state:CO",
            "safeguard/training other_state:OR",
        ],
    ),
    (
        "they, after another state",
        "1. How do other states handle requests?\n\nColorado requires a warrant. They also train their clerks.\n",
        ["legal_process/warrant other_state:CO role=required", "safeguard/training other_state:CO"],
    ),
    (
        "an agency without an agreement, and it",
        "Nebraska's DMV has no agreement with ICE. It has no policy on ICE requests either.",
        ["agreement/agreement other_state:NE negated", "policy_status/policy other_state:NE negated"],
    ),
    (
        "a city with a state's name",
        "New York City offers legal aid to drivers.",
        ["remedy/legal_assistance other_state:NY"],
    ),
    (
        "Iowa two sentences later",
        "Oregon requires a warrant. The law has been praised. Clerks in Iowa are trained.",
        ["legal_process/warrant other_state:OR role=required", "safeguard/training"],
    ),
    (
        "items of a lead-in on another state",
        "Nebraska relies on:\n\n- encryption of all files\n- training of clerks\n",
        ["safeguard/encryption other_state:NE", "safeguard/training other_state:NE"],
    ),
]

TWO: list[Case] = [
    (
        "whereas",
        "Nebraska shares DMV data with ICE, whereas Iowa does not share DMV data with ICE.",
        ["sharing/general negated", "sharing/general other_state:NE"],
    ),
    (
        "while",
        "Iowa trains its clerks, while Kansas encrypts its files.",
        ["safeguard/encryption other_state:KS", "safeguard/training"],
    ),
    (
        "and",
        "Kansas and Nebraska train their clerks.",
        ["safeguard/training other_state:KS", "safeguard/training other_state:NE"],
    ),
    (
        "Iowa and another",
        "Iowa and Nebraska train their clerks.",
        ["safeguard/training", "safeguard/training other_state:NE"],
    ),
    (
        "both",
        "Both Iowa and Kansas have a memorandum of understanding with ICE.",
        ["agreement/mou", "agreement/mou other_state:KS"],
    ),
    ("a comparison", "Iowa, like Nebraska, trains its clerks.", ["safeguard/training"]),
    ("a bordering state", "Iowa, which borders Nebraska, encrypts its files.", ["safeguard/encryption"]),
    ("Washington as the government", "Iowa encrypts the files it prepares for Washington.", ["safeguard/encryption"]),
    (
        "three states",
        "Nebraska, Kansas and Iowa train their clerks.",
        ["safeguard/training", "safeguard/training other_state:KS", "safeguard/training other_state:NE"],
    ),
    (
        "two other states",
        "Nebraska and Kansas have agreements with ICE on DMV data.",
        ["agreement/agreement other_state:KS", "agreement/agreement other_state:NE"],
    ),
    (
        "states in general do, Iowa does not",
        "Some states train their clerks, but Iowa does not train its clerks.",
        ["safeguard/training generic", "safeguard/training negated"],
    ),
    (
        "states in general do one thing, Iowa another",
        "Some states train their clerks, but Iowa encrypts its files.",
        ["safeguard/encryption", "safeguard/training generic"],
    ),
    (
        "two states that give",
        "Kansas and Iowa give data to ICE.",
        ["sharing/general", "sharing/general other_state:KS"],
    ),
]

GENERIC: list[Case] = [
    ("many states", "Many states share DMV data with ICE.", ["sharing/general generic"]),
    ("most states", "Most states train their clerks.", ["safeguard/training generic"]),
    (
        "other states",
        "Other states have signed agreements with ICE on DMV data.",
        ["agreement/agreement generic", "event/agreement_signed generic"],
    ),
    ("agencies in general", "State DMVs typically encrypt their files.", ["safeguard/encryption generic hedged"]),
    ("across the country", "Across the country, clerks are trained.", ["safeguard/training generic"]),
    (
        "states in general under a question about Iowa",
        "1. How does Iowa compare with other states?\n\nMany states train their clerks.\n",
        ["safeguard/training generic"],
    ),
    (
        "the question never names the state",
        "1. How is DMV data protected?\n\nThe files are encrypted.\n",
        ["safeguard/encryption generic"],
    ),
    (
        "the question before names it, this one does not",
        "1. Does Iowa share DMV data with ICE?\n\nIowa shares DMV data with ICE.\n\n"
        "2. How is DMV data protected?\n\nThe files are encrypted.\n",
        ["safeguard/encryption generic", "sharing/general"],
    ),
    (
        "neither question nor lead-in names it",
        "1. How is DMV data protected?\n\nCommon measures are:\n\n- encryption\n- yearly audits\n",
        ["safeguard/audit generic", "safeguard/encryption generic"],
    ),
    (
        "they, after states in general",
        "Many states train their clerks. They encrypt their files.",
        ["safeguard/encryption generic", "safeguard/training generic"],
    ),
    (
        "the state's name is not the sentence's subject",
        "1. What can be done?\n\nStates may audit the searches by ICE.\n",
        ["safeguard/audit generic hedged"],
    ),
    (
        "the title names the state, the question does not",
        "Iowa Drivers and ICE\n\n1. Is data shared?\n\nThe DMV shares data with ICE.\n",
        ["sharing/general generic"],
    ),
    ("some states, in a phrase before", "In some states, drivers can opt out.", ["remedy/opt_out generic"]),
    ("each state", "Each state trains its clerks.", ["safeguard/training generic"]),
    ("no state", "No state trains its clerks.", ["safeguard/training generic negated"]),
    ("nationwide", "Nationwide, ICE searches the databases directly.", ["sharing/direct_access generic"]),
    (
        "items with headings under a question on states",
        "1. How do states protect drivers?\n\n1. "
        "Audits: States may audit the searches by ICE.\n2. Training: Clerks are trained.\n",
        ["safeguard/audit generic hedged", "safeguard/training generic"],
    ),
    (
        "ICE under a question without a state",
        "1. What does ICE do with the data?\n\nICE uses the data to locate people.\n",
        ["purpose/locate generic"],
    ),
    ("half of the states", "Half of the states share data with ICE.", ["sharing/general generic"]),
    ("elsewhere", "Elsewhere, clerks are trained.", ["safeguard/training generic"]),
    (
        "items of a lead-in on many states",
        "Many states rely on:\n\n- encryption of all files\n- training of clerks\n",
        ["safeguard/encryption generic", "safeguard/training generic"],
    ),
]


@pytest.mark.parametrize(("comment", "text", "expected"), OWN + OTHER + TWO + GENERIC)
def test_scope(comment: str, text: str, expected: list[str]) -> None:
    assert all_found(text) == sorted(expected), comment
