"""Ask for one address, again where that may help, and say what came back."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import BinaryIO

import httpx

from dmv_claims.fetch.body import Body, take
from dmv_claims.fetch.failures import FailedError, PassingError, of_error, of_status
from dmv_claims.fetch.limits import Limits
from dmv_claims.fetch.pace import Pace
from dmv_claims.fetch.waiting import asked_pause, back_off

REDIRECTS = (301, 302, 303, 307, 308)
PLACE = "place"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered; `body` is None where the status is not 200, `place` is where a redirect leads."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: Body | None = None
    place: str = ""


def plain(url: httpx.URL) -> str:
    """Return an address as it may be shown: without a name and password, and without the place in the page."""
    return str(url.copy_with(userinfo=b"", fragment=None))


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: connections, the turns of the hosts, limits."""

    client: httpx.AsyncClient
    pace: Pace
    limits: Limits

    async def get(
        self, url: httpx.URL, sink: BinaryIO, max_bytes: int, known: Mapping[str, str] | None = None
    ) -> Answer:
        """Return the answer at an address, its body in `sink`; redirects are not followed.

        `known` are the headers that ask for the body only where it is new; then the status may be 304.
        FailedError where there is no answer, or one with a status other than 200 and those of redirects.
        """
        attempt = 1
        while True:
            try:
                async with self.pace.turn(url.host):
                    return await self._ask(url, sink, max_bytes, known or {})
            except PassingError as failure:
                self.pace.postpone(url.host, failure.wait)
                if attempt == self.limits.attempts:
                    raise
            await asyncio.sleep(back_off(str(url), attempt, self.limits.back_off))
            attempt += 1

    async def _ask(self, url: httpx.URL, sink: BinaryIO, max_bytes: int, known: Mapping[str, str]) -> Answer:
        try:
            async with asyncio.timeout(self.limits.whole), self.client.stream("GET", url, headers=known) as response:
                status = response.status_code
                if status == 200:
                    return Answer(url, status, response.headers, await take(response, sink, max_bytes))
                if status in REDIRECTS or (status == 304 and known):
                    return Answer(url, status, response.headers, place=response.extensions[PLACE])
                raise of_status(status, plain(url), asked_pause(response.headers, datetime.now(UTC)))
        except FailedError:
            raise
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, UnicodeError) as error:
            raise of_error(error) from error


@asynccontextmanager
async def visitor(agent: str, limits: Limits) -> AsyncIterator[Visitor]:
    """Open connections for a run: as `agent`, without cookies, without redirects that nobody looked at."""
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    # Only gzip, which is unpacked piece by piece.
    headers = {"User-Agent": agent, "Accept-Encoding": "gzip"}
    cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    async with httpx.AsyncClient(
        timeout=timeout, headers=headers, cookies=cookies, event_hooks={"response": [_hide_place]}
    ) as client:
        yield Visitor(client, Pace(limits.interval, limits.patience), limits)


async def _hide_place(response: httpx.Response) -> None:
    """Take away where a redirect leads: even a client that does not follow looks at it, and fails on a bad one."""
    response.extensions[PLACE] = response.headers.pop("location", "")
