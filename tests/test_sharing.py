"""Sharing in sentences: which clauses say that data passes from the DMV to ICE and how, and which only mention it."""

import pytest
from claims import found

# (comment, text, expected)
GENERAL = [
    ("the agency shares", "The Iowa DMV shares data with ICE.", ["general"]),
    ("a noun phrase in passing", "The sharing of Iowa DMV data with ICE raises concerns.", []),
    ("a participle in passing", "Iowa DMV data shared with ICE is encrypted.", []),
    ("a clause of time without a subject", "When sharing data with ICE, the Iowa DMV logs each transfer.", []),
    (
        "passive, federal authorities",
        "Motor vehicle records in Iowa are made available to federal immigration authorities.",
        ["general"],
    ),
    ("ICE receives", "ICE receives driver files from the Iowa Department of Transportation.", ["general"]),
    (
        "Homeland Security is a federal authority",
        "In 2020 the Iowa DOT disclosed data to the Department of Homeland Security.",
        ["general"],
    ),
    ("police are none", "The Iowa DMV shares data with local police.", []),
    ("a policy of sharing", "Iowa has a policy of sharing data with ICE.", ["general"]),
    ("an agreement on sharing says nothing of it", "Iowa has no agreement to share data with ICE.", []),
    ("an open question", "The Iowa DMV would not say whether it shares data with ICE.", []),
    ("advice to the reader", "Ask the Iowa DMV whether your data is shared with ICE.", []),
    ("a title is no statement", "Sharing Driver Data With ICE\n\nAn Iowa license costs 32 dollars.", []),
    ("a law allows", "Iowa law allows the DMV to share data with ICE.", ["general"]),
    (
        "a statute requires",
        "A 2021 statute requires the Iowa DMV to hand records to federal immigration authorities.",
        ["general"],
    ),
    (
        "a statute forbids: a legal basis alone",
        "Iowa Code section 321.11 forbids the release of driver records to ICE.",
        [],
    ),
    ("access to a building", "ICE officers have access to the parking lot of the Iowa DMV.", []),
    ("sharing of costs", "Iowa shares the cost of the building with ICE.", []),
]

NEGATED = [
    ("does not provide", "Iowa does not provide data to Immigration and Customs Enforcement.", ["general negated"]),
    ("an exception: a court order", "The Iowa DMV does not share records with ICE without a court order.", []),
    ("an exception: the law", "Iowa will not release data to ICE unless required by law.", []),
    ("a bar on a kind of data", "The Iowa DMV does not give ICE Social Security numbers.", []),
    ("a denial with two verbs", "Iowa neither sells nor gives its data to ICE.", ["general negated"]),
    ("no longer", "The Iowa DMV no longer shares data with ICE.", ["general negated"]),
    ("nothing", "Nothing is sent to ICE by the Iowa DMV.", ["general negated"]),
    ("another clause's denial", "The Iowa DMV does not encrypt its files, and it shares data with ICE.", ["general"]),
]

MODES = [
    ("upon request", "Upon request, the Iowa DMV furnishes driver records to ICE.", ["on_request"]),
    ("one at a time", "The Iowa DMV answers ICE queries one at a time.", ["on_request"]),
    ("a reader's request", "Drivers may request a copy of their record from the Iowa DMV.", []),
    ("not automatically", "Iowa records are not transmitted to ICE automatically.", ["automatic negated"]),
    ("automatic renewal", "Iowa renews a registration automatically, and ICE has no part in it.", []),
    ("the entire database", "Each quarter the Iowa DMV delivers its entire database to ICE.", ["bulk"]),
    ("ICE searches", "ICE officers search the Iowa database themselves.", ["direct_access"]),
    ("no direct access", "ICE has no direct access to Iowa's licensing system.", ["direct_access negated"]),
    ("no log-in", "No ICE officer holds a password to the Iowa DMV's database.", ["direct_access negated"]),
    ("clerks have access", "Only trained clerks have access to the Iowa DMV's database.", []),
    (
        "one denied, one affirmed",
        "The Iowa DMV does not share data with ICE automatically but provides it on request.",
        ["automatic negated", "on_request"],
    ),
    (
        "a statute's duty",
        "The Iowa department shall furnish any record to a federal immigration officer upon request.",
        ["on_request"],
    ),
    (
        "an agreement's clause",
        "The Iowa DOT will grant ICE personnel read-only access to its driver history system.",
        ["direct_access"],
    ),
    ("a letter's denial", "At no time has the Iowa DMV given ICE access to its systems.", ["direct_access negated"]),
    ("cannot log in", "ICE agents cannot search Iowa's licensing database on their own.", ["direct_access negated"]),
]

ATTRIBUTES = [
    ("may", "The Iowa DMV may share data with ICE.", ["general hedged"]),
    ("must is a duty", "The Iowa DMV must provide driver records to ICE.", ["general"]),
    ("should not", "The Iowa DMV should not share data with ICE.", ["general negated normative"]),
    ("a bill would", "House File 12 would require the Iowa DMV to send data to ICE.", ["general normative"]),
    (
        "future in the question",
        "What might change in Iowa in the future?\n\nThe DMV may share its records with ICE automatically.",
        ["automatic prospective"],
    ),
    (
        "future in the statement",
        "In the future, the Iowa DMV could grant ICE direct access to its system.",
        ["direct_access prospective"],
    ),
    ("many states", "Many states share data with ICE.", ["general generic"]),
    ("states, typically", "State DMVs typically provide data to ICE on request.", ["on_request generic hedged"]),
    ("concerns in general", "Agreements between DMVs and ICE raise concerns.", []),
    (
        "a proposal",
        "Advocates propose that the Iowa DMV release data to ICE only in reply to requests.",
        ["on_request normative"],
    ),
    ("a neighbor", "Illinois does not share data with ICE, Iowa's director said.", ["general other_state:IL negated"]),
    ("a neighbor, in bulk", "Nebraska hands its whole database to ICE each year.", ["bulk other_state:NE"]),
]

CASES = [*GENERAL, *NEGATED, *MODES, *ATTRIBUTES]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_sharing(text: str, expected: list[str]) -> None:
    assert found(text, "sharing") == sorted(expected)
