"""Turn the answers about each state into rows of state_answers (long), state_profiles (wide) and states (all)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dmv_claims.conflicts.rules import HEDGED, Row
from dmv_claims.profiles.answers import Answer, find_answers
from dmv_claims.profiles.headlines import Headline
from dmv_claims.vocabulary import State

# Tables by name, each with its rows of one state.
Rows = Mapping[str, Sequence[Row]]


def profile_rows(states: Mapping[str, Rows], headlines: Iterable[Headline]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of both tables, by state and then in the order of the questions.

    `states` holds the rows of the tables texts, statements, claims and conflicts by state.
    """
    answers = {
        state: find_answers(headlines, rows["claims"], rows["conflicts"]) for state, rows in sorted(states.items())
    }
    return {
        "state_answers": [_long(state, one) for state, found in answers.items() for one in found],
        "state_profiles": [_wide(state, states[state], found) for state, found in answers.items()],
    }


def state_rows(states: Iterable[State], texts: Iterable[Row]) -> list[dict[str, Any]]:
    """Return a row for every state there is, with the number of documents about it."""
    counts = Counter(row["state"] for row in texts)
    return [
        {
            "state": one.code,
            "name": one.name,
            "tile_row": one.tile[0],
            "tile_column": one.tile[1],
            "n_documents": counts[one.code],
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
        "claims_yes": list(one.claims_yes),
        "claims_no": list(one.claims_no),
        "n_yes": len(one.claims_yes),
        "n_no": len(one.claims_no),
    }


def _wide(state: str, rows: Rows, answers: Iterable[Answer]) -> dict[str, Any]:
    row: dict[str, Any] = {"state": state, "n_documents": len(rows["texts"])}
    row |= {f"n_{name}": len(rows[name]) for name in ("statements", "claims")}
    for one in answers:
        name = one.headline.name
        row |= {name: one.answer, f"{name}_claims": [*one.claims_yes, *one.claims_no]}
        row |= {f"{name}_listed": list(one.values)} if one.headline.values else {}
    row |= {"hedged_share": _share(rows["claims"], "modality", HEDGED)}
    row |= {"generic_share": _share(rows["claims"], "scope", "generic")}
    return row | {"negated_share": _share(rows["claims"], "polarity", "negated")}


def _share(claims: Sequence[Row], column: str, value: str) -> float | None:
    return sum(one[column] == value for one in claims) / len(claims) if claims else None
