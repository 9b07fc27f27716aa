"""How the documents of a large collection are cut into lists, and which claims and contradictions its index shows."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dmv_claims.report import lists
from dmv_claims.report.choice import Bounds, Claims, choose_groups
from dmv_claims.report.published import pages_are_whole
from dmv_claims.report.reading import AT_ONCE, digest_of_document, read_lists


def row(state: str, n_claims: int, page: str | None = "a.html") -> dict[str, Any]:
    return {"state": state, "page": page, "n_claims": n_claims}


# Bounds of 10 claims and 4 documents: a comment, the claims of a state's documents, and the lists they fall into
LISTS: list[tuple[str, list[int], list[list[int]]]] = [
    ("one document", [3], [[3]]),
    ("as many claims as fit", [3, 3, 4], [[3, 3, 4]]),
    ("one more", [3, 3, 5], [[3, 3], [5]]),
    ("a document with more than fit is alone", [1, 25, 1], [[1], [25], [1]]),
    ("no claims", [0, 0, 0, 0], [[0, 0, 0, 0]]),
    ("as many documents as fit", [0, 1, 0, 1, 1], [[0, 1, 0, 1], [1]]),
]


@pytest.mark.parametrize(("comment", "claims", "expected"), LISTS, ids=[one[0] for one in LISTS])
def test_lists(comment: str, claims: list[int], expected: list[list[int]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "CLAIMS", 10)
    monkeypatch.setattr(lists, "DOCUMENTS", 4)
    rows = [row("CA", number) for number in claims]
    found = lists.lists_of([row("UT", 1), *rows, row("CA", 0, None)])
    assert [[one["n_claims"] for one in own.documents] for own in found["CA"]] == expected
    assert [own.page for own in found["CA"]] == ["claims_ca.html", "claims_ca_2.html", "claims_ca_3.html"][
        : len(expected)
    ]
    assert found["CA"][0].pages == [own.page for own in found["CA"]]


# (comment, documents, whether they are more than the index can show) with the same bounds
SIZES = [
    ("none", [], False),
    ("as many claims as fit", [row("CA", 5), row("UT", 5)], False),
    ("one more", [row("CA", 5), row("UT", 6)], True),
    ("as many documents as fit", [row("CA", 0)] * 4, False),
    ("a rejected one more", [row("CA", 0)] * 4 + [row("CA", 0, None)], True),
]


@pytest.mark.parametrize(("comment", "documents", "large"), SIZES, ids=[one[0] for one in SIZES])
def test_sizes(comment: str, documents: list[dict[str, Any]], large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "CLAIMS", 10)
    monkeypatch.setattr(lists, "DOCUMENTS", 4)
    assert lists.is_large(documents) == large


def test_a_missing_page_of_a_list_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq.write_table(pa.Table.from_pylist([row("CA", 9), row("CA", 9, "b.html")]), tmp_path / "documents.parquet")
    (tmp_path / "report").mkdir()
    for page in ("a.html", "b.html", "claims_ca.html"):
        (tmp_path / "report" / page).touch()
    assert pages_are_whole(tmp_path, tmp_path / "report")
    monkeypatch.setattr(lists, "CLAIMS", 10)
    assert not pages_are_whole(tmp_path, tmp_path / "report")
    (tmp_path / "report" / "claims_ca_2.html").touch()
    assert pages_are_whole(tmp_path, tmp_path / "report")


# Claims of a state in their order: id, modality, what found it
CLAIMS = [
    ("hedged", "hedged", "rule"),
    ("guessed", "asserted", "model"),
    ("doubtful", "hedged", "model"),
    ("firm", "asserted", "rule"),
    ("firm too", "asserted", "rule"),
]
# (comment, most, claims of an answer, those that are shown in the order of the table)
SUREST = [
    ("all", None, ["firm", "doubtful", "hedged"], ["hedged", "doubtful", "firm"]),
    ("none", 2, [], []),
    ("fewer than there may be", 9, ["firm"], ["firm"]),
    ("what a rule saw before what the model did", 1, ["guessed", "firm"], ["firm"]),
    ("what is asserted before what is hedged", 1, ["hedged", "guessed"], ["guessed"]),
    ("the first of those alike", 1, ["firm too", "firm"], ["firm"]),
    ("in their order", 3, ["doubtful", "firm", "guessed", "hedged"], ["hedged", "guessed", "firm"]),
]


@pytest.fixture
def claims(tmp_path: Path) -> Claims:
    columns = ("claim_id", "modality", "found_by")
    rows = [dict(zip(columns, one, strict=True)) for one in CLAIMS]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "CA.parquet")
    return Claims(tmp_path / "CA.parquet")


@pytest.mark.parametrize(("comment", "most", "listed", "shown"), SUREST, ids=[one[0] for one in SUREST])
def test_the_surest_claims_are_shown(
    comment: str, most: int | None, listed: list[str], shown: list[str], claims: Claims
) -> None:
    # Answers before and behind, so that each has to get its own.
    answers = pa.array([["firm"], listed, [], ["hedged"]], pa.list_(pa.string()))
    assert claims.surest(answers, most) == [["firm"], shown, [], ["hedged"]]


def conflict(key: str, strength: str, first: str, second: str) -> dict[str, str]:
    return {
        **{"kind": "sharing", "key": key, "conflict_group": f"g{key}", "strength": strength},
        **{"claim_a": first, "claim_b": second},
    }


CONFLICTS = [
    conflict("b", "soft", "hedged", "firm"),
    conflict("b", "hard", "guessed", "firm"),
    conflict("b", "hard", "firm", "firm too"),
    conflict("a", "soft", "hedged", "firm too"),
    conflict("c", "hard", "firm", "guessed"),
]
# Bounds, and of each group that is shown its key, the first claims of its pairs, and how many pairs it has
GROUPS: list[tuple[Bounds, list[tuple[str, list[str], int]]]] = [
    (Bounds(), [("b", ["firm", "guessed", "hedged"], 3), ("c", ["firm"], 1), ("a", ["hedged"], 1)]),
    (Bounds(pairs=2), [("b", ["firm", "guessed"], 3), ("c", ["firm"], 1), ("a", ["hedged"], 1)]),
    (Bounds(groups=2, pairs=1), [("b", ["firm"], 3), ("c", ["firm"], 1)]),
]


@pytest.mark.parametrize(("bounds", "expected"), GROUPS)
def test_the_hardest_contradictions_are_shown(
    bounds: Bounds, expected: list[tuple[str, list[str], int]], claims: Claims
) -> None:
    chosen, number = choose_groups(pa.Table.from_pylist(CONFLICTS), claims, bounds)
    assert [(one.rows[0]["key"], [pair["claim_a"] for pair in one.rows], one.number) for one in chosen] == expected
    assert number == 3


def test_without_contradictions_none_are_shown(claims: Claims) -> None:
    assert choose_groups(pa.Table.from_pylist(CONFLICTS).slice(0, 0), claims, Bounds()) == ([], 0)


def stored(folder: Path, documents: str) -> list[lists.List]:
    """Write tables with a text of each document, and as many other rows as its name says; return its list."""
    for table in AT_ONCE:
        ids = [one for one in documents.split() for _ in range(1 if table == "texts" else int(one[1:]))]
        rows = {"document_id": pa.array(ids, pa.string()), "text": pa.array([f"{one}." for one in ids], pa.string())}
        (folder / table).mkdir(exist_ok=True)
        pq.write_table(pa.table(rows), folder / table / "CA.parquet")
    return [lists.List("CA", 1, 1, [{"document_id": one} for one in documents.split()])]


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
@pytest.mark.parametrize("documents", ["a1", "a3 b0 c4 d0", "a0 b0", "a7 b1 c2"])
def test_documents_have_their_rows_wherever_a_batch_ends(
    documents: str, at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for table in AT_ONCE:
        monkeypatch.setitem(AT_ONCE, table, at_once)
    ((_, found),) = read_lists(tmp_path, stored(tmp_path, documents))
    assert [one.text for one in found] == [f"{one}." for one in documents.split()]
    for one in found:
        key = one.row["document_id"]
        assert one.tables["claims"]["document_id"].to_pylist() == [key] * int(key[1:])


def test_a_digest_is_of_the_document_alone(tmp_path: Path) -> None:
    digests = []
    for documents in ("b5", "b5 c9", "a1 b5", "a3 b5 c1", "a70 b5 c70"):
        ((_, found),) = read_lists(tmp_path, stored(tmp_path, documents))
        digests.append({one.row["document_id"]: digest_of_document(one.document(), "x") for one in found}["b5"])
    assert len(set(digests)) == 1
    assert digest_of_document(found[1].document(), "y") not in digests
    assert digest_of_document(found[0].document(), "x") not in digests


# Other documents than the tables have, or in another order; and the one that is named
DISORDERS = [
    ("a1 c3 b2", "texts/CA.parquet: the rows of document c3 "),
    ("a1 b2", "texts/CA.parquet: .* c3 "),
    ("b2", " b2 "),
]


@pytest.mark.parametrize(("documents", "named"), DISORDERS)
def test_rows_out_of_order_are_refused(documents: str, named: str, tmp_path: Path) -> None:
    stored(tmp_path, "a1 b2 c3")
    other = lists.List("CA", 1, 1, [{"document_id": one} for one in documents.split()])
    with pytest.raises(
        ValueError, match=rf"{named}.*do not stand in the order of documents\.parquet; write the tables"
    ):
        list(read_lists(tmp_path, [other]))
