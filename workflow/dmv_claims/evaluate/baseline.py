"""Keep the accuracy last accepted, and say which claims a change of the code gained and lost.

baseline.csv lists every matched claim and every false one; baseline-counts.csv the counts by corpus and claim
type. Of a corpus that is held out only counts are kept and told, so that nobody fits rules to its sentences.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dmv_claims.evaluate.figures import ALL, COUNTS, f1
from dmv_claims.evaluate.match import normal
from dmv_claims.evaluate.measure import Measurement
from dmv_claims.gold import HELD_OUT


class Outcome(NamedTuple):
    """A claim that matches (at the place of its label) or is false (at its own place)."""

    corpus: str
    document: str
    start: int
    end: int
    claim_type: str
    category: str
    outcome: str


# What a claim is called that stands only in one of baseline and measurement, and whether that is the measurement
CHANGES = {
    ("matched", False): "lost",
    ("false", True): "newly false",
    ("matched", True): "gained",
    ("false", False): "no longer false",
}


def accept(folder: Path, measured: Sequence[Measurement], precision: Path) -> None:
    """Make these measurements the baseline of a gold folder, and the precision that every claim carries."""
    outcomes = sorted(outcome for one in measured if one.corpus.name not in HELD_OUT for outcome in _outcomes(one))
    _write(folder / "baseline.csv", pd.DataFrame(outcomes, columns=Outcome._fields))
    _write(folder / "baseline-counts.csv", pd.concat(map(_counts, measured)))
    _write(precision, by_category(measured))


def by_category(measured: Sequence[Measurement]) -> pd.DataFrame:
    """Return how many claims of each type and category are predicted and matched, in all corpora together."""
    claims = pd.concat(
        [one.predicted.assign(matched=one.predicted.index.isin(one.pairs["predicted"])) for one in measured]
    )
    counts = claims.groupby(["claim_type", "category"])["matched"].agg(["size", "sum"])
    return counts.set_axis(["predicted", "matched"], axis="columns").reset_index()


def _write(path: Path, rows: pd.DataFrame) -> None:
    rows.to_csv(path, index=False, lineterminator="\n")


def regressions(folder: Path, measured: Sequence[Measurement]) -> list[str]:
    """Return a text for each corpus whose F1 over all claims is below the baseline's: what changed in it."""
    counts = pd.read_csv(folder / "baseline-counts.csv")
    outcomes = [Outcome(*row) for row in pd.read_csv(folder / "baseline.csv").itertuples(index=False)]
    return [text for one in measured for text in _regression(one, counts, outcomes)]


def _regression(one: Measurement, counts: pd.DataFrame, outcomes: Sequence[Outcome]) -> Iterator[str]:
    name = one.corpus.name
    before, now = counts[counts["corpus"] == name].reset_index(drop=True), _counts(one)
    if before.empty:
        yield f"{name}: has no baseline"
    elif _f1(now) < _f1(before):
        mine = [outcome for outcome in outcomes if outcome.corpus == name]
        lines = _changed_counts(before, now) if name in HELD_OUT else _changed_claims(mine, one)
        yield "\n  ".join([f"{name}: F1 fell from {_f1(before):.4f} to {_f1(now):.4f}", *lines])


def _outcomes(one: Measurement) -> Iterator[Outcome]:
    false = one.predicted[~one.predicted.index.isin(one.pairs["predicted"])]
    for outcome, claims in (("matched", one.gold.loc[one.pairs["gold"]]), ("false", false)):
        for row in normal(claims).to_dict("records"):
            place = int(row["start"]), int(row["end"])
            yield Outcome(one.corpus.name, row["document"], *place, row["claim_type"], row["what"], outcome)


def _counts(one: Measurement) -> pd.DataFrame:
    return one.figures[["claim_type", *COUNTS]].assign(corpus=one.corpus.name)[["corpus", "claim_type", *COUNTS]]


def _f1(counts: pd.DataFrame) -> float:
    return float(f1(counts[counts["claim_type"] == ALL]).iloc[0])


def _changed_counts(before: pd.DataFrame, now: pd.DataFrame) -> Iterator[str]:
    rows = before.merge(now, on="claim_type", suffixes=("", "_now"))
    for row in rows.to_dict("records"):
        changes = [f"{key} {row[key]} to {row[f'{key}_now']}" for key in COUNTS if row[key] != row[f"{key}_now"]]
        if changes:
            yield f"{row['claim_type']}: {', '.join(changes)}"


def _changed_claims(before: Sequence[Outcome], one: Measurement) -> Iterator[str]:
    texts = {document.name: document.raw.text for document in one.corpus.documents}
    was, now = Counter(before), Counter(_outcomes(one))
    for (outcome, is_now), change in CHANGES.items():
        for claim in sorted((now - was if is_now else was - now).elements()):
            if claim.outcome == outcome:
                words = texts[claim.document][claim.start : claim.end]
                place = f"{claim.document} {claim.start} to {claim.end}"
                yield f"{change}: {claim.claim_type}, {claim.category}: {place}: {words[:80]!r}"
