"""How the pictures look: colours, fonts, and each chart as SVG inside the page, so that nothing is fetched."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, NamedTuple

import altair as alt
import vl_convert
from IPython.display import HTML
from tables import REPORT

# The report's own colours, light and dark; what follows the comma is for Jupyter, which has no such names.
INK, FAINT = "var(--ink, #1b1f24)", "var(--faint, #57606a)"
LINE, PAPER = "var(--line, #d0d7de)", "var(--paper, #ffffff)"
BLUE, RED, PINK = "var(--yes, #0072b2)", "var(--no, #d55e00)", "var(--conflicting, #cc79a7)"
GREY, PALE = "var(--not-mentioned, #d9dde2)", "var(--no-document, #f3f4f6)"
# As legible on a dark page as on a light one
GREEN, ORANGE, BLACK = "#009e73", "#e69f00", "#14171b"


class Look(NamedTuple):
    """How a value is drawn: its colour, that of text upon it, and the word for it."""

    colour: str
    text: str
    word: str


THEME: dict[str, Any] = {
    "background": None,
    "font": "sans-serif",
    "padding": 8,
    "view": {"stroke": None},
    "axis": {
        **{"labelColor": INK, "titleColor": FAINT, "domainColor": LINE, "tickColor": LINE, "gridColor": LINE},
        **{"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "labelLimit": 0, "labelPadding": 6},
    },
    "legend": {
        **{"labelColor": INK, "titleColor": FAINT, "labelFontSize": 13, "titleFontSize": 13, "labelLimit": 0},
        **{"titleFontWeight": "normal", "orient": "top", "direction": "horizontal", "columnPadding": 18, "offset": 12},
    },
    "text": {"fontSize": 12},
}


def figure(spec: dict[str, Any], caption: str = "") -> str:
    """Return a chart as HTML; marks with an address are links, and those with a description show it under the mouse."""
    svg = vl_convert.vegalite_to_svg(spec, config=THEME)
    # The converter makes addresses absolute, and shows nothing under the mouse.
    svg = re.sub(r'xlink:href="(?:[^"]*/)?([^"/]*)"', rf'href="{REPORT}\1"', svg)
    svg = re.sub(r'<(path|line)( aria-label="([^"]*)" [^>]*)/>', r"<\1\2><title>\3</title></\1>", svg)
    about = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    attributes = f'class="picture" aria-label="{escape(spec.get("description") or caption)}" tabindex="0"'
    return f'<figure {attributes} style="background-color: {PAPER}">{about}{svg}</figure>'


def gallery(charts: Mapping[str, alt.TopLevelMixin]) -> HTML:
    """Return charts with captions, side by side where the page is wide enough."""
    figures = (figure(chart.to_dict(), caption) for caption, chart in charts.items())
    return HTML(f'<div class="gallery">{"".join(figures)}</div>')


def nothing(reason: str) -> HTML:
    """Return a line in place of a picture for which there are no rows."""
    return HTML(f'<p class="nothing">Nothing to show: {escape(reason)}</p>')


def note(words: str) -> HTML:
    """Return a line below a picture, nothing where there are no words."""
    return HTML(f"<p>{escape(words)}</p>" if words else "")


def key(looks: Mapping[str, Look]) -> HTML:
    """Return what the colours of a picture stand for."""
    item = '<li><span class="swatch" style="background: {}"></span> {}</li>'
    items = (item.format(look.colour, escape(look.word)) for look in looks.values())
    return HTML(f'<ul class="key">{"".join(items)}</ul>')


# All rows of the tables stay on this machine, and a picture is drawn once: there is nothing to be saved.
alt.data_transformers.disable_max_rows()
alt.renderers.register("inline", lambda spec, **_: {"text/html": figure(spec)})
alt.renderers.enable("inline")
