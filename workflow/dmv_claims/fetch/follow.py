"""Follow redirects from address to address, but only where a web page may send its readers."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable

import httpx

from dmv_claims.fetch.failures import CHECK, FailedError, of_error, printable
from dmv_claims.fetch.visit import REDIRECTS, Answer, plain


async def follow(start: str, ask: Callable[[httpx.URL], Awaitable[Answer]], most: int) -> Answer:
    """Return the first answer that is no redirect; FailedError after more than `most`, or where one leads astray."""
    try:
        url = httpx.URL(start)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise of_error(error) from error
    if not _is_web(url):
        raise FailedError("is no address of a web page; correct source_url in the sheet")
    for _ in range(most + 1):
        answer = await ask(url)
        if answer.status not in REDIRECTS:
            return answer
        url = await _next(answer)
    raise FailedError(f"redirects more than {most} times; {CHECK}", answer.status, plain(url))


def _is_web(url: httpx.URL) -> bool:
    return url.scheme in ("http", "https") and bool(url.host) and (url.port is None or 0 < url.port < 65_536)


async def _next(answer: Answer) -> httpx.URL:
    """Return where a redirect leads; FailedError where it is no web page, or lies inside a network of one's own."""
    here, place = answer.url, answer.place
    shown = printable(place)
    try:
        there = here.join(place)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FailedError(f"redirects to '{shown}', no address; {CHECK}", answer.status, plain(here)) from error
    if not place or not _is_web(there):
        raise FailedError(f"redirects to '{shown}', no web page; {CHECK}", answer.status, plain(here))
    if there.host != here.host and await _is_inside(there.host) and not await _is_inside(here.host):
        reason = f"redirects to '{shown}', inside a private network, where no page of the web has to lead; {CHECK}"
        raise FailedError(reason, answer.status, plain(here))
    return there


async def _is_inside(host: str) -> bool:
    """Tell whether a host is this machine or in a network that the web does not reach; False where it is not known."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return not all(ipaddress.ip_address(str(where[0]).partition("%")[0]).is_global for *_, where in found)
