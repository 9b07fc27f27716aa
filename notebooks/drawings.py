"""Drawings that a notebook describes by its rows: a map of tiles, a grid of strips, bars of shares."""

from collections.abc import Iterable, Mapping

import altair as alt
import pandas as pd
from look import BLACK, BLUE, FAINT, GREY, INK, PALE, PAPER, PINK, RED, Look
from tables import counted, words

ANSWERS = {
    "yes": Look(BLUE, PAPER, "yes"),
    "no": Look(RED, BLACK, "no"),
    "conflicting": Look(PINK, BLACK, "both"),
    "not_mentioned": Look(GREY, INK, "–"),
    "no_document": Look(PALE, FAINT, ""),
}
COLOUR, TEXT = alt.Color("colour:N", scale=None), alt.Color("text:N", scale=None)
# The widest letters that a reader may see in place of ours
LETTER = 7.8
# So many states have a column each; more have a row each.
FEW = 12


def looked(rows: pd.DataFrame, column: str, looks: Mapping[str, Look]) -> pd.DataFrame:
    """Return rows with the look of a column's value: `colour`, `text` and `word`."""
    table = pd.DataFrame(list(looks.values()), index=pd.Index(looks, name=column))
    return rows.merge(table.reset_index(), on=column)


def side(names: Iterable[str], lines: bool = True) -> alt.Axis:
    """Return a vertical axis wide enough for the longest of the names, if wanted with lines to follow from each."""
    room = LETTER * max(map(len, names), default=0) + 6
    return alt.Axis(domain=False, ticks=False, grid=lines, zindex=0, minExtent=room)


def tile_map(states: pd.DataFrame) -> alt.LayerChart:
    """Draw a square for each row of the table `states`, its `answer` in colour and word, as a link to `address`."""
    tiles = looked(states, "answer", ANSWERS)
    tiles["about"] = tiles["name"] + ": " + tiles["answer"].map(words)
    place = alt.Chart(tiles).encode(
        x=alt.X("tile_column:O", axis=None, scale=alt.Scale(padding=0.08)),
        y=alt.Y("tile_row:O", axis=None, scale=alt.Scale(padding=0.08)),
    )
    square = place.mark_rect().encode(COLOUR, href="address:N", description="about:N")
    code = place.mark_text(aria=False, dy=-5, fontSize=11, fontWeight="bold").encode(TEXT, text="state:N")
    word = place.mark_text(aria=False, dy=7, fontSize=10).encode(TEXT, text="word:N")
    described = ". ".join(tiles.loc[tiles["answer"] != "no_document", "about"])
    return (square + code + word).properties(width=341, height=248, description=described or "No state has a document")


def strips(cells: pd.DataFrame, part: str, looks: Mapping[str, Look]) -> alt.LayerChart:
    """Draw a grid of states and kinds whose cells have a strip for each value of `part`, with the number `n` in it.

    Cells are those of `tally`; the kinds of most states come first. Where all is hedged, the number stands in brackets.
    """
    rows = looked(cells, part, looks)
    rows["label"] = rows["n"].astype(str).where(rows["firm"], "(" + rows["n"].astype(str) + ")")
    widely = rows.groupby("kind")["name"].nunique()
    kinds = sorted(widely.index, key=lambda kind: (-widely[kind], kind))
    return grid(rows.assign(slot=rows[part]), kinds, list(looks), wide=26)


