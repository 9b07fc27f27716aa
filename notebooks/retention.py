"""A chart of the lengths of time for which data is kept, bounds told from exact periods."""

import json
import re

import altair as alt
import pandas as pd
from drawings import side
from look import BLUE, INK, PAPER

UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}
HOLDERS = {"ice": "ICE", "dmv": "the agency"}
WITHOUT_LENGTH = {"as_needed": "as long as needed", "unspecified": "no length stated"}
BOUNDS = {"exact": "exactly", "max": "at most", "min": "at least"}
SHAPES = {"exact": "circle", "max": "triangle-left", "min": "triangle-right"}
TICKS = {1: "1 day", 7: "1 week", 30: "1 month", 183: "6 months", 365: "1 year", 1096: "3 years", 3652: "10 years"}


def length(duration: str) -> str:
    """Return an ISO 8601 duration in words."""
    parts = [(int(number), UNITS[unit]) for number, unit in re.findall(r"(\d+)([YMWDH])", duration)]
    return " ".join(f"{number} {unit}" if number == 1 else f"{number} {unit}s" for number, unit in parts)


def timeline(claims: pd.DataFrame) -> alt.LayerChart:
    """Draw a row for each state and holder, and a mark for each claim of the type retention, hollow where hedged."""
    rows = _rows(claims)
    order = list(dict.fromkeys(rows["row"]))
    y = alt.Y("row:N", title=None, sort=order, axis=side(order))
    timed = rows[rows["days"].notna()].astype({"days": "float64"})
    low, high = min([25, *timed["days"]]) / 1.3, max([2000, *timed["days"]]) * 1.3
    x = {"scale": alt.Scale(type="log", domain=[low, high], nice=False), "axis": _axis(low, high)}
    timed["start"] = timed["days"].where(timed["bound"] != "max", low)
    timed["end"] = timed["days"].where(timed["bound"] != "min", high)
    place = alt.Chart(timed).encode(y=y)
    line = place.mark_rule(aria=False, strokeWidth=2, color=BLUE).encode(alt.X("start:Q", **x), x2="end:Q")
    mark = place.mark_point(size=120, strokeWidth=2, opacity=1, stroke=BLUE).encode(
        alt.X("days:Q", **x),
        alt.Fill("fill:N", scale=None),
        shape=alt.Shape("bound:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None),
        href="address:N",
        description="about:N",
    )
    chart = line + mark
    untimed = rows[rows["days"].isna()].groupby("row", as_index=False)
    untimed = untimed.agg(said=("said", _each_once), address=("address", "first"))
    if len(untimed):
        beside = alt.Chart(untimed).mark_text(align="left", dx=10, color=INK)
        chart += beside.encode(x=alt.XValue("width"), y=y, text="said:N", href="address:N")
    # Room for letters that are wider in the reader's font
    room = {"left": 8, "top": 8, "bottom": 8, "right": 60}
    described = "Lengths of time: " + ". ".join(rows["about"])
    return chart.properties(width=520, height=alt.Step(26), padding=room, description=described)


def _rows(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims in order, with what the chart says of each."""
    hedged = claims["modality"] == "hedged"
    rows = claims.assign(row=claims["name"] + ", " + claims["holder"].map(HOLDERS).fillna("not said who"))
    rows["fill"] = hedged.map({True: PAPER, False: BLUE})
    timed = rows["bound"].map(BOUNDS) + " " + rows["duration"].map(length, na_action="ignore")
    said = timed.fillna(rows["category"].map(WITHOUT_LENGTH))
    rows["said"] = said.where(~hedged, "(" + said + ")")
    rows["about"] = rows["row"] + ": " + rows["said"]
    return rows.sort_values(["row", "days", "claim_id"])


def _axis(low: float, high: float) -> alt.Axis:
    ticks = [days for days in TICKS if low <= days <= high]
    names = f"{json.dumps(TICKS)}[datum.value]"
    return alt.Axis(values=ticks, labelExpr=names, title=None, domain=False, ticks=False, orient="top", zindex=0)


def _each_once(said: pd.Series) -> str:
    return ", ".join(dict.fromkeys(said))
