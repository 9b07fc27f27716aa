"""Turn matched claims into figures: precision, recall, F1 with its interval, accuracy of the attributes."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from dmv_claims.vocabulary import CLAIM_TYPES

# The micro average over all claims
ALL = "all"
COUNTS = ["gold", "predicted", "matched"]

DRAWS = 10_000
SEED = 20_240_101


def accuracy(
    documents: Sequence[str], gold: pd.DataFrame, predicted: pd.DataFrame, pairs: pd.DataFrame, right: pd.DataFrame
) -> pd.DataFrame:
    """Return one row for all claims and one per claim type, with every figure; missing where nothing was measured.

    `pairs` is what `match`, `right` what `agreement` returned for these claims of `documents`.
    """
    counts = count(documents, gold, predicted, pairs)
    total = counts.groupby("claim_type", sort=False).sum()
    shares = pd.DataFrame(
        {
            "precision": total["matched"] / total["predicted"],
            "recall": total["matched"] / total["gold"],
            "f1": f1(total),
        }
    )
    attributes = right.drop(columns="claim_type")
    averages = attributes.groupby(right["claim_type"]).mean()
    averages.loc[ALL] = attributes.mean()
    whole = total.join([shares, intervals(counts), averages.astype("Float64")])
    return whole.reset_index()


def count(documents: Sequence[str], gold: pd.DataFrame, predicted: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return how many claims are gold, predicted and matched, by document and claim type, "all" among them."""
    rows = {"gold": gold, "predicted": predicted, "matched": gold.loc[pairs["gold"]]}
    sizes = {name: claims.groupby(["document", "claim_type"]).size() for name, claims in rows.items()}
    cells = pd.MultiIndex.from_product([documents, CLAIM_TYPES], names=["document", "claim_type"])
    by_type = pd.DataFrame(sizes).reindex(cells).fillna(0).astype("int64")
    together = by_type.groupby("document").sum().assign(claim_type=ALL).set_index("claim_type", append=True)
    return pd.concat([together, by_type])


def f1(counts: pd.DataFrame) -> "pd.Series[float]":
    """Return the harmonic mean of precision and recall of each row of counts, NaN where there are no claims."""
    return 2 * counts["matched"] / (counts["gold"] + counts["predicted"])


def intervals(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the 95 % interval of F1 of each claim type (f1_low, f1_high): documents drawn anew with replacement.

    Claims of one document resemble each other, so the document is what is drawn. A type that stands in fewer than two
    documents has no interval. The draws are the same each time.
    """
    matched, claims = _by_document(counts["matched"]), _by_document(counts["gold"] + counts["predicted"])
    documents = len(claims)
    draws = np.random.default_rng(SEED).multinomial(documents, [1 / documents] * documents, DRAWS)
    scores = 2 * _drawn(draws, matched) / _drawn(draws, claims)
    ends = scores.quantile([0.025, 0.975]).set_axis(["f1_low", "f1_high"]).transpose()
    return ends[(claims > 0).sum() >= 2]


def _drawn(draws: npt.NDArray[np.int64], counts: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(draws @ counts.to_numpy(), columns=counts.columns)


def _by_document(cells: "pd.Series[int]") -> pd.DataFrame:
    return cells.unstack("claim_type")
