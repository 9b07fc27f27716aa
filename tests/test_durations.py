"""Durations in sentences: what is found, with which bound and span, and which look-alikes give nothing."""

import shutil
import time
from pathlib import Path

import pytest
from dmv_claims.durations import VOCABULARY, Duration, find_durations, load_duration_forms

FORMS = load_duration_forms()


def brief(text: str) -> list[str]:
    """Each duration as "iso bound|span", "exact" left out."""
    return [
        f"{found.iso}{'' if found.bound == 'exact' else ' ' + found.bound}|{text[found.start : found.end]}"
        for found in find_durations(text, FORMS)
    ]


EXACT = [
    # Figures with each unit; the unit stays as said
    ("Copies are erased after 18 months.", ["P18M|18 months"]),
    ("Copies are erased after 24 months.", ["P24M|24 months"]),
    ("Logs live for 72 hours.", ["PT72H|72 hours"]),
    ("Sessions close after 30 minutes.", ["PT30M|30 minutes"]),
    ("A reply comes in 10 business days.", ["P10D|10 business days"]),
    ("A reply comes in 10 calendar days.", ["P10D|10 calendar days"]),
    ("Backups stay 1,000 days on tape.", ["P1000D|1,000 days"]),
    ("The file stays for 2 yrs.", ["P2Y|2 yrs"]),
    ("Kept 90days by mistake of the typist.", ["P90D|90days"]),
    ("KEPT FOR THREE YEARS", ["P3Y|THREE YEARS"]),
    # Number words
    ("It is kept for three years.", ["P3Y|three years"]),
    ("It is kept for ninety-nine days.", ["P99D|ninety-nine days"]),
    ("It is kept for twenty four months.", ["P24M|twenty four months"]),
    ("It is kept for a hundred and eighty days.", ["P180D|a hundred and eighty days"]),
    ("It is kept for one hundred eighty days.", ["P180D|one hundred eighty days"]),
    ("It is kept for three hundred and sixty-five days.", ["P365D|three hundred and sixty-five days"]),
    # Words repeated in figures; the words count
    ("It is kept for eighteen (18) months.", ["P18M|eighteen (18) months"]),
    ("It is kept for 90 (ninety) days.", ["P90D|90 (ninety) days"]),
    ("Allow thirty (30) business days.", ["P30D|thirty (30) business days"]),
    # Attributive forms
    ("the 18-month period", ["P18M|18-month"]),
    ("an eighteen-month window", ["P18M|eighteen-month"]),
    ("a twenty-four-month term", ["P24M|twenty-four-month"]),
    ("an 18 - month period", ["P18M|18 - month"]),
    ("a year-long freeze and a two-year-long audit", ["P1Y|a year", "P2Y|two-year"]),
    ("on ninety days' notice", ["P90D|ninety days"]),
    # Articles, decades, fortnights, halves
    ("It is kept for a year.", ["P1Y|a year"]),
    ("Purged an hour after receipt.", ["PT1H|an hour"]),
    ("The period is one year.", ["P1Y|one year"]),
    ("It is kept for a full calendar year.", ["P1Y|a full calendar year"]),
    ("It is kept for a decade.", ["P10Y|a decade"]),
    ("It is kept for a fortnight.", ["P2W|a fortnight"]),
    ("It is kept for two weeks.", ["P2W|two weeks"]),
    ("It is kept for half a year.", ["P6M|half a year"]),
    ("It is kept for half a decade.", ["P5Y|half a decade"]),
    ("It is kept for two and a half years.", ["P30M|two and a half years"]),
    ("It is kept for a year and a half.", ["P18M|a year and a half"]),
    ("It is kept for 1.5 years.", ["P18M|1.5 years"]),
    ("It is kept for 2½ years.", ["P30M|2½ years"]),
    ("It is kept for a month and a half.", ["P45D|a month and a half"]),
    # Two units make one duration, where the second is less than one of the first
    ("It is kept for one year and six months.", ["P1Y6M|one year and six months"]),
    ("It is kept for a year and a day.", ["P1Y1D|a year and a day"]),
    ("Terms of three years and 18 months.", ["P3Y|three years", "P18M|18 months"]),
    # Line breaks inside, never a blank line
    ("It is kept for 18\nmonths.", ["P18M|18\nmonths"]),
    ("Table 18\n\nMonths and days", []),
]

