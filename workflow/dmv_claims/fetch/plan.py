"""Choose from the sheet what is downloaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from dmv_claims.fetch.failures import printable
from dmv_claims.fetch.paths import refusal
from dmv_claims.fetch.visit import plain
from dmv_claims.sources import Source


@dataclass(frozen=True, slots=True)
class Order:
    """A file of the sheet to be downloaded; `refused` tells why its name must not be written to, "" where it may."""

    file: str
    url: str
    refused: str

    @property
    def host(self) -> str:
        """The host to be asked first, "" where the address has none."""
        try:
            return httpx.URL(self.url).host
        except (httpx.InvalidURL, UnicodeError):
            return ""

    @property
    def shown(self) -> str:
        """The address as it may be recorded."""
        try:
            return plain(httpx.URL(self.url))
        except (httpx.InvalidURL, UnicodeError):
            return printable(self.url)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is downloaded, by file, and how many rows of the sheet are left alone for which reason."""

    orders: tuple[Order, ...]
    restated: int
    without_url: int


def plan(sources: Mapping[str, Source], raw: Path) -> Plan:
    """Return the plan for a sheet: rows that are original and have an address are downloaded.

    The file of a restated row tells its source in other words, so the source must never take its place.
    """
    original = [source for source in sources.values() if source.provenance == "original"]
    wanted = sorted((source for source in original if source.source_url), key=lambda source: source.file)
    orders = tuple(Order(one.file, one.source_url, refusal(raw, one.file)) for one in wanted)
    return Plan(orders, len(sources) - len(original), len(original) - len(wanted))
