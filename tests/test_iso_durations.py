"""ISO 8601 durations in whole days."""

import pytest
from dmv_claims.iso_durations import days_of

# A duration and its days; each part is rounded by itself
DAYS = [
    ("P90D", 90),
    ("P2W", 14),
    ("P1M", 30),
    ("P18M", 548),
    ("P1Y", 365),
    ("P2Y", 730),
    # 730.5 and 182.625 days
    ("P2Y6M", 913),
    ("P1Y1D", 366),
    # Hours and minutes count as a day that has begun; M means minutes behind the T
    ("PT1H", 1),
    ("PT25H", 2),
    ("PT30M", 1),
    ("P30M", 913),
    ("P1DT12H", 2),
    ("P123456789D", 123456789),
]


@pytest.mark.parametrize(("iso", "days"), DAYS)
def test_days(iso: str, days: int) -> None:
    assert days_of(iso) == days


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1", "1Y", "P0D", "P01D", "P1.5Y", "P1YT", "P1D1Y", "PT5S", "p1y", " P1Y", "P1Y ", "-P1Y", "18M"],
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="is no ISO 8601 duration"):
        days_of(text)