MAX = [
    ("for up to one year once ICE has it", ["P1Y max|up to one year"]),
    ("for at most 18 months", ["P18M max|at most 18 months"]),
    ("for no more than 90 days", ["P90D max|no more than 90 days"]),
    ("for no longer than 90 days", ["P90D max|no longer than 90 days"]),
    ("for not more than a year", ["P1Y max|not more than a year"]),
    ("which shall not exceed 18 months", ["P18M max|not exceed 18 months"]),
    ("for a period not exceeding 18 months", ["P18M max|not exceeding 18 months"]),
    ("for a term not to exceed 18 months", ["P18M max|not to exceed 18 months"]),
    ("for a maximum of 18 months", ["P18M max|a maximum of 18 months"]),
    ("The maximum retention period is 18 months.", ["P18M max|The maximum retention period is 18 months"]),
    ("within 180 days of receipt", ["P180D max|within 180 days"]),
    ("within the 18-month period", ["P18M max|within the 18-month"]),
    ("within a period of 30 days", ["P30D max|within a period of 30 days"]),
    ("in less than a week", ["P1W max|less than a week"]),
    ("in under two years", ["P2Y max|under two years"]),
    ("for 18 months or less", ["P18M max|18 months or less"]),
    ("for 30 or fewer days", ["P30D max|30 or fewer days"]),
    ("for two years at most", ["P2Y max|two years at most"]),
    ("for two years, and no longer", ["P2Y max|two years, and no longer"]),
    ("up to and including 18 months", ["P18M max|up to and including 18 months"]),
    ("the limit is 18 months", ["P18M max|the limit is 18 months"]),
    ("an 18-month limit", ["P18M max|18-month limit"]),
    ("for as long as 18 months", ["P18M max|as long as 18 months"]),
    # Ranges give their upper end
    ("for 18 to 24 months", ["P24M max|18 to 24 months"]),
    ("for 18-24 months", ["P24M max|18-24 months"]),
    ("for 18–24 months", ["P24M max|18–24 months"]),
    ("an 18- to 24-month hold", ["P24M max|18- to 24-month"]),
    ("for two or three years", ["P3Y max|two or three years"]),
    ("for between 18 and 24 months", ["P24M max|between 18 and 24 months"]),
    ("for six months to a year", ["P1Y max|six months to a year"]),
    ("between six months and two years", ["P2Y max|between six months and two years"]),
    # A negated "more than" is a maximum
    ("It may not be kept for more than a year.", ["P1Y max|more than a year"]),
    ("No record is held longer than 18 months.", ["P18M max|longer than 18 months"]),
    ("The law bars ICE from keeping it beyond 90 days.", ["P90D max|beyond 90 days"]),
    ("ICE can’t store it for over two years.", ["P2Y max|over two years"]),
]

MIN = [
    ("for at least ten years", ["P10Y min|at least ten years"]),
    ("for no less than 90 days", ["P90D min|no less than 90 days"]),
    ("for not less than 90 days", ["P90D min|not less than 90 days"]),
    ("for a minimum of two years", ["P2Y min|a minimum of two years"]),
    ("for two years or more", ["P2Y min|two years or more"]),
    ("for two or more years", ["P2Y min|two or more years"]),
    ("for 18 months, or longer if sued", ["P18M min|18 months, or longer"]),
    ("for more than two years", ["P2Y min|more than two years"]),
    ("for over two years", ["P2Y min|over two years"]),
    ("for at least two to three years", ["P2Y min|at least two to three years"]),
    ("It must not be kept for less than a year.", ["P1Y min|less than a year"]),
    ("It stays not only for more than a year.", ["P1Y min|more than a year"]),
    # The negation stands in another clause
    ("Photos are not sent, but names stay for more than a year.", ["P1Y min|more than a year"]),
    ("ICE denies nothing. It keeps files for more than a year.", ["P1Y min|more than a year"]),
]

# "over", "under" and "or more" that state no bound of the length
NO_BOUND = [
    ("the dispute over the 18-month period", ["P18M|18-month"]),
    ("over a two-year term", ["P2Y|two-year"]),
    ("under a three-year agreement", ["P3Y|three-year"]),
    ("over two-year terms", ["P2Y|two-year"]),
    ("kept for 18 months or more than one audit", ["P18M|18 months"]),
    ("for the next two years", ["P2Y|two years"]),
]

