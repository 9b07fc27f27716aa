"""What became of documents, claims and answers between two small datasets, and why."""

from pathlib import Path

import pytest
from diff_data import answer, document, write
from dmv_claims.diff.change import Change
from dmv_claims.diff.compare import find_changes, rows_of
from dmv_claims.diff.datasets import DiffError, open_datasets
from dmv_claims.tables import parquet
from dmv_claims.tables.checks import check
from dmv_claims.tables.columns import load_tables

TABLE = load_tables()["changes"]

ORDER = "ICE needs a court order to get any record"
NO_ORDER = "ICE needs no court order to get any record"
PROCESS = f"{ORDER} | process/order role=required"
NO_PROCESS = f"{NO_ORDER} | process/order role=not_required"
KEPT = "The agency keeps the records for one year | retention/period duration=P1Y"
TRAINED = "Clerks are trained each spring | safeguard/training"
BOTH = document(PROCESS, KEPT)
URL = "https://example.org/a"


def told(changes: list[Change]) -> list[str]:
    """Return each change as "what change column: before > after (cause)", of claims and documents with their name."""
    return [
        " ".join(
            filter(None, (one.what, one.file, one.category, one.question, one.change, _value(one), f"({one.cause})"))
        )
        for one in changes
    ]


def _value(one: Change) -> str:
    return f"{one.column}: {one.before} > {one.after}" if one.column else ""


def compared(tmp_path: Path, before: dict, after: dict, **given: object) -> list[Change]:
    """Return the changes between datasets of these documents, which hold to the column dictionary."""
    answers = given.get("answers", ((), ()))
    datasets = open_datasets(write(tmp_path / "old", before, answers[0]), write(tmp_path / "new", after, answers[1]))
    changes = find_changes(datasets)
    check(parquet.from_rows(rows_of(changes), TABLE), TABLE)
    return changes


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


# A comment; the document before; the document after; the cause of an answer that flipped on their claims
CAUSES = [
    ("the words", document(PROCESS), document(NO_PROCESS), "text"),
    ("the reading", document(PROCESS), document(PROCESS.replace("required", "optional")), "reading"),
    ("a review", document(PROCESS), document(f"{PROCESS} review_status=rejected"), "review"),
    ("the words, and another reading", document(PROCESS, KEPT), document(NO_PROCESS, f"{KEPT} polarity=negated"), None),
    ("neither: nothing behind it changed", document(PROCESS), document(PROCESS), "reading"),
]


@pytest.mark.parametrize(("comment", "before", "after", "cause"), CAUSES, ids=[one[0] for one in CAUSES])
def test_cause_of_an_answer(tmp_path: Path, comment: str, before: dict, after: dict, cause: str | None) -> None:
    answers = [
        [answer("order", said, claims_yes=[claim["claim_id"] for claim in one["claims"]])]
        for said, one in (("yes", before), ("no", after))
    ]
    changes = compared(tmp_path, {"a.txt": before}, {"a.txt": after}, answers=answers)
    assert [one.cause for one in changes if one.what == "answer"] == [cause]


# A comment; what the older dataset is without; what is lacking; the changes that are told all the same
OLDER = [
    ("nothing", [], [], ["role", "title"]),
    ("a column", ["claims.role"], ["the baseline has no role in claims"], ["title"]),
    ("another table", ["state_answers"], ["the baseline has no table state_answers"], ["role", "title"]),
    ("what claims are known by", ["claims.quote"], ["the baseline has no quote in claims"], ["title"]),
    (
        "sums and titles",
        ["documents.sha256", "documents.title"],
        ["the baseline has no sha256, title in documents"],
        ["role"],
    ),
]


@pytest.mark.parametrize(("comment", "without", "lacking", "columns"), OLDER, ids=[one[0] for one in OLDER])
def test_an_older_dataset(
    tmp_path: Path, comment: str, without: list[str], lacking: list[str], columns: list[str]
) -> None:
    old = write(tmp_path / "old", {"a.txt": document(PROCESS, title="Old")}, without=without)
    new = write(tmp_path / "new", {"a.txt": document(PROCESS.replace("required", "optional"), title="New")})
    datasets = open_datasets(old, new)
    assert list(datasets.lacking) == lacking
    assert sorted(str(one.column) for one in find_changes(datasets)) == columns


def test_what_only_the_older_dataset_has_is_named_too(tmp_path: Path) -> None:
    old, new = (
        write(tmp_path / "old", {"a.txt": BOTH}),
        write(tmp_path / "new", {"a.txt": BOTH}, without=["claims.role"]),
    )
    assert open_datasets(old, new).lacking == ("the present dataset has no role in claims",)


def test_without_statements_the_cause_cannot_be_told(tmp_path: Path) -> None:
    old = write(tmp_path / "old", {"a.txt": document(PROCESS)}, without=["statements"])
    new = write(tmp_path / "new", {"a.txt": document(TRAINED)})
    assert {one.cause for one in find_changes(open_datasets(old, new)) if one.what == "claim"} == {None}


def test_documents_that_are_none(tmp_path: Path) -> None:
    old, new = write(tmp_path / "old", {}, without=["documents.file"]), write(tmp_path / "new", {})
    with pytest.raises(DiffError, match=r"old/documents\.parquet is no table of documents; name an earlier dataset"):
        open_datasets(old, new)


def test_every_change_has_its_own_id_and_place_in_the_order(tmp_path: Path) -> None:
    before = {
        "b.txt": document(PROCESS, KEPT, KEPT.replace("one year", "a year")),
        "a.txt": document(TRAINED, state="IA"),
    }
    after = {"b.txt": document(NO_PROCESS), "c.pdf": document(state=None)}
    answers = [[answer("order", said, said)] for said in ("yes", "no")]
    rows = rows_of(compared(tmp_path, before, after, answers=answers))
    assert len({row["change_id"] for row in rows}) == len(rows) == 10
    assert [row["state"] for row in rows] == ["IA"] * 2 + ["OH"] * 7 + [None]
    assert [row["what"] for row in rows[2:-1]] == ["answer"] * 3 + ["document"] + ["claim"] * 3
    assert rows == rows_of(compared(tmp_path / "again", dict(reversed(before.items())), after, answers=answers))
