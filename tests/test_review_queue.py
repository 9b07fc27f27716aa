"""The queue: which claims are worth a look, in which order, and a sheet that no spreadsheet runs and nobody loses."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from dataset import run
from dmv_claims import pipeline
from dmv_claims.review.cells import cell
from dmv_claims.review.decisions import FILLED, load_decisions
from dmv_claims.review.queue import COLUMNS, queue_summary
from dmv_claims.review.worth import LOW, REASONS, find_reasons, priority
from dmv_claims.sheet import SheetError

ROOT = Path(__file__).parents[1]


def claim(name: str, **values: object) -> dict[str, Any]:
    own = {"claim_type": "sharing", "modality": "asserted", "precision": 0.9, "found_by": "rules"}
    return own | {"claim_id": name, "review_status": None} | values


def conflict(one: str, other: str, strength: str) -> dict[str, Any]:
    return {"claim_a": one, "claim_b": other, "strength": strength}


def answer(yes: str, no: str = "") -> dict[str, Any]:
    return {"claims_yes": yes.split(), "claims_no": no.split()}


# A claim called x, the conflicts and answers around it, the reasons for a look
WORTH: list[tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]], str]] = [
    (claim("x"), [], [], ""),
    (claim("x"), [conflict("x", "y", "hard")], [], "hard_conflict"),
    (claim("x"), [conflict("y", "x", "soft")], [], "soft_conflict"),
    (claim("x"), [conflict("y", "x", "soft"), conflict("x", "z", "hard")], [], "hard_conflict soft_conflict"),
    (claim("x"), [conflict("y", "z", "hard")], [], ""),
    # Alone on its side, whatever the other side says; not one of two
    (claim("x"), [], [answer("x")], "alone"),
    (claim("x"), [], [answer("", "x")], "alone"),
    (claim("x"), [], [answer("y z", "x")], "alone"),
    (claim("x"), [], [answer("x y"), answer("z", "y")], ""),
    # Precision below the bound, at it, not known
    (claim("x", precision=LOW - 0.001), [], [], "low_precision"),
    (claim("x", precision=LOW), [], [], ""),
    (claim("x", precision=None), [], [], "low_precision"),
    # Laws and hedges only together
    (claim("x", claim_type="legal_basis", modality="hedged"), [], [], "hedged_law"),
    (claim("x", claim_type="legal_basis"), [], [], ""),
    (claim("x", claim_type="policy_status", modality="hedged"), [], [], ""),
    (claim("x", found_by="model"), [], [], "unseen_wording"),
    # All at once, in the order of what they count for
    (
        claim("x", claim_type="legal_basis", modality="hedged", precision=None, found_by="model"),
        [conflict("x", "y", "soft")],
        [answer("x")],
        "alone soft_conflict low_precision hedged_law unseen_wording",
    ),
    # What somebody has reviewed is left out
    (claim("x", found_by="model", review_status="accepted"), [conflict("x", "y", "hard")], [answer("x")], ""),
]


@pytest.mark.parametrize(("one", "conflicts", "answers", "reasons"), WORTH)
def test_what_is_worth_a_look(
    one: dict[str, Any], conflicts: list[dict[str, Any]], answers: list[dict[str, Any]], reasons: str
) -> None:
    assert " ".join(find_reasons([one], conflicts, answers).get("x", ())) == reasons


@pytest.mark.parametrize(
    ("reasons", "points"),
    [
        ("hard_conflict", 4),
        ("alone", 3),
        ("soft_conflict", 2),
        ("unseen_wording", 1),
        ("hard_conflict alone", 7),
        ("hard_conflict soft_conflict", 4),
        ("soft_conflict low_precision hedged_law", 6),
    ],
)
def test_points(reasons: str, points: int) -> None:
    assert priority(reasons.split()) == points


def test_a_hard_conflict_counts_for_most() -> None:
    points = [reason.points for reason in REASONS.values()]
    assert points == sorted(points, reverse=True)
    assert points[0] > points[1]


# A value, and what is written into the cell
CELLS = [
    (None, ""),
    (0, "0"),
    ("It may.", "It may."),
    ("  two\n lines\t", "two lines"),
    ("=1+1", "'=1+1"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1+1", "'=1+1"),
    ("\r\n=1+1", "'=1+1"),
    ("\uff1d1+1", "'\uff1d1+1"),
    # Behind a separator that other spreadsheets than those with commas know
    ("one;=1+1", "one;'=1+1"),
    # Near misses: inside a cell these run nothing
    ("a = b, c - d; e", "a = b, c - d; e"),
    ("'=1+1", "'=1+1"),
]


@pytest.mark.parametrize(("value", "written"), CELLS)
def test_cells(value: object, written: str) -> None:
    assert cell(value) == written
    assert cell(written) == written


DOCUMENTS = {
    "=utah.txt": (
        "Utah\n\n"
        '=HYPERLINK("https://example.org","x"), the Utah DMV shares photos with ICE.\n\n'
        "Utah does not share data with ICE. Utah trains staff. Utah has no agreement with ICE.\n\n"
        "ICE keeps the records for up to two years."
    ),
    "ohio.txt": "Ohio\n\nThe Ohio DMV shares names with ICE. State law may prohibit the sharing of photos with ICE.",
}


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run(tmp_path_factory.mktemp("queue"), DOCUMENTS)


def queue(processed: Path, out: Path, size: int = 200, review: str = "") -> list[dict[str, str]]:
    """Write the queue of a dataset and return its rows as a spreadsheet has them."""
    sheet = out.with_name("review.csv")
    sheet.write_text(review, encoding="utf-8") if review else sheet.unlink(missing_ok=True)
    pipeline.queue_review(processed, sheet, size, out)
    with out.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_rows_of_a_queue(processed: Path, tmp_path: Path) -> None:
    rows = queue(processed, tmp_path / "queue.csv")
    assert len({row["claim_id"] for row in rows}) == len(rows)
    points = [int(row["priority"]) for row in rows]
    assert points == sorted(points, reverse=True)
    places = [(-int(row["priority"]), row["state"]) for row in rows]
    assert places == sorted(places)
    assert all(int(row["priority"]) == priority(row["reasons"].split("; ")) for row in rows)
    found = {f"{row['state']} {row['claim_type']} {row['category']} {row['polarity']}": row for row in rows}
    # Nothing hangs on this one, and it is sure
    assert not [name for name in found if "training" in name]
    agreement = found["UT agreement agreement negated"]
    assert agreement["reasons"] == "alone"
    assert agreement["page"] == f"report/utah.html#claim-{agreement['claim_id']}"
    assert (agreement["cue"], agreement["quote"]) == ("agreement", "Utah has no agreement with ICE.")
    assert found["UT retention period affirmed"]["values"] == "duration=P2Y; bound=max; holder=ice"
    denial = found["UT sharing general negated"]
    assert "hard_conflict; alone" in denial["reasons"]
    assert "the Utah DMV shares photos with ICE." in denial["contradicts"]
    assert "hedged_law" in found["OH legal_basis unnamed affirmed"]["reasons"]
    assert all(row[name] == "" for row in rows for name in FILLED)


def test_no_cell_is_a_formula(processed: Path, tmp_path: Path) -> None:
    rows = queue(processed, tmp_path / "queue.csv")
    utah = [row for row in rows if row["state"] == "UT"]
    assert {row["file"] for row in utah} == {"'=utah.txt"}
    assert any(row["quote"].startswith("'=HYPERLINK(") for row in utah)
    assert any(row["contradicts"].startswith("'=HYPERLINK(") for row in utah)
    assert not [row for row in rows for value in row.values() if value[:1] in tuple("=+-@")]


def test_a_queue_holds_the_first_claims(processed: Path, tmp_path: Path) -> None:
    rows = queue(processed, tmp_path / "all.csv")
    assert queue(processed, tmp_path / "two.csv", size=2) == rows[:2]


def test_same_tables_same_bytes(processed: Path, tmp_path: Path) -> None:
    out = tmp_path / "queue.csv"
    queue(processed, out)
    before = out.read_bytes()
    queue(processed, out)
    assert out.read_bytes() == before
    assert before.startswith(b"\xef\xbb\xbfclaim_id,")


DECIDED = {"decision": "reject", "reviewer": "A. Reader", "reviewed_on": "2026-11-21", "why": "-- it does not say so"}


def save(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as a spreadsheet saves them."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)


def test_what_was_filled_in_is_not_lost(processed: Path, tmp_path: Path) -> None:
    out = tmp_path / "queue.csv"
    rows = queue(processed, out)
    kept, gone = rows[3] | DECIDED, rows[4] | DECIDED | {"claim_id": "d000000000000.s001.00000000"}
    save(out, [*rows[:3], kept, gone, *rows[5:]])
    again = queue(processed, out)
    assert again[:2] == [kept | {"why": "'-- it does not say so"}, gone | {"why": "'-- it does not say so"}]
    assert [row["claim_id"] for row in again[2:]] == [row["claim_id"] for row in rows if row is not rows[3]]
    assert "The first 2 are filled in, but not in review.csv yet." in queue_summary(out, Path("review.csv"), 200)
    # A decision that is in the sheet leaves the queue
    header = ",".join(("claim_id", *FILLED))
    sheet = f"{header}\n" + "".join(f"{one['claim_id']},reject,,A,2026-11-21,no\n" for one in (kept, gone))
    after = queue(processed, out, review=sheet)
    assert [row["claim_id"] for row in after] == [row["claim_id"] for row in again[2:]]


def test_a_queue_that_cannot_be_read_is_left(processed: Path, tmp_path: Path) -> None:
    out = tmp_path / "queue.csv"
    out.write_text("claim_id;decision\n", encoding="utf-8")
    with pytest.raises(SheetError, match=r"^queue\.csv, line 1"):
        queue(processed, out)
    assert out.read_text(encoding="utf-8") == "claim_id;decision\n"


def test_a_queue_can_be_saved_as_the_sheet_of_decisions(processed: Path, tmp_path: Path) -> None:
    rows = queue(processed, tmp_path / "queue.csv")
    sheet = tmp_path / "sheet.csv"
    save(sheet, [*rows[:2], rows[2] | DECIDED, *rows[3:]])
    (decision,) = load_decisions(sheet)
    assert (decision.claim_id, decision.line) == (rows[2]["claim_id"], 4)
    assert (decision.quote, decision.claim_type) == (rows[2]["quote"], rows[2]["claim_type"])


def test_what_is_said_of_a_queue(processed: Path, tmp_path: Path) -> None:
    out, review = tmp_path / "queue.csv", Path("config/review.csv")
    rows = queue(processed, out)
    text = queue_summary(out, review, 200)
    assert text.startswith(f"{len(rows)} claims to look at are in {out}, the most doubtful first:\n")
    counts = {name: int(count) for count, name in re.findall(r"^ +(\d+) (\w+) ", text, re.MULTILINE)}
    assert counts == {name: n for name in REASONS if (n := sum(name in row["reasons"].split("; ") for row in rows))}
    assert str(review) in text
    assert "queue_size" not in text
    queue(processed, out, size=2)
    assert "--config queue_size=4" in queue_summary(out, review, 2)
    save(out, [])
    assert queue_summary(out, review, 2).startswith("Nothing is left to review")


def test_the_sheet_of_the_repository_takes_rows_of_the_queue() -> None:
    assert (ROOT / "config" / "review.csv").read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"


def test_reasons_are_documented() -> None:
    text = (ROOT / "config" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| (.*) \|$", text, re.MULTILINE)
    assert rows == [(name, str(reason.points), reason.meaning) for name, reason in REASONS.items()]
    assert all(f"`{name}`" in text for name in COLUMNS)