NOTHING = [
    # Years as dates
    "The law passed in 2019.",
    "It has applied since 2008.",
    "In 2008 months of debate followed.",
    "This covers fiscal years 2022 through 2024.",
    "the 2019 year and Day 1 of May",
    # Ages
    "A driver 18 years old may apply.",
    "Applicants aged 18 years may apply.",
    "An 18-year-old may apply.",
    "Drivers 18 years of age may apply.",
    "Drivers 16 years and older may apply.",
    "Drivers aged between 16 and 18 years may apply.",
    "It took in a six-month-old cat.",
    # Look-backs and intervals before now
    "It stopped three months ago.",
    "A year and a half ago it stopped.",
    "It covers the past seven years.",
    "It covers the last ten years.",
    "violations within the last 18 months",
    "for at least the previous two years",
    # Rates and repetitions
    "Staff train once a year.",
    "Inspectors visit twice a year.",
    "Audits happen every two years.",
    "Audits happen every 18 to 24 months.",
    "It costs $43 a year.",
    "ICE sends 300 queries a month.",
    "It sends reports per month, each year, yearly.",
    "Open 24 hours a day, seven days a week.",
    "Open 24/7 for the first time.",
    # No number, no unit, another number
    "It has been kept for years.",
    "In 18 states the rule holds.",
    "Call 208-334-8000 days or nights.",
    "Call 555-8000 days or nights.",
    "A pass is $30 days before.",
    "See COVID-19 days and § 321.11 days.",
    "Photos may one day be shared.",
    "a day-care centre and a half-hearted rule",
    "for 0 days",
    "holidays, midyear, today, yesterday",
    "Vitamin a month",
    "",
]


@pytest.mark.parametrize(("text", "expected"), [*EXACT, *MAX, *MIN, *NO_BOUND])
def test_durations_with_bound_and_span(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_look_alikes_give_nothing(text: str) -> None:
    assert brief(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("after 18 months", 548),
        ("after 1 month", 30),
        ("after one year", 365),
        ("after two years", 730),
        ("after 3 years", 1096),
        ("after 72 hours", 3),
        ("after 73 hours", 4),
        ("after two weeks", 14),
        ("after a decade", 3652),
        ("after one year and six months", 548),
    ],
)
def test_days_are_whole(text: str, days: int) -> None:
    assert [found.days for found in find_durations(text, FORMS)] == [days]


def test_several_are_sorted_and_apart() -> None:
    text = "Logs stay 90 days, photos for at least a year, and names no more than 18 months or until closed."
    assert find_durations(text, FORMS) == [
        Duration(10, 17, "P90D", 90, "exact"),
        Duration(30, 45, "P1Y", 365, "min"),
        Duration(57, 79, "P18M", 548, "max"),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "The agency answers each request in writing and files the reply with the clerk of the county. ",
        "day year month ",
        "a hundred and a hundred and ",
        "one to one to ",
        "18 months to ",
        "no more than ",
        "a " + " " * 40,
    ],
)
def test_time_is_linear(unit: str) -> None:
    """Three times the text may take six times as long, not nine (or far more)."""
    times = []
    for size in (40_000, 120_000):
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.perf_counter()
        find_durations(text, FORMS)
        times.append(time.perf_counter() - start)
    assert times[1] < 6 * times[0] + 0.05


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("  - up to\n", "  - Up To\n", "before_max"),
        ("  - up to\n", "  - up to?\n", "before_max"),
        ("1 W: [week", "1 Q: [week", "units"),
        ("1 W: [week", "1 W: [a week", "units"),
        ("forty: 40", "forty: many", "numbers"),
        ("bare_more: [over]", "bare_more: []", "bare_more"),
        ("bare_more: [over]", "bare_most: [over]", "bare_most"),
    ],
)
def test_a_faulty_vocabulary_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    shutil.copy(VOCABULARY / "durations.yaml", tmp_path)
    file = tmp_path / "durations.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"durations\.yaml.*{key}.*allowed"):
        load_duration_forms(tmp_path)
