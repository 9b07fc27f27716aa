"""Say in plain words why a request failed, and whether asking again may help."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

LATER = "run again later"
CHECK = "open source_url in a browser and correct it in the sheet, or remove it there and save the file by hand"
ADVICE = {
    401: f"asks for a password; {CHECK}",
    403: f"lets no program in; {CHECK}",
    404: f"knows no such page; {CHECK}",
    410: f"says that the page is gone; {CHECK}",
    429: f"was asked too often; {LATER}",
    451: f"may not show the page for legal reasons; {CHECK}",
}
# The longest text of others that goes into a reason.
LONGEST = 120


class FetchError(Exception):
    """A run that cannot go on, or gave nothing at all; the message says why."""


@dataclass(eq=False)
class FailedError(Exception):
    """A document that cannot be had; `status` and `url` are those of the last answer, if there was one."""

    reason: str
    status: int | None = None
    url: str = ""

    def __str__(self) -> str:
        """Return the reason alone."""
        return self.reason


@dataclass(eq=False)
class PassingError(FailedError):
    """A failure that may pass; the host asks for a pause of `wait` seconds, 0 where it says nothing."""

    wait: float = 0.0


def printable(text: str) -> str:
    """Return text of others as one short line in which nothing is hidden."""
    shown = "".join(char if char.isprintable() else "?" for char in text[:LONGEST])
    return shown if len(text) <= LONGEST else f"{shown}…"


def of_status(status: int, url: str, wait: float = 0.0) -> FailedError:
    """Return the failure that an answer with this status is; `wait` is the pause that it asks for, in seconds."""
    passing = status in (408, 425, 429) or status >= 500
    said = ADVICE.get(status, f"cannot answer now; {LATER}" if passing else f"has no document there; {CHECK}")
    reason = f"answer {status}: the host {said}"
    return PassingError(reason, status, url, wait) if passing else FailedError(reason, status, url)


def of_error(error: Exception) -> FailedError:
    """Return the failure behind an error of the connection."""
    causes = list(_causes(error))
    if any(isinstance(one, ssl.SSLCertVerificationError) for one in causes):
        return FailedError(f"the host shows a certificate that cannot be trusted ({_said(causes)}); {CHECK}")
    if any(isinstance(one, socket.gaierror) for one in causes):
        return PassingError("the host is not known; correct source_url in the sheet, or look after your connection")
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | httpx.LocalProtocolError | UnicodeError):
        return FailedError(f"is no address to ask ({printable(str(error))}); correct source_url in the sheet")
    return PassingError(f"{_broken(error)}; {LATER}")


def _broken(error: Exception) -> str:
    match error:
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return "the host took no connection in time"
        case httpx.TimeoutException():
            return "the host fell silent"
        case TimeoutError():
            return "the whole answer took too long"
        case httpx.ConnectError():
            return f"the host cannot be reached ({_said(list(_causes(error)))})"
        case httpx.RemoteProtocolError() | httpx.ReadError():
            return "the connection broke off before the answer was whole"
    return f"the request failed ({type(error).__name__}: {printable(str(error))})"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _said(causes: list[BaseException]) -> str:
    return printable(next((str(one) for one in causes if str(one)), type(causes[0]).__name__))
