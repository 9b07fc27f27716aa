"""Retention in sentences: how long who keeps shared data, and lengths of time that are about something else."""

import pytest
from claims import found

# (comment, text, expected)
PERIOD = [
    ("ICE keeps", "ICE keeps Iowa records for three years.", ["period duration=P3Y bound=exact holder=ice"]),
    ("a license is valid", "An Iowa license is valid for eight years.", []),
    ("deletes within", "ICE must delete Iowa records within 90 days.", ["period duration=P90D bound=max holder=ice"]),
    ("answers within", "The Iowa DMV answers ICE requests within ten days.", []),
    (
        "at least, the DMV",
        "The Iowa DMV retains copies of what it sends to ICE for at least two years.",
        ["period duration=P2Y bound=min holder=dmv"],
    ),
    ("a suspension", "The Iowa DMV suspended the clerk for 30 days.", []),
    (
        "no longer than",
        "ICE stores Iowa files for no longer than 18 months.",
        ["period duration=P18M bound=max holder=ice"],
    ),
    ("the term of an agreement", "The agreement between Iowa and ICE runs for five years.", []),
    ("purged after", "Iowa files are purged by ICE after six weeks.", ["period duration=P6W bound=exact holder=ice"]),
    (
        "months stay months",
        "The Iowa DMV destroys its copies of shared files after 24 months.",
        ["period duration=P24M bound=exact holder=dmv"],
    ),
    (
        "nobody named",
        "The agreement sets a retention period of 12 months for Iowa data.",
        ["period duration=P12M bound=exact"],
    ),
    ("an audit period", "Audits of the Iowa DMV are held every two years.", []),
    ("a waiting time", "Iowa drivers wait two weeks for a new license.", []),
    (
        "a minimum",
        "The Iowa DMV must keep a copy of each disclosure to ICE for no less than three years.",
        ["period duration=P3Y bound=min holder=dmv"],
    ),
    (
        "a length before",
        "Two years after receipt, ICE deletes Iowa records.",
        ["period duration=P2Y bound=exact holder=ice"],
    ),
    ("a deadline for reports", "The Iowa DMV must report to the legislature within 90 days.", []),
    ("an old record", "ICE asked the Iowa DMV for records of the past ten years.", []),
    ("counts, no lengths", "Iowa's servers hold 5,000 records for 12 counties.", []),
    (
        "another clause's denial",
        "Iowa has no policy; ICE keeps Iowa files for two years.",
        ["period duration=P2Y bound=exact holder=ice"],
    ),
    (
        "a relative clause's denial",
        "ICE, which has no office in Iowa, keeps Iowa files for two years.",
        ["period duration=P2Y bound=exact holder=ice"],
    ),
]

NO_LENGTH = [
    ("as long as necessary", "ICE holds Iowa records as long as necessary.", ["as_needed holder=ice"]),
    (
        "as long as a case requires",
        "ICE retains Iowa data for as long as an investigation requires.",
        ["as_needed holder=ice"],
    ),
    ("training as necessary", "The Iowa DMV trains its clerks as necessary.", []),
    ("asks as long as", "ICE asks the Iowa DMV for records as long as an investigation is open.", []),
    ("a schedule", "ICE follows its own retention schedule for Iowa data.", ["unspecified holder=ice"]),
    (
        "the DMV's policy",
        "The Iowa DMV has a retention policy for its copies of files sent to ICE.",
        ["unspecified holder=dmv"],
    ),
    ("a schedule of fees", "The Iowa DMV publishes a schedule of fees.", []),
    ("retention of staff", "The Iowa DMV struggles with staff retention.", []),
    ("no policy", "ICE has no retention policy for Iowa data.", ["unspecified negated holder=ice"]),
    ("no longer than necessary", "ICE keeps Iowa data no longer than necessary.", ["as_needed holder=ice"]),
    ("until a case is closed", "ICE holds Iowa data until the case is closed.", ["as_needed holder=ice"]),
    ("as long as needed", "The Iowa DMV keeps its copies of shared files as long as needed.", ["as_needed holder=dmv"]),
]

CONTEXT = [
    (
        "the question names ICE",
        "How long does ICE keep data from the Iowa DMV?\n\nRecords are purged after 18 months.",
        ["period duration=P18M bound=exact holder=ice"],
    ),
    (
        "the question names the DMV",
        "How long does the Iowa DMV keep copies of what it sends to ICE?\n\nCopies stay on file for two years.",
        ["period duration=P2Y bound=exact holder=dmv"],
    ),
    ("the question is about a license", "How long is an Iowa license valid?\n\nIt is valid for eight years.", []),
    (
        "an item's heading",
        "How does ICE protect Iowa data?\n\n1. Deletion: ICE erases records after one year.\n\n"
        "2. Training: Clerks train for two weeks.",
        ["period duration=P1Y bound=exact holder=ice"],
    ),
]

ATTRIBUTES = [
    (
        "may be kept",
        "Iowa data may be kept by ICE for no longer than 18 months.",
        ["period hedged duration=P18M bound=max holder=ice"],
    ),
    ("should", "ICE should delete Iowa data within 30 days.", ["period normative duration=P30D bound=max holder=ice"]),
    (
        "a bill",
        "House File 30 would force ICE to purge Iowa records within 60 days.",
        ["period normative duration=P60D bound=max holder=ice"],
    ),
    (
        "future",
        "In the future, ICE might purge Iowa records after six months.",
        ["period prospective duration=P6M bound=exact holder=ice"],
    ),
    (
        "another state",
        "Illinois obliges ICE to delete its records within 45 days.",
        ["period other_state:IL duration=P45D bound=max holder=ice"],
    ),
    (
        "many states",
        "In many states ICE keeps data for five years.",
        ["period generic duration=P5Y bound=exact holder=ice"],
    ),
    (
        "recommended",
        "We recommend that ICE purge Iowa records after one year.",
        ["period normative duration=P1Y bound=exact holder=ice"],
    ),
]

CASES = [*PERIOD, *NO_LENGTH, *CONTEXT, *ATTRIBUTES]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_retention(text: str, expected: list[str]) -> None:
    assert found(text, "retention") == sorted(expected)
