"""Tell how many whole days an ISO 8601 duration is: the one place that says how long a month and a year are."""

import math
import re
from fractions import Fraction

# Days in one of each designator (TH and TM stand behind the T); Y and M are the means of a calendar with a leap day
# every four years.
_SIZES = (("Y", "365.25"), ("M", "30.4375"), ("W", "7"), ("D", "1"), ("TH", "1/24"), ("TM", "1/1440"))
DAYS = {designator: Fraction(days) for designator, days in _SIZES}

_COUNT = "([1-9][0-9]*)"
_FORM = re.compile(
    rf"P(?=.)(?:{_COUNT}Y)?(?:{_COUNT}M)?(?:{_COUNT}W)?(?:{_COUNT}D)?(?:T(?=.)(?:{_COUNT}H)?(?:{_COUNT}M)?)?"
)


def days_of(iso: str) -> int:
    """Return the days of a duration (P18M), each part by itself in whole days, hours rounded up and halves to even.

    Raises ValueError where it is none, or is written with fractions, zeros or seconds.
    """
    match = _FORM.fullmatch(iso)
    if not match:
        raise ValueError(f"'{iso}' is no ISO 8601 duration of whole years, months, weeks, days, hours and minutes")
    counts = zip(DAYS, match.groups(), strict=True)
    parts = [(designator, int(count) * DAYS[designator]) for designator, count in counts if count]
    return sum(math.ceil(days) if designator.startswith("T") else round(days) for designator, days in parts)
