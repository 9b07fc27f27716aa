"""Accuracy on the labelled documents against the baseline, and what is said of a change.

Of the documents that are held out nothing but counts may be shown here.
"""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from dmv_claims.evaluate.baseline import accept, by_category, regressions
from dmv_claims.evaluate.measure import Measurement, compare
from dmv_claims.gold import Corpus, LabelledDocument
from dmv_claims.read import RawDocument
from dmv_claims.tables.precision import FILE, load_precision
from measured import GOLD, measure_gold

ACCEPT = "PYTHONPATH=workflow python -m dmv_claims.evaluate --accept"


def test_no_accuracy_is_lost() -> None:
    lost = regressions(GOLD, measure_gold())
    if lost:
        pytest.fail("\n".join([*lost, f"if that is meant, accept it: {ACCEPT}"]), pytrace=False)


TEXT = "Ohio shares photos with ICE. Ohio shares addresses with ICE."
PHOTO, ADDRESS = (0, 28, "photo"), (29, 60, "address")
NAME = (29, 60, "name")


def claims(*found: tuple[int, int, str]) -> list[dict[str, str | int | None]]:
    shared = {"polarity": "affirmed", "modality": "asserted", "scope": "state", "subject": "OH"}
    values = dict.fromkeys(("duration", "bound", "holder", "citation", "effect", "role", "since", "year"))
    return [
        {"start": start, "end": end, "claim_type": "data_type", "category": category, "disclosure": "shared"}
        | shared
        | values
        for start, end, category in found
    ]


@cache
def measurement(name: str, *found: tuple[int, int, str]) -> Measurement:
    """A corpus of two documents with two labels each, and in the first of them the claims found."""
    labels = tuple(claims(PHOTO, ADDRESS))
    documents = tuple(LabelledDocument(one, "OH", RawDocument(one, TEXT, "", "text"), labels) for one in "ab")
    columns = ["document", *labels[0]]
    predicted = pd.DataFrame([{"document": "a", **claim} for claim in claims(*found)], columns=columns)
    return compare(Corpus(name, "Two sentences.", documents), predicted)


# The corpus; the claims found before and now; what is said of the change
CHANGES = [
    ("own", [PHOTO], [PHOTO], []),
    ("own", [PHOTO], [PHOTO, ADDRESS], []),
    ("own", [PHOTO, NAME], [PHOTO], []),
    (
        "own",
        [PHOTO],
        [PHOTO, NAME],
        [
            "own: F1 fell from 0.4000 to 0.3333",
            "newly false: data_type, name: a 29 to 60: 'Ohio shares addresses with ICE.'",
        ],
    ),
    (
        "own",
        [PHOTO, ADDRESS],
        [PHOTO],
        [
            "own: F1 fell from 0.6667 to 0.4000",
            "lost: data_type, address: a 29 to 60: 'Ohio shares addresses with ICE.'",
        ],
    ),
    (
        "own",
        [PHOTO],
        [ADDRESS, NAME],
        [
            "own: F1 fell from 0.4000 to 0.3333",
            "lost: data_type, photo: a 0 to 28: 'Ohio shares photos with ICE.'",
            "newly false: data_type, name: a 29 to 60: 'Ohio shares addresses with ICE.'",
            "gained: data_type, address: a 29 to 60: 'Ohio shares addresses with ICE.'",
        ],
    ),
    # No word of what is held out
    (
        "validation",
        [PHOTO, ADDRESS],
        [PHOTO, NAME],
        ["validation: F1 fell from 0.6667 to 0.3333", "all: matched 2 to 1", "data_type: matched 2 to 1"],
    ),
]


@pytest.mark.parametrize(("name", "before", "now", "said"), CHANGES)
def test_what_is_said_of_a_change(
    tmp_path: Path,
    name: str,
    before: list[tuple[int, int, str]],
    now: list[tuple[int, int, str]],
    said: list[str],
) -> None:
    accept(tmp_path, [measurement("other", PHOTO), measurement(name, *before)], tmp_path / "precision.csv")
    found = regressions(tmp_path, [measurement("other", PHOTO), measurement(name, *now)])
    assert [line.strip() for text in found for line in text.splitlines()] == said


def test_baseline_holds_no_claim_of_what_is_held_out(tmp_path: Path) -> None:
    accept(tmp_path, [measurement("own", PHOTO), measurement("validation", PHOTO)], tmp_path / "precision.csv")
    assert "validation" not in (tmp_path / "baseline.csv").read_text(encoding="utf-8")
    assert "validation,data_type,4,1,1\n" in (tmp_path / "baseline-counts.csv").read_text(encoding="utf-8")


def test_corpus_without_a_baseline(tmp_path: Path) -> None:
    accept(tmp_path, [measurement("own", PHOTO)], tmp_path / "precision.csv")
    assert regressions(tmp_path, [measurement("new", PHOTO)]) == ["new: has no baseline"]


def test_precision_is_counted_by_type_and_category(tmp_path: Path) -> None:
    accept(tmp_path, [measurement("own", PHOTO, NAME), measurement("other", PHOTO)], tmp_path / "precision.csv")
    rows = (tmp_path / "precision.csv").read_text(encoding="utf-8").splitlines()
    assert rows == ["claim_type,category,predicted,matched", "data_type,name,1,0", "data_type,photo,2,2"]


def test_few_claims_have_no_precision(tmp_path: Path) -> None:
    rows = ["claim_type,category,predicted,matched", "data_type,name,9,9", "data_type,photo,10,9"]
    (tmp_path / "precision.csv").write_text("\n".join(rows), encoding="utf-8")
    assert load_precision(tmp_path / "precision.csv") == {("data_type", "photo"): 0.9}


def test_the_precision_of_claims_is_the_one_measured() -> None:
    now = by_category(measure_gold()).to_csv(index=False, lineterminator="\n")
    assert FILE.read_text(encoding="utf-8") == now, f"workflow/precision.csv is out of date; run: {ACCEPT}"
