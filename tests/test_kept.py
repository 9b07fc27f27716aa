"""A state without a changed document is not written again, and what is there is what a run from scratch would write."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from dataset import DOCUMENTS, OHIO, contents, rows, run
from dmv_claims.profiles.answers import Answer, Evidence
from dmv_claims.tables import write
from dmv_claims.tables.kept import Kept
from dmv_claims.tables.state import StateRecord

CHANGED = DOCUMENTS | {"utah/notes.txt": "Utah\n\nThe Utah DMV shares photos with ICE.\n"}
SHEET = "claim_id,decision,corrections,reviewer,reviewed_on,why\n"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The states that are written from now on, in order."""
    states: list[str] = []
    write_state = write.write_state

    def spy(state: str, *given: object) -> object:
        states.append(state)
        return write_state(state, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(write, "write_state", spy)
    return states


@pytest.mark.parametrize(
    ("documents", "recipe", "states"),
    [
        # Nothing changed.
        (DOCUMENTS, "1", []),
        # One document of one state.
        (CHANGED, "1", ["UT"]),
        # A document more, whose state has others.
        (DOCUMENTS | {"ohio-3.txt": "In Ohio, ICE needs a subpoena.\n"}, "1", ["OH"]),
        # A document of a state that had none.
        (DOCUMENTS | {"iowa.txt": "In Iowa, ICE needs a subpoena.\n"}, "1", ["IA"]),
        # Other code, vocabulary or decisions.
        (DOCUMENTS, "2", ["NV", "OH", "UT"]),
        # Nothing is known of what the tables are made with.
        (DOCUMENTS, "", ["NV", "OH", "UT"]),
    ],
)
def test_states_that_a_change_has_written_again(
    tmp_path: Path, written: list[str], documents: dict[str, str | bytes], recipe: str, states: list[str]
) -> None:
    run(tmp_path / "a", dict(DOCUMENTS), recipe="1")
    written.clear()
    processed = run(tmp_path / "a", documents, recipe=recipe)
    assert written == states
    assert contents(processed) == contents(run(tmp_path / "b", documents))
    assert (tmp_path / "a/work/tables.json").read_bytes() == (tmp_path / "b/work/tables.json").read_bytes()


def _gone(table: Path, note: Path) -> None:
    table.unlink()


def _other_bytes(table: Path, note: Path) -> None:
    table.write_bytes(table.read_bytes()[::-1])


def _half_a_note(table: Path, note: Path) -> None:
    note.write_bytes(note.read_bytes()[:99])


def _other_answers(table: Path, note: Path) -> None:
    _other_bytes(note.with_suffix(".parquet"), note)


@pytest.mark.parametrize("harm", [_gone, _other_bytes, _half_a_note, _other_answers])
def test_a_state_whose_files_do_not_stand_is_written_again(
    tmp_path: Path, written: list[str], harm: Callable[[Path, Path], None]
) -> None:
    processed = run(tmp_path, dict(DOCUMENTS), recipe="1")
    before = contents(processed)
    harm(processed / "claims" / "OH.parquet", tmp_path / "work/states/OH.json")
    written.clear()
    assert contents(run(tmp_path, dict(DOCUMENTS), recipe="1")) == before
    assert written == ["OH"]


def _answers_in_memory() -> int:
    return sum(isinstance(one, Answer | Evidence) for one in gc.get_objects())


@pytest.mark.parametrize("recipe", ["1", "2"])
def test_the_answers_of_a_state_are_let_go_before_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recipe: str
) -> None:
    # Recalled or written, then what is in memory when the next state comes
    run(tmp_path, dict(DOCUMENTS), recipe="1")
    found: list[int] = []
    recall = Kept.recall

    def spy(*given: object) -> StateRecord | None:
        found.append(_answers_in_memory())
        return recall(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Kept, "recall", spy)
    run(tmp_path, dict(DOCUMENTS), recipe=recipe)
    assert len(found) == 3 and len(set(found)) == 1


def test_a_state_that_no_document_is_about_any_more_has_no_files(tmp_path: Path, written: list[str]) -> None:
    run(tmp_path / "a", dict(DOCUMENTS), recipe="1")
    written.clear()
    processed = run(tmp_path / "a", {"ohio.txt": OHIO, "ohio-2.txt": DOCUMENTS["ohio-2.txt"]}, recipe="1")
    assert written == []
    assert {path.name for path in processed.glob("claims/*")} == {"OH.parquet"}


def test_decisions_that_are_gone_see_the_claims_of_states_not_written_again(tmp_path: Path, written: list[str]) -> None:
    sheet = tmp_path / "review.csv"
    first = run(tmp_path / "a", dict(DOCUMENTS))
    statement, _, _ = str(rows(first, "claims/OH.parquet")["claim_id"][0]).rpartition(".")
    sheet.write_text(f"{SHEET}{statement}.00000000,accept,,Reader,2026-01-02,\n", encoding="utf-8")
    run(tmp_path / "a", dict(DOCUMENTS), review=sheet, recipe="1")
    written.clear()
    again = run(tmp_path / "a", CHANGED, review=sheet, recipe="1")
    assert written == ["UT"]
    assert rows(again, "reviews.parquet")["candidate_claims"][0].size
    assert contents(again) == contents(run(tmp_path / "b", CHANGED, review=sheet))
