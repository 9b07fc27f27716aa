"""What became of documents, claims and answers between two small datasets, and why."""

from pathlib import Path

import pytest
from diff_data import answer, document
from diff_told import BOTH, KEPT, NO_PROCESS, ORDER, PROCESS, TRAINED, URL, compared, told

# A comment; the documents before; those after; what is told
DOCUMENTS = [
    ("the same", {"a.txt": BOTH}, {"a.txt": BOTH}, []),
    ("nothing at all", {}, {}, []),
    (
        "one comes",
        {},
        {"a.txt": document(PROCESS)},
        ["document a.txt added (text)", "claim a.txt order gained (text)"],
    ),
    (
        "one goes",
        {"a.txt": document(PROCESS)},
        {},
        ["document a.txt removed (text)", "claim a.txt order lost (text)"],
    ),
    ("one is renamed", {"a.txt": BOTH}, {"b.txt": BOTH}, ["document b.txt renamed file: a.txt > b.txt (None)"]),
    (
        "one is edited",
        {"a.txt": BOTH},
        {"a.txt": document(NO_PROCESS, KEPT)},
        [
            "document a.txt changed text: None > None (text)",
            "claim a.txt order changed role: required > not_required (text)",
        ],
    ),
    (
        "one is edited and renamed, its address tells",
        {"a.txt": document(PROCESS, source_url=URL)},
        {"b.txt": document(PROCESS, TRAINED, source_url=URL)},
        [
            "document b.txt changed text: None > None (text)",
            "document b.txt renamed file: a.txt > b.txt (None)",
            "claim b.txt training gained (text)",
        ],
    ),
    (
        "two with one address are told by none",
        {"a.txt": document(KEPT, source_url=URL), "b.txt": document(TRAINED, source_url=URL)},
        {"c.txt": document("Nothing", source_url=URL)},
        [
            "document a.txt removed (text)",
            "document b.txt removed (text)",
            "document c.txt added (text)",
            "claim a.txt period lost (text)",
            "claim b.txt training lost (text)",
        ],
    ),
    (
        "a file is replaced and the former kept under another name",
        {"a.txt": document(KEPT)},
        {"a.txt": document(TRAINED), "a-2025.txt": document(KEPT)},
        [
            "document a-2025.txt renamed file: a.txt > a-2025.txt (None)",
            "document a.txt added (text)",
            "claim a.txt training gained (text)",
        ],
    ),
    (
        "one is split in two: what moved is neither lost nor gained",
        {"a.txt": BOTH},
        {"a.txt": document(PROCESS), "b.txt": document(KEPT)},
        [
            "document a.txt changed text: None > None (text)",
            "document b.txt added (text)",
            "claim b.txt period moved (text)",
        ],
    ),
    (
        "one is accepted",
        {"a.txt": document(state=None)},
        {"a.txt": document(PROCESS)},
        [
            "document a.txt accepted reason: holds no text > None (text)",
            "document a.txt changed state: None > OH (text)",
            "claim a.txt order gained (text)",
        ],
    ),
    (
        "one is rejected, though its file is the same",
        {"a.txt": document(PROCESS, sha256="f")},
        {"a.txt": document(sha256="f")},
        ["document a.txt rejected reason: None > holds no text (reading)", "claim a.txt order lost (reading)"],
    ),
    (
        "one comes and is rejected",
        {},
        {"a.pdf": document()},
        ["document a.pdf rejected reason: None > holds no text (text)"],
    ),
    ("a rejected one stays rejected", {"a.pdf": document(sha256="1")}, {"a.pdf": document(sha256="2")}, []),
    (
        "one is described otherwise",
        {"a.txt": document(PROCESS, title="Old")},
        {"a.txt": document(PROCESS, title="New")},
        ["document a.txt changed title: Old > New (sheet)"],
    ),
    (
        "the sheet puts one into another state",
        {"a.txt": document(PROCESS)},
        {"a.txt": document(PROCESS, state="IA", state_source="sheet")},
        [
            "document a.txt changed state: OH > IA (sheet)",
            "claim a.txt order gained (sheet)",
            "claim a.txt order lost (sheet)",
        ],
    ),
]


