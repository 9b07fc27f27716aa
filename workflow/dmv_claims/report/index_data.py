"""What the scripts of the index work on, for JSON: claims as columns, answers with the ranks of their claims."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dmv_claims.report.answers import SIGNS
from dmv_claims.report.published import Dataset, Row
from dmv_claims.report.search import FACETS, Found, columns
from dmv_claims.report.words import named, period

# An empty cell of a column that is filtered by.
EMPTY = "none"


def data(dataset: Dataset, found: Found) -> dict[str, Any]:
    """Return the data of the page; a claim is its rank, and its place the start and end of its cue in its quote."""
    return {
        "ids": found.claim_ids,
        "statements": found.of_statement,
        "places": [end for place in found.places for end in place],
        "leads": found.leads,
        "quotes": found.quotes,
        "columns": _columns(dataset, found),
        "facets": FACETS,
        "answers": _answers(dataset.answers, found.claim_ids),
        "questions": dataset.questions,
        "states": dataset.names,
        "firmness": dataset.fields["state_answers"]["firmness"].values,
        "signs": SIGNS,
    }


def _columns(dataset: Dataset, found: Found) -> dict[str, Any]:
    files = {one["page"]: one["file"] for one in dataset.documents}
    labels: dict[str, Mapping[str, str]] = {"state": dataset.names, "document": files}
    made = {}
    for name, column in columns(found).items():
        values: Sequence[Any] = column.values
        made[name] = {"values": values, "codes": column.codes}
        if name in FACETS:
            known = labels.get(name, {})
            made[name]["labels"] = [known.get(value) or named(value) or EMPTY for value in values]
        if name == "tags":
            made[name]["values"] = [[asdict(tag) for tag in tags] for tags in values]
    return made


def _answers(rows: Sequence[Row], claim_ids: Sequence[str]) -> list[dict[str, Any]]:
    ranks = {claim_id: rank for rank, claim_id in enumerate(claim_ids)}
    return [
        {
            **{name: row[name] for name in ("state", "question", "answer", "firmness")},
            "listed": [period(named(value)) for value in row["listed"]],
            "said": [ranks[claim] for claim in row["claims_yes"]],
            "denied": [ranks[claim] for claim in row["claims_no"]],
        }
        for row in rows
    ]
