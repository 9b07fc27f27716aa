"""The summary of a run: counts by state, every reject with its reason."""

from pathlib import Path

import pytest
from dmv_claims.summary import summary
from dmv_claims.tables import parquet
from dmv_claims.tables.columns import load_tables

TABLE = load_tables()["documents"]


def document(file: str, state: str | None, reason: str | None, statements: int = 0) -> dict[str, str | int | None]:
    status = "rejected" if reason else "accepted"
    counts = {"n_questions": 1, "n_statements": statements, "n_claims": 10 * statements}
    row = {"document_id": file, "file": file, "state": state, "status": status, "reason": reason}
    return row | {"format": "text", "sha256": "0"} | counts


def written(folder: Path, *documents: dict[str, str | int | None]) -> str:
    parquet.write(folder / "documents.parquet", parquet.encode(parquet.from_rows(documents, TABLE)))
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
    assert f"{tmp_path}/claims/" in text
    assert "processed/README.md" in text
    assert [f"{tmp_path}/state_{name}.parquet" in text for name in ("profiles", "answers")] == [True, True]


def test_no_rejects_no_list(tmp_path: Path) -> None:
    assert "Rejected:" not in written(tmp_path, document("a.txt", "OH", None, 1))


def test_no_documents(tmp_path: Path) -> None:
    assert [line.split() for line in written(tmp_path).splitlines()][1] == ["all", "0", "0", "0", "0"]


def test_no_tables(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        summary(tmp_path)
