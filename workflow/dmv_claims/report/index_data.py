"""What the scripts of the index work on, as JSON: claims as columns, answers with the ranks of their claims."""

from collections.abc import Mapping, Sequence
from typing import Any

from dmv_claims.report.answers import SIGNS
from dmv_claims.report.published import SIDES, Dataset, Row
from dmv_claims.report.script_data import as_json, members_as_json, numbers_as_json
from dmv_claims.report.search import FACETS, Found, columns
from dmv_claims.report.words import named, period

# An empty cell of a column that is filtered by.
EMPTY = "none"


def data(
    dataset: Dataset, found: Found, parts: Mapping[str, Mapping[str, Any]], lists: Mapping[str, str]
) -> dict[str, str]:
    """Return the data of the index as JSON by name.

    `parts` are those of the states, `lists` their pages of claims if there are any.
    """
    others = {
        "answers": _answers(dataset.answers, parts, found.claim_ids),
        "questions": dataset.questions,
        "firmness": dataset.fields["state_answers"]["firmness"].values,
        "signs": SIGNS,
        "counts": {state: part["counts"] for state, part in parts.items()},
        "lists": lists,
    }
    return claims_data(dataset, found, FACETS) | {name: as_json(value) for name, value in others.items()}


def claims_data(dataset: Dataset, found: Found, facets: Sequence[str]) -> dict[str, str]:
    """Return claims to filter by `facets` as JSON by name.

    A claim is its rank, its place the start and end of its cue in its quote.
    """
    return {
        "ids": as_json(found.claim_ids),
        "statements": numbers_as_json(found.of_statement),
        "places": numbers_as_json([end for place in found.places for end in place]),
        "leads": as_json(found.leads),
        "quotes": as_json(found.quotes),
        "columns": members_as_json(_columns(dataset, found, facets)),
        "facets": as_json(facets),
        "states": as_json(dataset.names),
    }


def _columns(dataset: Dataset, found: Found, facets: Sequence[str]) -> dict[str, str]:
    files = {one["page"]: one["file"] for one in dataset.documents}
    labels: dict[str, Mapping[str, str]] = {"state": dataset.names, "document": files}
    made = {}
    for name, column in columns(found).items():
        values, codes = column.values, {"codes": numbers_as_json(column.codes)}
        if name == "tags":
            values = [[tag._asdict() for tag in tags] for tags in values]
        if name in facets:
            values, known = [value or "" for value in values], labels.get(name, {})
            codes["labels"] = as_json([known.get(value) or named(value) or EMPTY for value in values])
        made[name] = members_as_json({"values": as_json(values)} | codes)
    return made


def _answers(
    rows: Sequence[Row], parts: Mapping[str, Mapping[str, Any]], claim_ids: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the answers, each with the ranks of those claims on its sides that are shown."""
    ranks = {claim_id: rank for rank, claim_id in enumerate(claim_ids)}
    made = []
    for row in rows:
        yes, no = (parts[row["state"]]["sides"][side][row["question"]] for side in SIDES)
        shown = {"said": [ranks[claim] for claim in yes], "denied": [ranks[claim] for claim in no]}
        own = {name: row[name] for name in ("state", "question", "answer", "firmness", "n_yes", "n_no")}
        made.append(own | shown | {"listed": [period(named(value)) for value in row["listed"]]})
    return made
