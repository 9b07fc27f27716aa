"""A network with two sides: each name has its place, names that go together stand near each other."""

from collections.abc import Mapping

import altair as alt
import pandas as pd
from look import FAINT, INK, Look

STEP = 26
# More names than these cannot be told apart in one picture.
MOST = 60
# How each kind of line is drawn, in the order of the looks: no meaning is carried by colour alone
DASHES = [[1, 0], [9, 3, 2, 3], [6, 4], [2, 3]]


def foremost(links: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Return the lines to the MOST names on the right that most names on the left go with, and what was left out."""
    order = links.groupby("right")["left"].nunique().sort_index().sort_values(ascending=False, kind="stable").index
    said = f"Drawn are the {MOST} laws that most states name, of {len(order):,}." if len(order) > MOST else ""
    return links[links["right"].isin(order[:MOST])], said


def network(links: pd.DataFrame, left: list[str], kind: str, looks: Mapping[str, Look]) -> alt.LayerChart:
    """Draw lines from names in column `left` to names in column `right`; `left` is the order of all names on that side.

    A name on the right stands about as high as those it is linked to. Two names have a line for each value of `kind`.
    """
    places = {name: number for number, name in enumerate(left)}
    height = links["left"].map(places).groupby(links["right"]).mean()
    right = sorted(height.index, key=lambda name: (height[name], name))
    tall = STEP * max(len(left), len(right))
    at_left = {name: (number + 0.5) * tall / len(left) for number, name in enumerate(left)}
    at_right = {name: (number + 0.5) * tall / len(right) for number, name in enumerate(right)}
    shift = links[kind].map({value: 3 * number - 4 for number, value in enumerate(looks)})
    starts, ends = links["left"].map(at_left) + shift, links["right"].map(at_right) + shift
    steps = [links.assign(line=links.index, x=x, y=y) for x, y in ((0, starts), (0.4, starts), (0.6, ends), (1, ends))]
    scale = {"domain": list(looks), "range": [look.colour for look in looks.values()]}
    legend = alt.Legend(title=None, symbolType="stroke", symbolSize=500, symbolStrokeWidth=2.5)
    line = (
        alt.Chart(pd.concat(steps))
        .mark_line(interpolate="basis", strokeWidth=2.5)
        .encode(
            x=alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1])),
            y=alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[tall, 0])),
            detail="line:N",
            color=alt.Color(f"{kind}:N", scale=alt.Scale(**scale), legend=legend),
            strokeDash=alt.StrokeDash(f"{kind}:N", scale=alt.Scale(domain=list(looks), range=DASHES[: len(looks)])),
            href="address:N",
            description="about:N",
        )
    )
    drawn = line + _names(at_left, 0, "right", -10) + _names(at_right, 1, "left", 10)
    # Room for letters that are wider in the reader's font
    room = {side: 8 + 2 * max(map(len, names)) for side, names in (("left", left), ("right", right))}
    described = f"Lines from {', '.join(left)} to {', '.join(right)}"
    return drawn.properties(width=270, height=tall, padding={"top": 8, "bottom": 8, **room}, description=described)


def _names(heights: Mapping[str, float], x: int, align: str, dx: int) -> alt.LayerChart:
    """Write names beside their dots."""
    rows = pd.DataFrame({"name": list(heights), "y": list(heights.values()), "x": x})
    place = alt.Chart(rows).encode(x="x:Q", y="y:Q")
    dot = place.mark_circle(aria=False, size=50, opacity=1, color=FAINT)
    return dot + place.mark_text(aria=False, align=align, dx=dx, fontSize=13, color=INK).encode(text="name:N")
