"""Let a host rest between two requests, whoever makes them."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic

from dmv_claims.fetch.failures import LATER, FailedError


@dataclass(frozen=True, slots=True)
class Pace:
    """The turns of all hosts: one request at a time each, with a pause behind it; times are seconds.

    A pause that robots.txt asks for is cut to `patience`. Where an answer asks for more, the host gets no request.
    """

    interval: float
    patience: float
    _pauses: dict[str, float] = field(default_factory=dict)
    _free: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    _turns: defaultdict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    def slow_down(self, host: str, pause: float) -> None:
        """Leave at least `pause` seconds between requests to a host from now on."""
        self._pauses[host] = max(self._pause(host), min(pause, self.patience))
        self.postpone(host, self._pauses[host])

    def postpone(self, host: str, wait: float) -> None:
        """Leave a host alone for the next `wait` seconds."""
        self._free[host] = max(self._free[host], monotonic() + wait)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the turn to ask a host; FailedError where it wants to be left alone for too long."""
        async with self._turns[host]:
            wait = self._free[host] - monotonic()
            if wait > max(self.patience, self._pause(host)):
                raise FailedError(f"the host asks to be left alone for longer than {self.patience:g} s; {LATER}")
            await asyncio.sleep(max(0.0, wait))
            try:
                yield
            finally:
                self.postpone(host, self._pause(host))

    def _pause(self, host: str) -> float:
        return self._pauses.get(host, self.interval)
