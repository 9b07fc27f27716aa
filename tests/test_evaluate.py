"""The measuring of accuracy: which claims match, what counts as right, and the figures made of it."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from dmv_claims.evaluate.figures import ALL, COUNTS, accuracy, count, intervals
from dmv_claims.evaluate.match import SHARED, agreement, match, normal
from dmv_claims.evaluate.measure import Measurement
from dmv_claims.gold import COLUMNS, VALUES
from dmv_claims.vocabulary import CLAIM_TYPES
from measured import measure_gold

# The reference implementation of the rules of matching, which is no part of the project
REFERENCE = Path(__file__).parents[2] / "shared"


def table(*claims: str) -> pd.DataFrame:
    """Claims as "document start end type/category", with attributes and values as key=value where not the default."""
    return pd.DataFrame(map(row, claims), columns=["document", *COLUMNS[:-1], *VALUES])


def row(claim: str) -> dict[str, str | int | None]:
    document, start, end, what, *given = claim.split()
    claim_type, category = what.split("/")
    shared = {"polarity": "affirmed", "modality": "asserted", "scope": "state", "subject": "OH"}
    values = dict.fromkeys(VALUES) | dict(one.split("=") for one in given)
    place = {"document": document, "start": int(start), "end": int(end)}
    return place | {"claim_type": claim_type, "category": category} | shared | values


# What is compared; the labels; the claims predicted; the pairs of their ranks
MATCHES = [
    ("the same claim", ["a 0 10 sharing/bulk"], ["a 0 10 sharing/bulk"], [(0, 0)]),
    ("another document", ["a 0 10 sharing/bulk"], ["b 0 10 sharing/bulk"], []),
    ("another type", ["a 0 10 sharing/general"], ["a 0 10 event/general"], []),
    ("another category", ["a 0 10 sharing/bulk"], ["a 0 10 sharing/general"], []),
    (
        "other attributes match all the same",
        ["a 0 10 sharing/bulk"],
        ["a 0 10 sharing/bulk polarity=negated"],
        [(0, 0)],
    ),
    # Overlap
    ("just half of the shorter", ["a 0 10 sharing/bulk"], ["a 5 15 sharing/bulk"], []),
    ("more than half of the shorter", ["a 0 10 sharing/bulk"], ["a 4 14 sharing/bulk"], [(0, 0)]),
    ("a part of a long statement", ["a 0 100 sharing/bulk"], ["a 90 99 sharing/bulk"], [(0, 0)]),
    ("side by side", ["a 0 10 sharing/bulk"], ["a 10 20 sharing/bulk"], []),
    ("apart", ["a 0 10 sharing/bulk"], ["a 30 40 sharing/bulk"], []),
    # Laws
    ("the citation decides", ["a 0 9 legal_basis/named citation=AB1"], ["a 0 9 legal_basis/named citation=AB2"], []),
    (
        "the category of a law",
        ["a 0 9 legal_basis/named citation=X"],
        ["a 0 9 legal_basis/unnamed citation=X"],
        [(0, 0)],
    ),
    ("case", ["a 0 9 legal_basis/named citation=REAL"], ["a 0 9 legal_basis/named citation=Real"], [(0, 0)]),
    ("apostrophes", ["a 0 9 legal_basis/named citation=D's"], ["a 0 9 legal_basis/named citation=D’s"], [(0, 0)]),
    ("no citation", ["a 0 9 legal_basis/named citation=AB1"], ["a 0 9 legal_basis/named"], []),
    # Each once
    ("twice predicted", ["a 0 9 sharing/bulk"], ["a 0 9 sharing/bulk", "a 0 9 sharing/bulk"], [(0, 0)]),
    ("twice labelled", ["a 0 9 sharing/bulk", "a 0 9 sharing/bulk"], ["a 0 9 sharing/bulk"], [(0, 0)]),
    (
        "the candidate that agrees in most",
        ["a 0 9 sharing/bulk polarity=negated subject=IA", "a 0 9 sharing/bulk"],
        ["a 0 9 sharing/bulk", "a 0 9 sharing/bulk polarity=negated"],
        [(0, 1), (1, 0)],
    ),
    (
        "labels take their turn, whatever is left to the next",
        ["a 0 9 sharing/bulk modality=hedged", "a 0 9 sharing/bulk"],
        ["a 0 9 sharing/bulk", "a 20 29 sharing/bulk modality=hedged"],
        [(0, 0)],
    ),
    ("nothing predicted", ["a 0 9 sharing/bulk"], [], []),
    ("nothing labelled", [], ["a 0 9 sharing/bulk"], []),
]


@pytest.mark.parametrize(
    ("gold", "predicted", "pairs"), [case[1:] for case in MATCHES], ids=[case[0] for case in MATCHES]
)
def test_matches(gold: list[str], predicted: list[str], pairs: list[tuple[int, int]]) -> None:
    found = match(table(*gold), table(*predicted))
    assert list(zip(found["gold"], found["predicted"], strict=True)) == pairs


# A label; the claim that matches it; the attribute; whether it is right (None: not measured)
AGREEMENTS = [
    ("sharing/bulk", "sharing/bulk", "polarity", True),
    ("sharing/bulk", "sharing/bulk polarity=negated", "polarity", False),
    ("sharing/bulk", "sharing/bulk modality=hedged", "modality", False),
    ("sharing/bulk", "sharing/bulk", "scope", True),
    ("sharing/bulk", "sharing/bulk scope=generic", "scope", False),
    ("sharing/bulk", "sharing/bulk subject=IA", "scope", False),
    ("sharing/bulk scope=generic subject=", "sharing/bulk scope=generic subject=", "scope", True),
    ("event/litigation year=2019", "event/litigation year=2019", "year", True),
    ("event/litigation year=2019", "event/litigation", "year", False),
    ("event/litigation", "event/litigation year=2019", "year", None),
    ("retention/period holder=", "retention/period", "holder", True),
    ("retention/period holder=", "retention/period holder=ice", "holder", False),
]


@pytest.mark.parametrize(("label", "claim", "attribute", "right"), AGREEMENTS)
def test_agreement(label: str, claim: str, attribute: str, right: bool | None) -> None:
    gold, predicted = table(f"a 0 9 {label}"), table(f"a 0 9 {claim}")
    found = agreement(gold, predicted, match(gold, predicted))[attribute].tolist()
    assert found == [pd.NA if right is None else right]


def test_missing_subject_is_an_empty_one() -> None:
    gold = table("a 0 9 sharing/bulk scope=generic subject=")
    predicted = gold.assign(subject=None)
    assert agreement(gold, predicted, match(gold, predicted))["scope"].tolist() == [True]


def figures(gold: list[str], predicted: list[str], documents: str = "abc") -> pd.DataFrame:
    labels, claims = table(*gold), table(*predicted)
    pairs = match(labels, claims)
    return accuracy(list(documents), labels, claims, pairs, agreement(labels, claims, pairs)).set_index("claim_type")


def test_figures() -> None:
    found = figures(
        ["a 0 9 sharing/bulk", "a 0 9 purpose/locate", "b 0 9 sharing/bulk", "b 20 29 sharing/bulk"],
        ["a 0 9 sharing/bulk polarity=negated", "b 0 9 sharing/bulk", "b 40 49 sharing/bulk"],
    )
    assert found.index.to_list() == [ALL, *CLAIM_TYPES]
    assert found.loc[ALL, COUNTS].to_list() == [4, 3, 2]
    assert found.loc["sharing", ["precision", "recall", "f1"]].to_list() == [2 / 3, 2 / 3, 4 / 6]
    assert found.loc[[ALL, "sharing"], "polarity"].to_list() == [0.5, 0.5]
    assert found.loc["purpose", ["precision", "recall", "f1"]].fillna(-1).to_list() == [-1, 0, 0]
    assert found.loc["purpose", ["f1_low", "polarity"]].isna().all()
    assert found.loc["event", ["precision", "recall", "f1", "f1_low", "polarity", "year"]].isna().all()


def test_nothing_at_all() -> None:
    assert figures([], []).loc[ALL, COUNTS].to_list() == [0, 0, 0]


def test_interval_comes_from_drawing_documents() -> None:
    # Of three documents one is all wrong: a draw of only this one, or of none of it, is likelier than 2.5 in 100.
    right = [f"{name} 0 9 sharing/bulk" for name in "ab"]
    found = figures([*right, "c 0 9 sharing/bulk"], right)
    assert found.loc["sharing", ["f1_low", "f1_high"]].to_list() == [0, 1]
    cells = pd.MultiIndex.from_product([list("abc"), ["sharing"]], names=["document", "claim_type"])
    alike = pd.DataFrame({"gold": 2, "predicted": 2, "matched": 1}, index=cells)
    assert intervals(alike).to_numpy().tolist() == [[0.5, 0.5]]


def prf(counts: "pd.Series[int]") -> str:
    gold, predicted, matched = (int(counts[name]) for name in COUNTS)
    shares = matched / max(predicted, 1), matched / max(gold, 1), 2 * matched / max(gold + predicted, 1)
    precision, recall, f1 = (f"{share:.3f}" for share in shares)
    errors = f"tp {matched} fp {predicted - matched} fn {gold - matched}"
    return f"P {precision}  R {recall}  F1 {f1}  ({errors})"


def as_the_reference_prints(one: Measurement) -> Iterator[str]:
    names = [document.name for document in one.corpus.documents]
    counts = count(names, one.gold, one.predicted, one.pairs)
    for name in names:
        yield f"{name:12} {prf(counts.loc[(name, ALL)])}"
    totals = one.figures.set_index("claim_type")
    yield f"{ALL:12} {prf(totals.loc[ALL])}"
    for claim_type in sorted(CLAIM_TYPES):
        if totals.loc[claim_type, ["gold", "predicted"]].any():
            yield f"  {claim_type:14} {prf(totals.loc[claim_type])}"
    wanted = normal(one.gold).loc[one.pairs["gold"]].reset_index(drop=True)
    found = normal(one.predicted).loc[one.pairs["predicted"]].reset_index(drop=True)
    for name in sorted({*SHARED, *VALUES} - {"citation"}):
        measured = wanted[name].notna()
        if measured.any():
            right = (wanted[name] == found[name].fillna(""))[measured]
            yield f"  {name:14} {right.sum() / len(right):.3f} of {len(right)}"


@pytest.mark.skipif(not (REFERENCE / "score.py").is_file(), reason="the reference implementation is not there")
@pytest.mark.parametrize("name", ["development", "validation"])
def test_same_figures_as_the_reference(tmp_path: Path, name: str) -> None:
    one = next(one for one in measure_gold() if one.corpus.name == name)
    one.predicted.to_parquet(tmp_path / "claims.parquet")
    command = [REFERENCE / "score.py", REFERENCE / name, tmp_path / "claims.parquet", "--per-type"]
    printed = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True).stdout
    assert printed.splitlines() == list(as_the_reference_prints(one))
