"""Find the pairs of statements about one state that cannot both be true.

A pair that the rules give stands where both claims are asserted, or one of them is hedged.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from dmv_claims.conflicts.rules import FIRM, HEDGED, RULES, Pair, Row, Told
from dmv_claims.tables import ids

# Kind, key and statements, which make a conflict; its strength and claims.
Found = dict[tuple[str, str, str, str], tuple[str, Row, Row]]


def find_conflicts(
    claims: Iterable[Row], statements: Iterable[Row], wanted: Callable[[Row, Row], bool] = lambda first, second: True
) -> list[dict[str, Any]]:
    """Return the rows of the table conflicts for the claims and statements of one state, all documents together.

    Generic claims, wishes and forecasts contradict nothing. Of the conflicts found, those between claims that are
    `wanted` become rows, ordered by subject, kind, key and position.
    """
    claims = list(claims)
    around = _around(claims, statements)
    counted = [one for one in claims if one["scope"] != "generic" and one["modality"] in (FIRM, HEDGED)]
    rows: list[dict[str, Any]] = []
    for own in _by(counted, "subject").values():
        told, found = Told(own, _by(own, "claim_type"), around), Found()
        for kind, rule in RULES:
            for pair in rule(told):
                _keep(found, kind, pair)
        for (kind, key, *_), (strength, first, second) in found.items():
            if wanted(first, second):
                rows.append(_row(kind, key, strength, first, second))
    return sorted(rows, key=_order)


def _by(claims: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        found[claim[column]].append(claim)
    return found


def _around(claims: Iterable[Row], statements: Iterable[Row]) -> dict[str, list[Row]]:
    own = _by(claims, "statement_id")
    lead_ins = {one["statement_id"]: one["lead_in_id"] for one in statements}
    return {name: here + own.get(lead_ins.get(name) or "", []) for name, here in list(own.items())}


def _keep(found: Found, kind: str, pair: Pair) -> None:
    """Add a conflict; of several between the same statements under one key the first hard one stays."""
    key, *sides = pair
    first, second = sorted(sides, key=lambda one: (one["file"], one["start"], one["statement_id"]))
    hedges = [first["modality"], second["modality"]].count(HEDGED)
    if first["statement_id"] == second["statement_id"] or hedges == 2:
        return
    about = (kind, key, first["statement_id"], second["statement_id"])
    if about not in found or found[about][0] == "soft":
        found[about] = ("soft" if hedges else "hard", first, second)


def _row(kind: str, key: str, strength: str, first: Row, second: Row) -> dict[str, Any]:
    what = (first["state"], first["subject"], kind, key)
    row = {"state": first["state"], "subject": first["subject"], "kind": kind, "key": key, "strength": strength}
    row |= {"conflict_id": ids.conflict_id(*what, first["statement_id"], second["statement_id"])}
    row |= {"conflict_group": ids.conflict_group(*what)}
    row |= {"document_id": first["document_id"], "file": first["file"]}
    row |= {"document_b": second["document_id"], "file_b": second["file"]}
    for side, claim in (("a", first), ("b", second)):
        row |= {f"statement_{side}": claim["statement_id"], f"claim_{side}": claim["claim_id"]}
        row |= {f"{name}_{side}": claim[name] for name in ("start", "end", "quote")}
    return row


def _order(row: Row) -> tuple[Any, ...]:
    places = (row["file"], row["start_a"], row["file_b"], row["start_b"], row["conflict_id"])
    return (row["subject"], row["kind"], row["key"], *places)
