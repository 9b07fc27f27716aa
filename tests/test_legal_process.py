"""Legal process in sentences: what ICE has to bring or do, what it need not, and papers that play no such part."""

import pytest
from claims import found

# (comment, text, expected)
REQUIRED = [
    ("only with", "The Iowa DMV releases records to ICE only with a court order.", ["court_order role=required"]),
    ("before", "ICE must obtain a subpoena before the Iowa DMV releases records.", ["subpoena role=required"]),
    ("not without", "ICE cannot obtain Iowa records without a warrant.", ["warrant role=required"]),
    ("an arrest", "A warrant was issued for the arrest of an Iowa DMV clerk.", []),
    ("to warrant something", "The figures warrant a closer look at the Iowa DMV's dealings with ICE.", []),
    (
        "except on order, a statute",
        "The Iowa DMV shall not release a record to ICE except on the order of a court.",
        ["court_order role=required"],
    ),
    ("an order about something else", "A court ordered the Iowa DMV to train its clerks.", []),
    (
        "consent",
        "Personal data is not disclosed to ICE without the driver's consent in Iowa.",
        ["consent role=required"],
    ),
    (
        "permission",
        "ICE receives an Iowa file only with the written permission of the licensee.",
        ["consent role=required"],
    ),
    ("a written request", "ICE must submit a written request to the Iowa DMV.", ["formal_request role=required"]),
    ("on request is a mode of sharing", "On request, the Iowa DMV shares data with ICE.", []),
    (
        "unless required by law",
        "Iowa does not share data with ICE unless required by law.",
        ["legal_requirement role=required"],
    ),
    ("the law requires something else", "Iowa law requires a vision test for every license.", []),
    (
        "reviews each request",
        "The Iowa DMV reviews each ICE request before it releases data.",
        ["request_review role=required"],
    ),
    (
        "approved by counsel",
        "Every request from ICE is approved by the Iowa DMV's counsel.",
        ["request_review role=required"],
    ),
    ("a review of something else", "The Iowa DMV reviews its agreement with ICE every year.", []),
    (
        "a duty to produce",
        "To see an Iowa file, an ICE agent has to produce a warrant signed by a judge.",
        ["warrant role=required"],
    ),
    (
        "upon presentation",
        "The Iowa DMV opens a file to ICE upon presentation of a subpoena.",
        ["subpoena role=required"],
    ),
    (
        "unless the driver agrees",
        "The Iowa DMV may not give ICE a photograph unless the driver has agreed in writing.",
        ["consent role=required"],
    ),
    (
        "as required by law",
        "The Iowa DMV discloses data to ICE only as required by law.",
        ["legal_requirement role=required"],
    ),
    ("implied consent", "Iowa's implied consent law covers breath tests.", []),
    (
        "an agreement's clause",
        "ICE shall submit its requests to the Iowa DOT in writing.",
        ["formal_request role=required"],
    ),
    (
        "only if a court orders it",
        "Iowa discloses data to ICE only if a court orders it.",
        ["court_order role=required"],
    ),
    (
        "items ICE must bring",
        "To obtain a file from the Iowa DMV, ICE must present:\n\n(a) a subpoena;\n(b) a written request.",
        ["formal_request role=required", "subpoena role=required"],
    ),
]

