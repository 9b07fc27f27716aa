"""The table of conflicts: whose statements are compared, ids, checks of rows, and the table of a run."""

from pathlib import Path

import pytest
from claim_rows import Row, claims
from dataset import contents, rows, run
from dmv_claims.conflicts import find_conflicts
from dmv_claims.conflicts.rules import RULES
from dmv_claims.tables.checks import TableError, check
from dmv_claims.tables.columns import load_tables
from dmv_claims.tables.parquet import from_rows

TABLE = load_tables()["conflicts"]


def test_an_item_has_the_requirement_of_its_lead_in() -> None:
    said = claims(
        "legal_process warrant role=required; data_type photo disclosure=conditional",
        "legal_process subpoena role=required",
        "data_type photo disclosure=shared",
    )
    statements = [{"statement_id": "a.txt.s2", "lead_in_id": "a.txt.s1"}]
    assert len(find_conflicts(said, [])) == 1
    assert find_conflicts(said, statements) == []


def test_documents_of_a_state_contradict_each_other() -> None:
    (row,) = find_conflicts([*claims("agreement mou", file="b.txt"), *claims("agreement mou not")], [])
    assert (row["file"], row["statement_a"], row["file_b"], row["statement_b"]) == (
        "a.txt",
        "a.txt.s0",
        "b.txt",
        "b.txt.s0",
    )


def test_ids_come_from_the_content() -> None:
    said = claims("sharing bulk", "sharing bulk not", "sharing bulk", "agreement mou", "agreement mou not")
    result = find_conflicts(said, [])
    assert result == find_conflicts(said[::-1], [])
    assert len({row["conflict_id"] for row in result}) == 3
    groups = {(row["kind"], row["conflict_group"]) for row in result}
    assert [kind for kind, _ in sorted(groups)] == ["agreement", "sharing"]


def test_every_rule_is_explained() -> None:
    (kind,) = (column for column in TABLE.columns if column.name == "kind")
    assert set(kind.values) == {name for name, _ in RULES}


# A fault in a row, and what the check says of it
FAULTS = [
    ({"end_a": 0}, "start_a is not negative and stands before end_a"),
    ({"start_b": -1}, "start_b is not negative and stands before end_b"),
    ({"statement_b": "a.txt.s0"}, "a statement does not contradict itself"),
    ({"strength": "firm"}, "is none of the allowed values"),
]


@pytest.mark.parametrize(("change", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_faulty_rows_are_told(change: Row, message: str) -> None:
    (row,) = find_conflicts(claims("sharing bulk", "sharing bulk not"), [])
    check(from_rows([row], TABLE), TABLE)
    with pytest.raises(TableError, match=message):
        check(from_rows([row | change], TABLE), TABLE)


def test_table_of_a_run(tmp_path: Path) -> None:
    documents: dict[str, str | bytes] = {
        "one.txt": "Ohio\n\nThe Ohio BMV has an agreement with ICE.\n",
        "two.txt": "Ohio\n\nThe Ohio BMV has no agreement with ICE.\n",
        "utah.txt": "Utah\n\nThe Utah DMV has no agreement with ICE.\n",
    }
    processed = run(tmp_path / "a", documents)
    (row,) = rows(processed, "conflicts").to_dict("records")
    assert (row["state"], row["kind"], row["strength"]) == ("OH", "agreement", "hard")
    assert (row["file"], row["file_b"]) == ("one.txt", "two.txt")
    texts = rows(processed, "texts").set_index("file")["text"]
    assert texts["one.txt"][row["start_a"] : row["end_a"]] == row["quote_a"]
    assert texts["two.txt"][row["start_b"] : row["end_b"]] == row["quote_b"]
    assert {"conflicts/OH.parquet", "conflicts/UT.parquet"} <= set(contents(processed))
    assert contents(run(tmp_path / "b", documents, batch_size=1)) == contents(processed)
