"""Placing: the state a document is about, by its title, its questions, its text."""

import pytest
from dmv_claims.place import UnplacedError, place
from dmv_claims.segment import segment
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.vocabulary import FOLDER

RULES = load_sentence_rules(FOLDER)


@pytest.mark.parametrize(
    ("comment", "text", "state"),
    [
        (
            "a title decides against the text",
            "Idaho Files and ICE\n\nUtah shares. Utah logs. Utah asks. So does Idaho.",
            "ID",
        ),
        (
            "questions decide where no title does",
            "1. What does Missouri share?\nKansas shares all. Kansas logs it.",
            "MO",
        ),
        (
            "the text decides where nothing else does",
            "The agency in Ohio shares names. Ohio logs it. Indiana does not.",
            "OH",
        ),
        ("West Virginia is not Virginia", "West Virginia shares names.", "WV"),
        ("people", "Most Oregonians object. Oregonians say so.", "OR"),
        ("an agency that only one state has", "PennDOT shares names with ICE.", "PA"),
        (
            "a title of several states leaves it to the text",
            "Maine and Vermont\n\nVermont shares. Vermont logs. Maine does not.",
            "VT",
        ),
    ],
)
def test_placed(comment: str, text: str, state: str) -> None:
    assert place(text, segment(text, RULES), FOLDER) == state, comment


@pytest.mark.parametrize(
    ("comment", "text", "reason"),
    [
        ("no state", "The agency shares names with ICE.", "names no state; give its state in sources.csv"),
        (
            "two states alike",
            "Utah shares. Nevada shares.",
            "names several states alike (UT 1 times, NV 1 times); give its state",
        ),
    ],
)
def test_unplaced(comment: str, text: str, reason: str) -> None:
    with pytest.raises(UnplacedError) as error:
        place(text, segment(text, RULES), FOLDER)
    assert str(error.value).startswith(reason), comment
