"""Turn the answers about each state into rows of state_answers (long), state_profiles (wide) and states (all)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from dmv_claims.conflicts.rules import HEDGED, Row
from dmv_claims.profiles.answers import Answer
from dmv_claims.profiles.headlines import Headline
from dmv_claims.vocabulary import State

# What is counted of a state: its documents, statements and claims, and those of the claims that are so and so.
COUNTS = ("documents", "statements", "claims", "hedged", "generic", "negated")


def count_claims(claims: Sequence[Row]) -> Counter[str]:
    """Return how many claims there are, and how many of them are hedged, generic, negated."""
    found = Counter(claims=len(claims))
    for name, column, value in (
        ("hedged", "modality", HEDGED),
        ("generic", "scope", "generic"),
        ("negated", "polarity", "negated"),
    ):
        found[name] = sum(one[column] == value for one in claims)
    return found


def answer_rows(state: str, answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Return the rows of state_answers, in the order of the questions."""
    return [_long(state, one) for one in answers]


def answers_of(rows: pa.Table, headlines: Iterable[Headline]) -> list[Answer]:
    """Return the answers in rows of state_answers about one state; KeyError where one is to none of `headlines`."""
    by_name = {one.name: one for one in headlines}
    said = rows.select(["question", "answer", "firmness", "listed"]).to_pylist()
    return [
        Answer(
            by_name[one["question"]], one["answer"], one["firmness"] or "", tuple(one["listed"]), yes.values, no.values
        )
        for one, yes, no in zip(said, rows["claims_yes"], rows["claims_no"], strict=True)
    ]


def state_rows(states: Iterable[State], counts: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return a row for every state there is; `counts` are the documents of those that have some."""
    return [
        {
            "state": one.code,
            "name": one.name,
            "tile_row": one.tile[0],
            "tile_column": one.tile[1],
            "n_documents": counts.get(one.code, 0),
        }
        for one in sorted(states, key=lambda one: one.code)
    ]


def _long(state: str, one: Answer) -> dict[str, Any]:
    return {
        "state": state,
        "question": one.headline.name,
        "question_text": one.headline.question,
        "answer": one.answer,
        "firmness": one.firmness or None,
        "listed": list(one.values),
        "claims_yes": one.claims_yes,
        "claims_no": one.claims_no,
        "n_yes": len(one.claims_yes),
        "n_no": len(one.claims_no),
    }


def profile_row(state: str, counts: Mapping[str, int], answers: Iterable[Answer]) -> dict[str, Any]:
    """Return the row of state_profiles; `counts` has a number for each of COUNTS."""
    row: dict[str, Any] = {"state": state} | {f"n_{name}": counts[name] for name in COUNTS[:3]}
    for one in answers:
        name = one.headline.name
        row |= {name: one.answer, f"{name}_claims": pa.concat_arrays([one.claims_yes, one.claims_no])}
        row |= {f"{name}_listed": list(one.values)} if one.headline.values else {}
    claims = counts["claims"]
    return row | {f"{name}_share": counts[name] / claims if claims else None for name in COUNTS[3:]}
