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
        ("capitals", "THE OHIO BMV SHARES NAMES.", "OH"),
        ("a name over two lines", "Officials in New\n   York share names.", "NY"),
        ("West Virginia over two lines is not Virginia either", "Officials in West\nVirginia share names.", "WV"),
        ("blanks that do not break", "The New\u00a0Hampshire DMV shares names.", "NH"),
        ("full width", "Ｔｈｅ　Ｏｈｉｏ　ＢＭＶ shares names.", "OH"),
        ("letters of formulas and in circles", "𝐎𝐡𝐢𝐨 ⓢⓗⓐⓡⓔⓢ names.", "OH"),
        ("what stands unseen in a word", "Oh\u00adi\u200do shares names.", "OH"),
        ("letters far apart", "O H I O\n\nThe agency shares names. It asked Utah once.", "OH"),
        ("words far apart", "N E W  Y O R K\n\nThe agency shares names.", "NY"),
        ("single letters that spell nothing", "Plan A I O\n\nUtah shares names.", "UT"),
        ("other alphabets beside a name", "Ohio shares names. Огайо передаёт имена.", "OH"),
        ("a letter that only looks alike, where it makes no difference", "Ohio shares. Ohio asks. Оhio logs.", "OH"),
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
            "names several states alike (UT: 1, NV: 1); give its state in sources.csv",
        ),
        (
            "two states in a title and nothing else",
            "Maine and Vermont\n\nBoth share.",
            "names several states alike (ME: 1",
        ),
        ("another language", "Огайо передаёт имена.", "names no state; give its state in sources.csv"),
        ("part of a word", "Ohiopyle and Indianapolis share names.", "names no state"),
        (
            "Cyrillic letters that look alike",
            "The Оhiо agency shares names.",
            "writes Ohio ('Оhiо') with letters of another alphabet that look alike; replace them, or give its state in",
        ),
        ("Greek ones, over two lines", "ΝΕW\nΥΟRΚ shares names.", "writes NEW YORK ('ΝΕW ΥΟRΚ') with letters"),
        ("a name that only looks so beside a true one", "Оhio: rules\n\nUtah was asked.", "writes Ohio ('Оhio')"),
    ],
)
def test_unplaced(comment: str, text: str, reason: str) -> None:
    with pytest.raises(UnplacedError) as error:
        place(text, segment(text, RULES), FOLDER)
    assert str(error.value).startswith(reason), comment
