"""Tell how long to wait before a request is repeated."""

import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def asked_pause(headers: Mapping[str, str], now: datetime) -> float:
    """Return the seconds for which Retry-After asks, given in seconds or as a date; 0 where it says nothing of use."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        moment = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def back_off(url: str, attempt: int, first: float) -> float:
    """Return the seconds to wait after the attempt with this number, from 1: twice as many each time, from `first` on.

    Up to a half is added by the address, so that pages that failed together are not asked for again together.
    """
    spread = zlib.crc32(url.encode("utf-8", "replace")) % 1000 / 2000
    return first * 2.0 ** (attempt - 1) * (1 + spread)
