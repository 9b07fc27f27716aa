"""Aliases: the acronyms that a document introduces for its agency."""

import pytest
from claims import found
from dmv_claims.nlp import build

PIPELINE = build()


@pytest.mark.parametrize(
    ("comment", "text", "aliases"),
    [
        ("in brackets", "The Division of Vehicles (XDV) shares names. XDV logs them.", ["XDV", "XDV"]),
        (
            "with a role beside it",
            "The Bureau of Motor Vehicles (XBMV, or the Bureau) asks. So does XBMV.",
            ["XBMV", "XBMV"],
        ),
        ("an acronym that many states share", "The Department of Motor Vehicles (DMV) asks. The DMV logs.", []),
        ("of somebody else", "The Social Security Administration (XSSA) asks. XSSA logs.", []),
        ("no acronym", "The Division of Vehicles (since 1990) asks.", []),
    ],
)
def test_aliases(comment: str, text: str, aliases: list[str]) -> None:
    doc = PIPELINE(text)
    assert [doc[c.start : c.end].text for c in doc._.cues if c.label == "alias"] == aliases, comment


def test_an_alias_gives() -> None:
    text = "The Iowa Division of Vehicles (XDV) has a log. XDV shares names with ICE."
    assert found(text, "sharing") == ["general"]
