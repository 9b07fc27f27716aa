"""Ask robots.txt before a page (RFC 9309), once for each origin."""

import asyncio
import re
from dataclasses import dataclass, field
from io import BytesIO

import httpx
from protego import Protego

from dmv_claims.fetch.body import TooLargeError
from dmv_claims.fetch.failures import FailedError, PassingError
from dmv_claims.fetch.follow import follow
from dmv_claims.fetch.visit import Visitor, plain

AGENT_LINE = re.compile(r"user[\s-]*agent[\s:]*(.*)", re.IGNORECASE)
TOKEN = re.compile(r"[A-Za-z_-]+")
# As much as everybody has to read; rules behind it do not count.
MAX_BYTES = 500 * 1024


@dataclass(frozen=True, slots=True)
class Robots:
    """What robots.txt allows the agent with a product token, for all origins of a run."""

    visitor: Visitor
    agent: str
    _rules: dict[str, asyncio.Task[Protego]] = field(default_factory=dict)

    async def check(self, url: httpx.URL) -> None:
        """Raise FailedError where the page may not be asked for, or where nobody can tell whether it may."""
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}/robots.txt"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._load(origin, url.host))
        if not (await self._rules[origin]).can_fetch(str(url), self.agent):
            reason = f"robots.txt of {url.host} forbids it to '{self.agent}'; ask the agency, or save the file by hand"
            raise FailedError(reason, url=plain(url))

    async def _load(self, origin: str, host: str) -> Protego:
        rules = parse(await self._text(origin), self.agent)
        self.visitor.pace.slow_down(host, rules.crawl_delay(self.agent) or 0.0)
        return rules

    async def _text(self, origin: str) -> str:
        """Return the text of robots.txt, "" where there is none; too long a one is read as far as it is allowed."""
        sink = BytesIO()
        try:
            await follow(origin, lambda url: self.visitor.get(url, sink, MAX_BYTES), self.visitor.limits.redirects)
        except TooLargeError:
            pass
        except PassingError as failure:
            raise PassingError(f"robots.txt cannot be read: {failure}", failure.status, origin) from failure
        except FailedError as failure:
            # Only the answer that there is none (4xx; 5xx pass) means that all is allowed.
            if (failure.status or 0) < 400:
                raise FailedError(f"robots.txt cannot be read: {failure}", failure.status, origin) from failure
            return ""
        return sink.getvalue().decode("utf-8-sig", "replace")


def token_of(agent: str) -> str:
    """Return the product token, in small letters, with which a user agent begins, "" where with none."""
    found = TOKEN.match(agent)
    return found[0].lower() if found else ""


def parse(text: str, agent: str) -> Protego:
    """Return the rules of a robots.txt; groups of other agents become one, so that many of them cost nothing."""
    return Protego.parse("\n".join(_named(line, agent) for line in text.splitlines()))


def _named(line: str, agent: str) -> str:
    found = AGENT_LINE.match(line.partition("#")[0].strip())
    if not found:
        return line
    name = found[1].strip()
    if name != "*":
        # What is in brackets is no token, so it is the name of nobody.
        name = agent if token_of(name) == agent else "(others)"
    return f"User-agent: {name}"
