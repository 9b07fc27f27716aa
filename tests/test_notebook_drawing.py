"""What the notebooks draw and quote with: lengths in words, words marked in a quote, pictures as SVG with links."""

import sys
from pathlib import Path

import pandas as pd
import pytest

sys.path.append(str(Path(__file__).parents[1] / "notebooks"))
import altair as alt
from look import figure
from network import foremost
from quotes import cited, table
from retention import length
from tables import words

LENGTHS = [
    ("one unit", "P90D", "90 days"),
    ("one of it", "P1Y", "1 year"),
    ("two units", "P1Y6M", "1 year 6 months"),
    ("months before T", "P18M", "18 months"),
    ("hours after T", "PT12H", "12 hours"),
    ("weeks", "P2W", "2 weeks"),
]
# A comment, where the statement and the words of its claim begin and end, and the statement with these marked
QUOTES = [
    ("words inside", (100, 105, 108), "<q>a &lt;b&gt;<mark> &amp; </mark>c</q>"),
    ("words of the sentence that introduces the list", (100, 20, 30), "<q>a &lt;b&gt; &amp; c</q>"),
    ("the whole statement", (100, 100, 109), "<q><mark>a &lt;b&gt; &amp; c</mark></q>"),
]


@pytest.mark.parametrize(("comment", "duration", "expected"), LENGTHS, ids=[comment for comment, _, _ in LENGTHS])
def test_lengths_of_time_in_words(comment: str, duration: str, expected: str) -> None:
    assert length(duration) == expected


@pytest.mark.parametrize(("name", "expected"), [("retention_by_ice", "retention by ICE"), ("notice", "notice")])
def test_names_in_words(name: str, expected: str) -> None:
    assert words(name) == expected


@pytest.mark.parametrize(("comment", "places", "expected"), QUOTES, ids=[comment for comment, _, _ in QUOTES])
def test_words_of_a_claim_are_marked_in_its_quote(comment: str, places: tuple[int, int, int], expected: str) -> None:
    start, cue_start, cue_end = places
    claim = {"quote": "a <b> & c", "start": start, "cue_start": cue_start, "cue_end": cue_end}
    shown = cited(pd.Series(claim | {"file": "<i>.txt", "address": 'i.html#"'}))
    assert shown.startswith(expected)
    assert '<a href="i.html#&#34;">&lt;i&gt;.txt</a>' in shown


def test_tables_escape_what_is_no_markup_and_show_what_is_missing() -> None:
    html = table([{"<b>": "<i>", "empty": None}]).data
    assert "<th" in html and "&lt;b&gt;" in html
    assert "<td>&lt;i&gt;</td>" in html
    assert '<span class="missing">' in html


def test_pictures_link_into_the_report_and_describe_their_marks() -> None:
    rows = pd.DataFrame(
        {"x": ["a", "b"], "address": ["../processed/report/iowa.html#claim-1", ""], "about": ["<A> & B", "C"]}
    )
    chart = (
        alt.Chart(rows, description="Two 'bars'").mark_bar().encode(x="x:N", href="address:N", description="about:N")
    )
    html = figure(chart.to_dict(), "A <caption>")
    assert 'href="../processed/report/iowa.html#claim-1"' in html
    assert html.count("<a ") == 1
    assert "<title>&lt;A&gt; &amp; B</title></path>" in html
    assert 'aria-label="Two &#x27;bars&#x27;"' in html
    assert "<figcaption>A &lt;caption&gt;</figcaption>" in html
    assert "vega" not in html


@pytest.mark.parametrize(("laws", "kept", "said"), [(3, 3, ""), (60, 60, ""), (61, 60, "60 laws")])
def test_only_the_foremost_of_many_laws_are_drawn(laws: int, kept: int, said: str) -> None:
    links = pd.DataFrame({"left": ["Iowa"] * laws, "right": [f"Law {number:03d}" for number in range(laws)]})
    shared = pd.concat([links, pd.DataFrame({"left": ["Ohio"], "right": [f"Law {laws - 1:03d}"]})])
    drawn, words = foremost(shared)
    assert drawn["right"].nunique() == kept
    assert f"Law {laws - 1:03d}" in set(drawn["right"])
    assert said in words
    assert bool(words) == bool(said)