NOT_REQUIRED = [
    (
        "with or without",
        "The Iowa DMV shows ICE its photographs with or without a subpoena.",
        ["subpoena role=not_required"],
    ),
    ("with or without, refused", "The Iowa DMV does not show ICE photographs, with or without a subpoena.", []),
    ("with or without, refused before", "With or without a warrant, the Iowa DMV refuses to give ICE any record.", []),
    (
        "whether or not",
        "The Iowa DMV gives ICE addresses whether or not a judge has signed a warrant.",
        ["warrant role=not_required"],
    ),
    (
        "regardless of whether",
        "The Iowa DMV gives ICE addresses regardless of whether it holds a court order.",
        ["court_order role=not_required"],
    ),
    (
        "regardless of something else",
        "The Iowa DMV gives ICE a file only with a warrant, regardless of whether the driver is a citizen.",
        ["warrant role=required"],
    ),
    (
        "whether or not of something else before",
        "Whether or not a driver is a citizen, the Iowa DMV gives ICE a file only with a warrant.",
        ["warrant role=required"],
    ),
    (
        "no warrant needed",
        "No judicial warrant is needed for ICE to search Iowa's files.",
        ["warrant role=not_required"],
    ),
    ("hands over without", "The Iowa DMV hands data to ICE without a warrant.", ["warrant role=not_required"]),
    (
        "does not ask for consent",
        "The Iowa DMV does not ask drivers for consent before it shares data with ICE.",
        ["consent role=not_required"],
    ),
    (
        "without asking",
        "Iowa shares data with ICE without asking drivers for their consent.",
        ["consent role=not_required"],
    ),
    (
        "neither nor",
        "ICE needs neither a subpoena nor a warrant to search Iowa's files.",
        ["subpoena role=not_required", "warrant role=not_required"],
    ),
    ("does not insist", "The Iowa DMV does not insist on a court order from ICE.", ["court_order role=not_required"]),
    ("not even", "ICE gets Iowa data without so much as a subpoena.", ["subpoena role=not_required"]),
    (
        "a paper and not another",
        "Iowa requires a warrant but not the driver's consent before data goes to ICE.",
        ["consent role=not_required", "warrant role=required"],
    ),
]

OPTIONAL = [
    (
        "one way among three",
        "Iowa law allows disclosure to ICE on a court order, on a subpoena or with the driver's consent.",
        ["consent role=optional", "court_order role=optional", "subpoena role=optional"],
    ),
    (
        "one of several routes",
        "A subpoena is one of several routes by which ICE obtains Iowa files.",
        ["subpoena role=optional"],
    ),
    (
        "items on something else",
        "An Iowa clerk can be dismissed on:\n\n(a) a court order;\n(b) a warrant for arrest.",
        [],
    ),
    (
        "one permitted by may",
        "ICE may see an Iowa file either by subpoena or by warrant.",
        ["subpoena hedged role=optional", "warrant hedged role=optional"],
    ),
]

ATTRIBUTES = [
    (
        "should",
        "Iowa should require a judicial warrant before any release to ICE.",
        ["warrant normative role=required"],
    ),
    (
        "crucial that",
        "It is crucial that ICE obtain the driver's consent before the Iowa DMV discloses data.",
        ["consent normative role=required"],
    ),
    (
        "a bill",
        "House File 12 would make ICE obtain a court order before the Iowa DMV releases a file.",
        ["court_order normative role=required"],
    ),
    (
        "a list of proposals",
        "The Iowa DMV should:\n\n(a) insist on a warrant before it hands a file to ICE;\n(b) hire more clerks.",
        ["warrant normative role=required"],
    ),
    ("future", "In the future, the Iowa DMV may demand a subpoena from ICE.", ["subpoena prospective role=required"]),
    (
        "may need",
        "ICE may need a court order to obtain records from the Iowa DMV.",
        ["court_order hedged role=required"],
    ),
    (
        "another state",
        "Illinois demands a warrant from immigration officers.",
        ["warrant other_state:IL role=required"],
    ),
    (
        "many states",
        "Many states require a court order before they release data to ICE.",
        ["court_order generic role=required"],
    ),
    (
        "most states, not required",
        "Most states release data to ICE without the driver's consent.",
        ["consent generic role=not_required"],
    ),
]

CASES = [*REQUIRED, *NOT_REQUIRED, *OPTIONAL, *ATTRIBUTES]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_legal_process(text: str, expected: list[str]) -> None:
    assert found(text, "legal_process") == sorted(expected)
