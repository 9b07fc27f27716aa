"""Whether what is printed on a colour can be read: contrast as WCAG 2 computes it, in the light and in the dark."""

import re

import pytest
from dmv_claims.report.render import TEMPLATES
from dmv_claims.vocabulary import CLAIM_TYPES

FILES = ("report.css", "types.css", "index.css")
TEXT, LINE = 4.5, 3.0

# What stands on what; a claim's hue is the line below its words, and the name of the type stands beside it.
PAIRS = [
    *((text, ground, TEXT) for text in ("ink", "faint", "link") for ground in ("paper", "raised")),
    *((f"on-{answer}", answer, TEXT) for answer in ("yes", "no", "conflicting")),
    ("on-conflicting", "stripe", TEXT),
    *(("ink", ground, TEXT) for ground in ("not-mentioned", "cue", "yes-tint", "no-tint", "conflicting-tint")),
    ("paper", "ink", TEXT),
    ("focus", "paper", LINE),
    *(("ink", f"{claim_type}-tint", TEXT) for claim_type in CLAIM_TYPES),
    *((claim_type, "paper", LINE) for claim_type in CLAIM_TYPES),
]


def colours(scheme: str) -> dict[str, str]:
    """The variables of all style sheets; those of the dark stand in a query of their own and begin with the light."""
    found: dict[str, str] = {}
    for file in FILES:
        css = (TEMPLATES / file).read_text(encoding="utf-8")
        dark = re.search(r"(?s)@media screen and \(prefers-color-scheme: dark\) \{(.*?)\n\}", css)
        assert dark
        light = css.split("@media")[0]
        for part in (light, dark.group(1)) if scheme == "dark" else (light,):
            found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
    return found


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 for black to 1 for white."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0072b2", "#0072b2", 1)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS, ids=[f"{text} on {ground}" for text, ground, _ in PAIRS])
def test_contrast(scheme: str, text: str, ground: str, least: float) -> None:
    known = colours(scheme)
    assert contrast(known[text], known[ground]) >= least, (known[text], known[ground])


def test_every_claim_type_has_its_own_colour() -> None:
    for scheme in ("light", "dark"):
        known = colours(scheme)
        assert len({known[one] for one in CLAIM_TYPES}) == len({known[f"{one}-tint"] for one in CLAIM_TYPES}) == 14
