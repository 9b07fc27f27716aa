"""Contradictions point by point, both sides in their own words."""

import pandas as pd
from look import BLACK, RED
from markupsafe import Markup
from quotes import cited
from tables import counted, words


def points(conflicts: pd.DataFrame) -> pd.DataFrame:
    """Return how many points the documents of a state contradict each other in, by kind, as cells of a grid."""
    groups = conflicts.assign(kind=conflicts["kind"].map(words)).groupby(["name", "kind"], as_index=False)
    cells = groups.agg(n=("conflict_group", "nunique"), strength=("strength", "min"), address=("address", "first"))
    cells["firm"] = cells["strength"] == "hard"
    number = cells["n"].astype(str)
    cells["label"] = number.where(cells["firm"], "(" + number + ")")
    named = zip(cells["name"], cells["kind"], cells["n"], cells["firm"], strict=True)
    cells["about"] = [
        f"{name}, {kind}: {counted(n, 'point')}{'' if firm else ', only soft'}" for name, kind, n, firm in named
    ]
    return cells.assign(slot="", colour=RED, text=BLACK)


def side_by_side(conflicts: pd.DataFrame, claims: pd.DataFrame) -> Markup:
    """Return all points with their quotes, state by state; `claims` have their claim_id as index."""
    names = conflicts["name"].drop_duplicates()
    links = Markup(" ").join(Markup('<a href="#{}">{}</a>').format(_anchor(name), name) for name in names)
    states = (_state(name, rows, claims) for name, rows in conflicts.groupby("name"))
    return Markup('<p class="contents">{}</p>').format(links) + Markup().join(states)


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _state(name: str, conflicts: pd.DataFrame, claims: pd.DataFrame) -> Markup:
    groups = conflicts.groupby("conflict_group", sort=False)
    shown = Markup().join(_point(rows, claims) for _, rows in groups)
    return Markup('<h3 id="{}">{}</h3>{}').format(_anchor(name), name, shown)


def _point(rows: pd.DataFrame, claims: pd.DataFrame) -> Markup:
    """Return the pairs of a point, all but the first folded away."""
    kind, key, strength = rows.iloc[0][["kind", "key", "strength"]]
    about = strength if key == kind else f"{words(kind)}, {strength}"
    head = Markup('<h4>{} <span class="about">{}</span></h4>').format(words(key), about)
    sides = zip(rows["claim_a"], rows["claim_b"], strict=True)
    first, *rest = [
        Markup('<div class="pair">{}{}</div>').format(*(_side(claims.loc[one]) for one in pair)) for pair in sides
    ]
    more = Markup("<details><summary>{} more</summary>{}</details>").format(len(rest), Markup().join(rest))
    return head + first + (more if rest else Markup())


def _side(claim: pd.Series) -> Markup:
    """Return the statement of a claim with how firmly it is said, and whether it denies."""
    marks = [claim["modality"], *(["negated"] if claim["polarity"] == "negated" else [])]
    tags = Markup(" ").join(Markup('<span class="tag {0}">{0}</span>').format(mark) for mark in marks)
    return Markup("<blockquote>{} {}</blockquote>").format(cited(claim), tags)
