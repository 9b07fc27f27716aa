"""Why something changed, and what can be told where one of two datasets is older or lacks something."""

from pathlib import Path

import pytest
from diff_data import answer, document, write
from diff_told import BOTH, KEPT, NO_PROCESS, PROCESS, TRAINED, compared
from dmv_claims.diff.compare import find_changes, rows_of
from dmv_claims.diff.datasets import DiffError, open_datasets

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
