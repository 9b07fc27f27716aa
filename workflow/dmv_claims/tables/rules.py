"""What the columns of a row have to be to each other, in every table that has them."""

from collections.abc import Callable

import pandas as pd

Rule = tuple[str, tuple[str, ...], Callable[[pd.DataFrame], "pd.Series[bool]"]]


def _in_order(start: str, end: str) -> Callable[[pd.DataFrame], "pd.Series[bool]"]:
    return lambda rows: (rows[start] >= 0) & (rows[start] < rows[end])


def _counts(number: str, claims: str) -> Callable[[pd.DataFrame], "pd.Series[bool]"]:
    return lambda rows: rows[number] == rows[claims].map(len)


# What columns have to be to each other: the rule in words, the columns it needs, the test.
RULES: tuple[Rule, ...] = (
    ("start is not negative", ("start",), lambda rows: rows["start"] >= 0),
    ("start stands before end", ("start", "end"), lambda rows: rows["start"] < rows["end"]),
    ("cue_start is not negative", ("cue_start",), lambda rows: rows["cue_start"] >= 0),
    (
        "cue_start stands before cue_end",
        ("cue_start", "cue_end"),
        lambda rows: rows["cue_start"] < rows["cue_end"],
    ),
    *(
        (f"{start} is not negative and stands before {end}", (start, end), _in_order(start, end))
        for start, end in (("start_a", "end_a"), ("start_b", "end_b"))
    ),
    (
        "a statement does not contradict itself",
        ("statement_a", "statement_b"),
        lambda rows: rows["statement_a"] != rows["statement_b"],
    ),
    (
        "subject is empty just where scope is generic",
        ("scope", "subject"),
        lambda rows: rows["subject"].isna() == (rows["scope"] == "generic"),
    ),
    (
        "subject is the document's state just where scope is state",
        ("state", "scope", "subject"),
        lambda rows: (rows["subject"] == rows["state"]).fillna(False) == (rows["scope"] == "state"),
    ),
    (
        "a document has a reason just where it is rejected",
        ("status", "reason"),
        lambda rows: rows["reason"].notna() == (rows["status"] == "rejected"),
    ),
    (
        "a document has a page just where it is accepted",
        ("status", "page"),
        lambda rows: rows["page"].notna() == (rows["status"] == "accepted"),
    ),
    (
        "an accepted document has a state",
        ("status", "state"),
        lambda rows: rows["state"].notna() | (rows["status"] == "rejected"),
    ),
    *(
        (f"{number} is the number of {claims}", (number, claims), _counts(number, claims))
        for number, claims in (("n_yes", "claims_yes"), ("n_no", "claims_no"))
    ),
    (
        "no claim is behind an answer just where it is not_mentioned",
        ("answer", "n_yes", "n_no"),
        lambda rows: (rows["n_yes"] + rows["n_no"] == 0) == (rows["answer"] == "not_mentioned"),
    ),
    (
        "a yes or no has claims on its own side only",
        ("answer", "n_yes", "n_no"),
        lambda rows: (
            ((rows["answer"] != "yes") | (rows["n_no"] == 0)) & ((rows["answer"] != "no") | (rows["n_yes"] == 0))
        ),
    ),
    (
        "firmness is empty just where the answer is not_mentioned",
        ("answer", "firmness"),
        lambda rows: rows["firmness"].isna() == (rows["answer"] == "not_mentioned"),
    ),
)
