"""Batches: which documents go together, and which stay where they are when others come."""

import pytest
from dmv_claims.batches import plan

FILES = [f"notes/{rank}.txt" for rank in range(60)]


@pytest.mark.parametrize(
    ("documents", "batch_size", "number"),
    [
        # The number of batches is the power of two that is enough
        (1, 16, 1),
        (16, 16, 1),
        (17, 16, 2),
        (33, 16, 4),
        (48, 16, 4),
        (60, 1, 64),
        (60, 1000, 1),
    ],
)
def test_number_of_batches(documents: int, batch_size: int, number: int) -> None:
    assert {name.split("-of-")[1] for name in plan(FILES[:documents], batch_size)} == {f"{number:03d}"}


@pytest.mark.parametrize(
    ("documents", "number", "largest"),
    [
        # A few documents a job
        (1, 1, 1),
        (5, 1, 5),
        (51, 4, 24),
        # Then as many jobs, which grow
        (256, 16, 32),
        (1_000, 16, 96),
        (16_384, 16, 1_152),
        # Then more of them
        (20_000, 32, 768),
    ],
)
def test_without_a_size_batches_grow_with_the_collection(documents: int, number: int, largest: int) -> None:
    batches = plan([f"{rank}.txt" for rank in range(documents)])
    assert {name.split("-of-")[1] for name in batches} == {f"{number:03d}"}
    assert max(map(len, batches.values())) <= largest


def test_every_file_is_in_one_batch_and_none_is_empty() -> None:
    batches = plan(FILES, 4)
    assert sorted(file for files in batches.values() for file in files) == sorted(FILES)
    assert all(batches.values())
    assert all(1 <= int(name[:3]) <= int(name[-3:]) for name in batches)


def test_no_files_make_no_batches() -> None:
    assert plan([], 16) == {}


def test_the_order_of_files_does_not_matter() -> None:
    assert list(plan(FILES[::-1], 8).items()) == list(plan(FILES, 8).items())


def test_a_new_document_moves_no_other() -> None:
    before, after = plan(FILES[:40], 8), plan([*FILES[:40], "new.txt"], 8)
    assert [{*after[name]} - {*before.get(name, [])} for name in after if after[name] != before.get(name)] == [
        {"new.txt"}
    ]


def test_when_the_number_doubles_each_batch_splits_in_two() -> None:
    before, after = plan(FILES, 8), plan(FILES, 4)
    for files in after.values():
        assert sum(set(files) <= set(old) for old in before.values()) == 1


@pytest.mark.parametrize(
    ("files", "batch_size", "words"),
    [(["a.txt"], 0, "batch_size"), (["a.txt"], -3, "batch_size"), (["a.txt", "a.txt"], 8, "twice")],
)
def test_what_cannot_be_planned(files: list[str], batch_size: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        plan(files, batch_size)
