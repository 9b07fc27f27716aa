"""How a claim is said in words, quoted, numbered and warned of."""

import pytest
from dmv_claims.report.claims import notes
from dmv_claims.report.quotes import Quote, places, quotes, units
from dmv_claims.report.words import named, period, tags, values

VALUES = ("duration", "bound", "holder", "citation", "disclosure", "effect", "role", "since", "year")
CLAIM: dict[str, str | int | None] = {
    "claim_id": "d1.s001.0",
    "claim_type": "retention",
    "category": "period",
    "polarity": "affirmed",
    "modality": "asserted",
    "scope": "state",
    "subject": "OH",
    "found_by": "rules",
    "review_status": None,
    "start": 10,
    "cue_start": 10,
    "cue_end": 12,
    **dict.fromkeys(VALUES),
}

# (values of a claim, in words)
SAID: list[tuple[dict[str, str | int], str]] = [
    ({}, ""),
    ({"duration": "P18M", "bound": "exact"}, "18 months"),
    ({"duration": "P1Y", "bound": "max", "holder": "ice"}, "at most 1 year, kept by ICE"),
    ({"duration": "P90D", "bound": "min", "holder": "dmv"}, "at least 90 days, kept by the agency"),
    ({"citation": "Cal. Veh. Code § 12800.7", "effect": "restricts"}, "Cal. Veh. Code § 12800.7, restricts"),
    ({"disclosure": "conditional"}, "conditional"),
    ({"role": "not_required"}, "not required"),
    ({"since": 2008}, "since 2008"),
    ({"year": 2019}, "in 2019"),
]


@pytest.mark.parametrize(("change", "words"), SAID)
def test_values_in_words(change: dict[str, str | int], words: str) -> None:
    assert values(CLAIM | change) == words


# (duration, in words)
PERIODS = [
    ("P1Y", "1 year"),
    ("P1Y6M", "1 year 6 months"),
    ("P2W", "2 weeks"),
    ("PT1H", "1 hour"),
    ("P1DT30M", "1 day 30 minutes"),
    ("Police", "Police"),
    ("P", "P"),
    ("home address", "home address"),
]


@pytest.mark.parametrize(("iso", "words"), PERIODS)
def test_periods_in_words(iso: str, words: str) -> None:
    assert period(iso) == words


@pytest.mark.parametrize(
    ("name", "words"), [("shares_with_ice", "shares with ICE"), ("service_record", "service record")]
)
def test_names_in_words(name: str, words: str) -> None:
    assert named(name) == words


# (values of a claim, its warnings)
TAGS: list[tuple[dict[str, str], list[str]]] = [
    ({}, []),
    ({"polarity": "negated"}, ["not"]),
    ({"modality": "hedged", "polarity": "negated"}, ["not", "may"]),
    ({"modality": "prospective"}, ["could come"]),
    ({"scope": "generic"}, ["states in general"]),
    ({"scope": "other_state", "subject": "TX"}, ["about TX"]),
    ({"found_by": "model", "review_status": "rejected"}, ["by model", "rejected by review"]),
]


@pytest.mark.parametrize(("change", "labels"), TAGS)
def test_warnings(change: dict[str, str], labels: list[str]) -> None:
    assert [tag.label for tag in tags(CLAIM | change)] == labels


# (comment, quote, start, cue_start, cue_end, what is quoted of the text)
TEXT = "It shares:\n- 😀 names now"
QUOTES = [
    ("a cue inside", "😀 names now", 13, 15, 20, Quote("😀 ", "names", " now")),
    ("a cue at the beginning", "names now", 15, 15, 20, Quote("", "names", " now")),
    ("a cue that is all", "names", 15, 15, 20, Quote("", "names", "")),
    ("a cue in the lead-in", "names now", 15, 3, 9, Quote("names now", "", "", "shares")),
]


@pytest.mark.parametrize(("comment", "quote", "start", "first", "last", "expected"), QUOTES, ids=[q[0] for q in QUOTES])
def test_quotes(comment: str, quote: str, start: int, first: int, last: int, expected: Quote) -> None:
    claim = {"quote": [quote], "start": [start], "cue_start": [first], "cue_end": [last]}
    assert list(quotes(claim, [TEXT])) == [expected]
    lead = units(expected.before), units(expected.before + expected.cue), expected.lead
    assert list(places(claim, [TEXT])) == [(0, 0, expected.lead) if expected.lead else lead]


@pytest.mark.parametrize(("words", "length"), [("", 0), ("names", 5), ("§ 1 é", 5), ("😀", 2), ("a😀𝒩", 5)])
def test_a_browser_counts_in_utf_16(words: str, length: int) -> None:
    assert units(words) == length == len(words.encode("utf-16-le")) // 2


def columns(claims: list[dict[str, str | int | None]]) -> dict[str, list[str | int | None]]:
    return {name: [one[name] for one in claims] for name in CLAIM}


def test_claims_are_numbered_as_their_words_end() -> None:
    cues = {"c": (0, 9), "a": (5, 7), "b": (0, 7)}
    claims = [CLAIM | {"claim_id": key, "cue_start": start, "cue_end": end} for key, (start, end) in cues.items()]
    assert {key: note.number for key, note in notes(columns(claims)).items()} == {"b": 1, "a": 2, "c": 3}


def test_a_note_looks_like_its_type_and_its_warnings() -> None:
    (note,) = notes(columns([CLAIM | {"modality": "hedged", "polarity": "negated"}])).values()
    assert note.look == "t-retention negated hedged"
