"""The summary of a run: counts by state, every reject with its reason."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from dmv_claims.summary import summary
from dmv_claims.tables import parquet
from dmv_claims.tables.columns import load_tables

TABLES = load_tables()


def document(file: str, state: str | None, reason: str | None, statements: int = 0) -> dict[str, str | int | None]:
    status = "rejected" if reason else "accepted"
    counts = {"n_questions": 1, "n_statements": statements, "n_claims": 10 * statements}
    row = {"document_id": file, "file": file, "state": state, "status": status, "reason": reason}
    return row | {"format": "text", "sha256": "0"} | counts


def review(line: int, state: str, candidates: list[str]) -> dict[str, object]:
    told = {"claim_id": f"d1.s001.{line:08}", "decision": "reject", "reviewer": "A", "reviewed_on": "2026-11-21"}
    return told | {"line": line, "review_state": state, "corrected": [], "candidate_claims": candidates}


def written(folder: Path, *documents: dict[str, str | int | None], reviews: Iterable[dict[str, object]] = ()) -> str:
    for name, rows in (("documents", documents), ("reviews", reviews)):
        parquet.write(folder / f"{name}.parquet", parquet.encode(parquet.from_rows(rows, TABLES[name])))
    return summary(folder)


def test_counts_by_state_and_reasons(tmp_path: Path) -> None:
    text = written(
        tmp_path,
        document("a.txt", "OH", None, 120),
        document("b.txt", "OH", None, 5),
        document("c.txt", "OH", "holds no text"),
        document("d.txt", "IA", None, 3),
        document("e.pdf", None, "is no format we read"),
    )
    lines = [line.split() for line in text.splitlines()]
    assert lines[:5] == [
        ["state", "documents", "statements", "claims", "rejected"],
        ["IA", "1", "3", "30", "0"],
        ["OH", "2", "125", "1,250", "1"],
        ["(none)", "0", "0", "0", "1"],
        ["all", "3", "128", "1,280", "2"],
    ]
    assert "Rejected:\n  c.txt: holds no text\n  e.pdf: is no format we read\n" in text


def test_where_to_look_next(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    (tmp_path / "report").mkdir()
    before = written(tmp_path, document("a.txt", "OH", None, 1))
    (tmp_path / "report" / "index.html").touch()
    after = summary(tmp_path)
    assert f"Where to look next:\n  {tmp_path}/README.md  what every column means" in before
    assert f"Where to look next:\n  {tmp_path}/report/index.html  the answers on a map" in after
    assert f"\n  {tmp_path}/README.md          what every column means" in after


def test_no_rejects_no_list(tmp_path: Path) -> None:
    assert "Rejected:" not in written(tmp_path, document("a.txt", "OH", None, 1))


def test_decisions_without_a_claim(tmp_path: Path) -> None:
    reviews = [review(3, "gone", []), review(2, "gone", ["d2.s001.0", "d2.s009.0"]), review(4, "applied", [])]
    text = written(tmp_path, document("a.txt", "OH", None, 1), reviews=reviews)
    assert (
        "Decisions whose claim is gone:\n"
        "  line 2: reject d1.s001.00000002; now perhaps d2.s001.0 or d2.s009.0\n"
        "  line 3: reject d1.s001.00000003\n"
        "They stay"
    ) in text
    assert "Decisions of reviewers that count: 1 of 3\n" in text
    applied = written(tmp_path, reviews=reviews[2:])
    assert "that count: 1 of 1\n" in applied
    assert "is gone" not in applied
    assert "Decisions" not in written(tmp_path)


def test_of_many_decisions_without_a_claim_a_few_are_named(tmp_path: Path) -> None:
    text = written(tmp_path, reviews=[review(line, "gone", []) for line in range(2, 1014)])
    assert text.count("reject d1") == 10
    assert f"line 11: reject d1.s001.00000011\n  and 1,002 more, in {tmp_path}/reviews.parquet" in text


def test_no_documents(tmp_path: Path) -> None:
    assert [line.split() for line in written(tmp_path).splitlines()][1] == ["all", "0", "0", "0", "0"]


def test_no_tables(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        summary(tmp_path)