@pytest.mark.parametrize(("comment", "before", "after", "expected"), DOCUMENTS, ids=[one[0] for one in DOCUMENTS])
def test_documents(tmp_path: Path, comment: str, before: dict, after: dict, expected: list[str]) -> None:
    assert told(compared(tmp_path, before, after)) == expected


# A comment; what one document says before; what it says after; what is told of its claims
CLAIMS = [
    (
        "reworded",
        [PROCESS],
        ["To get any record ICE needs a court order | process/order role=required"],
        ["reworded (text)"],
    ),
    ("moved within the document", [PROCESS, TRAINED], [TRAINED, PROCESS], []),
    (
        "read otherwise in the same words",
        [PROCESS],
        [PROCESS.replace("role=required", "role=optional")],
        ["changed role: required > optional (reading)"],
    ),
    (
        "read otherwise in an edited document",
        [PROCESS, KEPT],
        [PROCESS.replace("required", "optional"), "Clerks are trained each spring"],
        ["changed role: required > optional (reading)", "lost (text)"],
    ),
    ("seen only now, in a sentence that stood there", [ORDER, KEPT], [PROCESS], ["gained (reading)", "lost (text)"]),
    ("seen no more", [PROCESS], [ORDER], ["lost (reading)"]),
    (
        "denied in the same words, which changes its id",
        [KEPT],
        [f"{KEPT} polarity=negated"],
        ["changed polarity: affirmed > negated (reading)"],
    ),
    ("another category", [PROCESS], [PROCESS.replace("/order", "/warrant")], ["lost (reading)", "gained (reading)"]),
    (
        "several values",
        [PROCESS],
        [f"{NO_PROCESS} modality=hedged"],
        ["changed modality: asserted > hedged (text)", "changed role: required > not_required (text)"],
    ),
    (
        "a number",
        ["A law of 2020 | event/law year=2020"],
        ["A law of 2021 | event/law year=2021"],
        ["changed year: 2020 > 2021 (text)"],
    ),
    ("a value comes", [PROCESS], [f"{PROCESS} since=2019"], ["changed since: None > 2019 (reading)"]),
    ("reviewed", [PROCESS], [f"{PROCESS} review_status=rejected"], ["changed review_status: None > rejected (review)"]),
]


@pytest.mark.parametrize(("comment", "before", "after", "expected"), CLAIMS, ids=[one[0] for one in CLAIMS])
def test_claims(tmp_path: Path, comment: str, before: list[str], after: list[str], expected: list[str]) -> None:
    changes = compared(tmp_path, {"a.txt": document(*before)}, {"a.txt": document(*after)})
    assert [one.split(" ", 3)[3] for one in told(changes) if one.startswith("claim")] == expected


# A comment; the answers before; those after; what is told of them
ANSWERS = [
    ("the same", [answer("order", "yes")], [answer("order", "yes")], []),
    ("flipped", [answer("order", "yes")], [answer("order", "no")], ["flipped answer: yes > no"]),
    (
        "flipped to nothing, without word of its firmness",
        [answer("order", "yes")],
        [answer("order", "not_mentioned")],
        ["flipped answer: yes > not_mentioned"],
    ),
    (
        "less firm",
        [answer("order", "yes")],
        [answer("order", "yes", firmness="hedged")],
        ["changed firmness: asserted > hedged"],
    ),
    (
        "another list",
        [answer("order", "yes", "address", "name")],
        [answer("order", "yes", "name", "photo")],
        ["gained listed: None > photo", "lost listed: address > None"],
    ),
    ("a new question", [], [answer("order", "no")], ["added answer: None > no"]),
    ("a question that is gone", [answer("order", "no")], [], ["removed answer: no > None"]),
]


@pytest.mark.parametrize(("comment", "before", "after", "expected"), ANSWERS, ids=[one[0] for one in ANSWERS])
def test_answers(tmp_path: Path, comment: str, before: list, after: list, expected: list[str]) -> None:
    changes = compared(tmp_path, {}, {}, answers=(before, after))
    assert told(changes) == [f"answer order {one} (reading)" for one in expected]
