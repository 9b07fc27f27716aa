"""Write accuracy as Markdown: a section a corpus, with what it was measured on and a row per claim type."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from dmv_claims.evaluate.figures import ALL, DRAWS
from dmv_claims.gold import VALUES

INTRODUCTION = f"""# Accuracy

How well the claims that the pipeline predicts agree with those labelled sentence by sentence (gold). Two match where
type, category (for a law: citation) and statement are the same. Precision is the share of the predicted claims that
match, recall the share of the labelled ones, F1 the harmonic mean of both, with its 95 % interval ({DRAWS:,} draws of
documents with replacement; none where fewer than two documents have the type). Polarity, modality, scope (with its
state) and values are the shares that are right among the matched claims."""

HEAD = "| claims | gold | predicted | matched | precision | recall | F1 | 95 % | polarity | modality | scope | values |"


def render(sections: Iterable[tuple[str, str, int, pd.DataFrame]]) -> str:
    """Return the report; a section has a corpus, what it is, its number of documents, its rows of accuracy."""
    return "\n\n".join([INTRODUCTION, *(_section(*one) for one in sections)]) + "\n"


def _section(corpus: str, about: str, documents: int, figures: pd.DataFrame) -> str:
    rows = figures.to_dict("records")
    measured = f"Number of documents: {documents}, of labelled claims: {rows[0]['gold']:,}."
    lines = [HEAD, "|---" + "|---:" * 10 + "|---|", *map(_row, rows)]
    return "\n\n".join([f"## {corpus}", about, measured, "\n".join(lines)])


def _row(row: Mapping[Hashable, Any]) -> str:
    name = f"**{ALL}**" if row["claim_type"] == ALL else f"`{row['claim_type']}`"
    counts = [f"{row[key]:,}" for key in ("gold", "predicted", "matched")]
    interval = "" if pd.isna(row["f1_low"]) else f"{row['f1_low']:.3f} to {row['f1_high']:.3f}"
    shares = [_share(row[key]) for key in ("precision", "recall", "f1")]
    attributes = [_share(row[key]) for key in ("polarity", "modality", "scope")]
    values = ", ".join(f"{key} {row[key]:.3f}" for key in VALUES if key in row and not pd.isna(row[key]))
    return f"| {' | '.join([name, *counts, *shares, interval, *attributes, values])} |"


def _share(value: float) -> str:
    return "" if pd.isna(value) else f"{value:.3f}"
