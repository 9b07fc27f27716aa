"""Agreements and memoranda of understanding on driver data between the agency and ICE."""

import pytest
from claims import found

CASES: list[tuple[str, str, list[str]]] = [
    ("a memorandum", "The Iowa DOT has a memorandum of understanding with ICE.", ["mou"]),
    ("an acronym", "The Iowa DOT signed an MOU with ICE.", ["mou"]),
    ("a memorandum and its acronym", "A Memorandum of Understanding (MOU) binds the Iowa DOT and ICE.", ["mou"]),
    ("an agreement", "The Iowa DOT and ICE are parties to a data-sharing agreement.", ["agreement"]),
    (
        "an agreement with its year",
        "Iowa signed an agreement with ICE on driver data in 2017.",
        ["agreement since=2017"],
    ),
    ("the year before", "In 2016 the Iowa DOT concluded a memorandum of understanding with ICE.", ["mou since=2016"]),
    (
        "in force since",
        "Under an agreement in force since 2014, Iowa gives license data to ICE.",
        ["agreement since=2014"],
    ),
    (
        "the year as adjective",
        "The 2018 agreement between the Iowa DOT and ICE covers photographs.",
        ["agreement since=2018"],
    ),
    ("the preamble", "This Agreement is entered into by the Iowa Department of Transportation and ICE.", ["agreement"]),
    (
        "a clause of the agreement",
        "Either party may end this Agreement on Iowa driver data by thirty days' notice to ICE.",
        ["agreement"],
    ),
    ("taken for granted", "The agreement between the Iowa DOT and ICE has drawn criticism.", ["agreement"]),
    (
        "a back-reference",
        "The Iowa DOT signed a memorandum of understanding with ICE. "
        "Under the memorandum, Iowa files are kept for a year.",
        ["mou", "mou"],
    ),
    ("there is none", "There is no agreement between the Iowa DOT and ICE.", ["agreement negated"]),
    ("none exists", "No memorandum of understanding exists between the Iowa DOT and ICE.", ["mou negated"]),
    ("does not have", "The Iowa DOT does not have an agreement with ICE.", ["agreement negated"]),
    ("never signed", "The Iowa DOT has never signed a memorandum of understanding with ICE.", ["mou negated"]),
    ("without", "The Iowa DOT answers ICE without any formal agreement.", ["agreement negated"]),
    ("a search that found none", "Auditors found no agreement between the Iowa DOT and ICE.", ["agreement negated"]),
    (
        "neither nor",
        "Iowa has neither an agreement nor a memorandum of understanding with ICE on driver data.",
        ["agreement negated", "mou negated"],
    ),
    (
        "no agreement or memorandum",
        "There is no agreement or MOU between the Iowa DOT and ICE.",
        ["agreement negated", "mou negated"],
    ),
    (
        "nor does",
        "The Iowa DOT has no policy on ICE requests. Nor does it have an agreement with ICE.",
        ["agreement negated"],
    ),
    ("a hedge", "The Iowa DOT may have a memorandum of understanding with ICE.", ["mou hedged"]),
    (
        "another state",
        "Nebraska signed an agreement with ICE on driver data in 2019.",
        ["agreement other_state:NE since=2019"],
    ),
    ("some states", "Some states have agreements with ICE on driver data.", ["agreement generic"]),
    ("agreements in general", "Agreements between motor vehicle agencies and ICE raise concerns.", []),
    ("people who agree", "Lawmakers in Iowa are in agreement that ICE needs a warrant.", []),
    ("to agree", "The Iowa DOT agreed to answer ICE within a week.", []),
    ("a confidentiality agreement", "ICE users sign a confidentiality agreement before they see Iowa files.", []),
    ("a rental agreement", "The Iowa DOT accepts a rental agreement as proof of residence.", []),
    ("a memorandum of another kind", "A legal memorandum in Iowa calls the releases to ICE unlawful.", []),
    ("pursuant to", "Pursuant to an MOU, the Iowa DOT sends license files to ICE.", ["mou"]),
    ("as part of", "The Iowa DOT shares license files with ICE as part of a data-sharing agreement.", ["agreement"]),
    ("a pact", "The pact between Iowa and ICE was signed in 2015.", ["agreement since=2015"]),
    ("entered into", "Iowa and ICE entered into an agreement in 2015.", ["agreement since=2015"]),
    (
        "a relative clause with the year",
        "The MOU that the Iowa DOT signed with ICE in 2015 covers photographs.",
        ["mou since=2015"],
    ),
    ("dates from", "The agreement between Iowa and ICE dates from 2015.", ["agreement since=2015"]),
    ("since a year", "Since 2015 the Iowa DOT has had an agreement with ICE.", ["agreement since=2015"]),
    ("do not have", "ICE and the Iowa DOT do not have an MOU.", ["mou negated"]),
    ("none in place", "ICE and the Iowa DOT have no MOU in place.", ["mou negated"]),
    ("not entered into any", "The Iowa DOT has not entered into any agreement with ICE.", ["agreement negated"]),
    ("none has been signed", "No agreement has been signed between the Iowa DOT and ICE.", ["agreement negated"]),
    (
        "neither exists",
        "Neither an agreement nor an MOU exists between the Iowa DOT and ICE.",
        ["agreement negated", "mou negated"],
    ),
    (
        "the title of a memorandum",
        "This Memorandum of Understanding is between the Iowa Department of Transportation and ICE.",
        ["mou"],
    ),
    ("the parties", "The Parties to this Agreement are the Iowa DOT and ICE.", ["agreement"]),
    ("several agencies", "Iowa has agreements with several federal agencies, including ICE.", ["agreement"]),
    (
        "both states",
        "Both Iowa and Kansas have an agreement with ICE on driver data.",
        ["agreement", "agreement other_state:KS"],
    ),
    ("a lease", "The Iowa DOT signed a lease agreement with ICE for an office.", []),
    ("the state's possessive with criticism", "Iowa's agreement with ICE has drawn criticism.", ["agreement"]),
    ("the agreement with its content", "The agreement with ICE covers Iowa photographs.", ["agreement"]),
]


@pytest.mark.parametrize(("comment", "text", "expected"), CASES)
def test_agreement(comment: str, text: str, expected: list[str]) -> None:
    assert found(text, "agreement") == sorted(expected), comment