def grid(rows: pd.DataFrame, kinds: list[str], slots: list[str], wide: int) -> alt.LayerChart:
    """Draw a grid of states and kinds; a cell has the `slots` side by side, `wide` pixels each, coloured, with `label`.

    What is not `firm` is hollow.
    """
    rows = rows.assign(
        fill=rows["colour"].where(rows["firm"], PAPER),
        ink=rows["text"].where(rows["firm"], INK),
    )
    states = sorted(rows["name"].unique())
    (down, lines), (across, columns) = ("kind", kinds), ("name", states)
    if len(states) > FEW:
        (down, lines), (across, columns), wide = (across, columns), (down, lines), min(wide, 48)
    crowded = LETTER * max(map(len, columns)) > wide * len(slots)
    head = alt.Axis(orient="top", domain=False, ticks=False, labelAngle=-40 if crowded else 0)
    place = alt.Chart(rows).encode(
        x=alt.X(f"{across}:N", title=None, sort=columns, axis=head),
        y=alt.Y(f"{down}:N", title=None, sort=lines, axis=side(lines), scale=alt.Scale(paddingInner=0.1)),
        xOffset=alt.XOffset("slot:N", scale=alt.Scale(domain=slots)),
    )
    fill, stroke = alt.Fill("fill:N", scale=None), alt.Stroke("colour:N", scale=None)
    cell = place.mark_rect(strokeWidth=1.5).encode(fill, stroke, href="address:N", description="about:N")
    label = place.mark_text(aria=False).encode(alt.Color("ink:N", scale=None), text="label:N")
    described = f"Grid of {counted(len(states), 'state')} and {', '.join(kinds)}"
    step = alt.Step(wide, **{"for": "offset"})
    return (cell + label).properties(width=step, height=alt.Step(28), description=described)


def shares(rows: pd.DataFrame, part: str, looks: Mapping[str, Look]) -> alt.LayerChart:
    """Draw bars of equal length that show how `n` is divided among the values of `part`; rows are those of `divide`.

    The bar with most of the first value comes first.
    """
    cells = looked(rows, part, looks)
    cells = cells.sort_values(part, key=lambda values: values.map(list(looks).index), kind="stable")
    cells["end"] = cells.groupby("row")["share"].cumsum()
    cells["start"] = cells["end"] - cells["share"]
    cells["middle"] = (cells["start"] + cells["end"]) / 2
    cells["label"] = cells["share"].map(lambda share: f"{share:.0%}" if share >= 0.09 else "")
    cells["about"] = cells["row"] + ": " + cells["word"] + ", " + cells["n"].astype(str)
    first = cells[cells[part] == next(iter(looks))].set_index("row")["share"]
    order = sorted(cells["row"].unique(), key=lambda row: (-first.get(row, 0), row))
    place = alt.Chart(cells).encode(y=alt.Y("row:N", title=None, sort=order, axis=side(order, lines=False)))
    bar = place.mark_bar().encode(alt.X("start:Q", axis=None), COLOUR, x2="end:Q", description="about:N")
    number = place.mark_text(aria=False).encode(alt.X("middle:Q", axis=None), TEXT, text="label:N")
    described = f"Shares of {', '.join(look.word for look in looks.values())} in {', '.join(order)}"
    return (bar + number).properties(width=340, height=alt.Step(28), description=described)


def circles(kinds: pd.DataFrame) -> alt.LayerChart:
    """Draw a circle for each kind of claim at its `precision`, as large as there are claims of it (`n`)."""
    rows = kinds.assign(row=kinds["claim_type"].map(words))
    number = rows["n"].map(lambda n: counted(n, "claim"))
    rows["about"] = (
        rows["row"] + ", " + rows["category"].map(words) + ", " + rows["precision"].map("{:.2f}: ".format) + number
    )
    scale = alt.Scale(domain=[min([0.6, *rows["precision"]]), 1.01], nice=False)
    place = alt.Chart(rows).encode(
        x=alt.X("precision:Q", title="precision", scale=scale, axis=alt.Axis(format=".0%", tickCount=5)),
        y=alt.Y("row:N", title=None, axis=side(rows["row"])),
    )
    size = alt.Size("n:Q", legend=None, scale=alt.Scale(range=[40, 700]))
    circle = place.mark_circle(opacity=0.55, color=BLUE, stroke=PAPER).encode(size, description="about:N")
    line = alt.Chart().mark_rule(color=INK, strokeDash=[4, 3]).encode(x=alt.datum(0.9))
    return (circle + line).properties(width=520, height=alt.Step(28), description="Precision of kinds of claims")
