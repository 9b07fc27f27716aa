"""Tie predicted claims to the gold claims that they state.

Both are tables with a column `document` (the name of a gold document) and, of the table `claims`, the columns start,
end, claim_type, category, polarity, modality, scope, subject and the values (see `gold.VALUES`).
"""

import pandas as pd

from dmv_claims.gold import VALUES

KEYS = ["document", "claim_type", "what"]
SHARED = ["polarity", "modality", "scope", "subject"]


def normal(claims: pd.DataFrame) -> pd.DataFrame:
    """Return claims with texts that compare: straight apostrophes, no blanks around, a missing subject as "".

    The column `what` says what a claim of its type is about: the category, for a law the citation.
    """
    texts = {name: _text(claims[name]) for name in ("claim_type", "category", *SHARED, *VALUES)}
    texts["subject"] = texts["subject"].fillna("")
    claims = claims.assign(**texts)
    of_law = claims["claim_type"] == "legal_basis"
    return claims.assign(what=claims["category"].mask(of_law, claims["citation"].fillna("")))


def _text(column: "pd.Series[str]") -> "pd.Series[str]":
    return column.astype("string").str.replace("’", "'").str.strip()


def match(gold: pd.DataFrame, predicted: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of claims that are the same one: their row labels in the columns `gold` and `predicted`.

    A predicted claim matches a gold claim of the same document, type and category (for laws: citation) if they share
    more than half of the shorter statement. Each is matched once, gold claims taking their turn in the order of their
    rows; of several candidates the one that agrees in most attributes is taken, of these the first.
    """
    rows = _labelled(gold, "gold").merge(_labelled(predicted, "predicted"), on=KEYS, suffixes=("_gold", "_predicted"))
    rows["agreeing"] = sum((rows[f"{name}_gold"] == rows[f"{name}_predicted"]).astype(int) for name in SHARED)
    rows = rows[_overlapping(rows)].sort_values(["gold", "agreeing", "predicted"], ascending=[True, False, True])
    taken: dict[int, int] = {}
    used: set[int] = set()
    for one, other in zip(rows["gold"], rows["predicted"], strict=True):
        if one not in taken and other not in used:
            taken[one] = other
            used.add(other)
    return pd.DataFrame({"gold": list(taken), "predicted": list(taken.values())}, dtype="int64")


def _labelled(claims: pd.DataFrame, name: str) -> pd.DataFrame:
    claims = normal(claims)[[*KEYS, *SHARED, "start", "end"]].reset_index(names=name)
    return claims.assign(what=claims["what"].str.lower())


def _overlapping(rows: pd.DataFrame) -> "pd.Series[bool]":
    starts, ends = rows[["start_gold", "start_predicted"]], rows[["end_gold", "end_predicted"]]
    shared = ends.min(axis=1) - starts.max(axis=1)
    lengths = pd.DataFrame(ends.to_numpy() - starts.to_numpy(), rows.index)
    return shared * 2 > lengths.min(axis=1)


def agreement(gold: pd.DataFrame, predicted: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return for each pair its claim_type and for each attribute whether the two agree.

    `scope` agrees where the subject does too. A value that the gold claim does not have is missing: not measured.
    """
    wanted = normal(gold).loc[pairs["gold"]].reset_index(drop=True)
    found = normal(predicted).loc[pairs["predicted"]].reset_index(drop=True)
    right = pd.DataFrame({name: wanted[name] == found[name] for name in SHARED}).astype("boolean")
    right["scope"] &= right.pop("subject")
    for name in VALUES:
        if name != "citation":  # which the match has compared already
            right[name] = (wanted[name] == found[name].fillna("")).astype("boolean")
    return right.assign(claim_type=wanted["claim_type"])
