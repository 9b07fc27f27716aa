"""What downloads are decided by: rules of robots.txt, pauses, kinds of documents, where redirects may lead."""

import asyncio
import gzip
import ssl
import time
import zlib
from datetime import UTC, datetime

import httpx
import pytest
from dmv_claims.fetch.body import GZIP, PIECE, _pieces
from dmv_claims.fetch.failures import FailedError, PassingError, of_error, printable
from dmv_claims.fetch.follow import follow
from dmv_claims.fetch.kinds import misnamed
from dmv_claims.fetch.robots import parse, token_of
from dmv_claims.fetch.visit import Answer
from dmv_claims.fetch.waiting import asked_pause, back_off

TOKEN = "dmv-claims"
US = "User-agent: dmv-claims\n"
ALL = "User-agent: *\n"
NOT_US = "User-agent: other\n"


# A robots.txt, a path, and whether it may be asked for
@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("<html>not found</html>", "/a", True),
        (ALL + "Disallow:", "/a", True),
        (ALL + "Disallow: /", "/a", False),
        (ALL + "Disallow: /", "/robots.txt", True),
        # The longest rule counts, wherever it stands; of two as long, the one that allows
        (ALL + "Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        (ALL + "Allow: /a/b\nDisallow: /a", "/a/c", False),
        (ALL + "Disallow: /a\nAllow: /a", "/a", True),
        # Wildcards, the end of an address, its query
        (ALL + "Disallow: /*.pdf$", "/in/a.pdf", False),
        (ALL + "Disallow: /*.pdf$", "/in/a.pdf?b", True),
        (ALL + "Disallow: /*session=", "/a?session=1", False),
        # Paths are compared as they are written, with letters in percent signs or not
        (ALL + "Disallow: /A", "/a", True),
        (ALL + "Disallow: /é", "/%C3%A9", False),
        (ALL + "Disallow: /%61", "/a", False),
        # Our group goes before that for all; all groups of ours are one; the case of names is nothing
        (ALL + "Disallow: /\n\n" + US + "Allow: /", "/a", True),
        (US + "Disallow: /a\n\n" + NOT_US + "Disallow: /\n\n" + US + "Disallow: /b", "/b", False),
        ("user-AGENT: DMV-Claims\ndisallow: /", "/a", False),
        ("User-agent: dmv-claims/2.0\nDisallow: /", "/a", False),
        (NOT_US + US + "Disallow: /", "/a", False),
        (US + NOT_US + "Disallow: /", "/a", False),
        # Names that are not ours, nor part of ours
        (NOT_US + "Disallow: /", "/a", True),
        ("User-agent: dmv\nDisallow: /", "/a", True),
        ("User-agent: dmv-claims-archive\nDisallow: /", "/a", True),
        # Comments, line ends, rules that belong to nobody
        ("User-agent: * # all\r\nDisallow: /a # this\r\n", "/a", False),
        ("Disallow: /\n", "/a", True),
        (ALL + "Sitemap: https://example.org/map\nDisallow: /", "/a", False),
    ],
)
def test_robots(text: str, path: str, allowed: bool) -> None:
    assert parse(text, TOKEN).can_fetch(f"https://example.org{path}", TOKEN) is allowed


# A user agent and the name by which robots.txt knows it
@pytest.mark.parametrize(
    ("agent", "token"),
    [("dmv-claims (a@example.org)", TOKEN), ("DMV-Claims/1.0 (a@example.org)", TOKEN), ("(a@example.org)", "")],
)
def test_token(agent: str, token: str) -> None:
    assert token_of(agent) == token


def test_robots_with_many_agents_and_rules_costs_little() -> None:
    agents = "".join(f"User-agent: bot{number}\n" for number in range(15_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(15_000))
    start = time.process_time()
    assert parse(agents + rules, TOKEN).can_fetch("https://example.org/1", TOKEN)
    assert time.process_time() - start < 2


# What Retry-After says on 22 November 2026 at noon, and the pause in seconds
@pytest.mark.parametrize(
    ("said", "pause"),
    [
        ("120", 120),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0),
        ("", 0),
        ("-5", 0),
        ("soon", 0),
        ("9" * 5000, 999_999_999),
        ("٣", 0),
    ],
)
def test_asked_pause(said: str, pause: float) -> None:
    assert asked_pause({"retry-after": said}, datetime(2026, 11, 22, 12, tzinfo=UTC)) == pause


def test_back_off_doubles_and_differs_between_pages() -> None:
    first, second, third = (back_off("https://example.org/a", attempt, 2.0) for attempt in (1, 2, 3))
    assert 2 <= first <= 3
    assert (second, third) == (2 * first, 4 * first)
    assert len({back_off(f"https://example.org/{page}", 1, 2.0) for page in range(10)}) == 10


# A name in the sheet, what the host calls the document, how it begins, and what is told
@pytest.mark.parametrize(
    ("file", "media", "head", "told"),
    [
        ("a.html", "text/html", b"<p>", ""),
        ("A.HTM", "application/xhtml+xml", b"<?xml", ""),
        ("a.txt", "text/plain", b"Ohio", ""),
        ("a.html", "text/plain", b"<p>", ""),
        ("a.html", "application/pdf", b"%PDF-1.7", "name it .pdf in the sheet"),
        ("a.txt", "text/html", b"<p>", "is html, no text; name it .html in the sheet"),
        ("a.md", "text/html", b"<p>", "is html, no markdown"),
        # The beginning counts more than what the host says
        ("a.html", "application/octet-stream", b"%PDF-1.7", "name it .pdf in the sheet"),
        ("a.txt", "text/plain", b"\xef\xbb\xbf\n<!DOCTYPE HTML>", "name it .html in the sheet"),
        ("a.pdf", "text/html", b"<html>", "name it .html in the sheet"),
        ("a.pdf", "text/html", b"%PDF-1.7", ""),
        # Nobody can tell
        ("a.html", "", b"<p>", ""),
        ("a.html", "application/octet-stream", b"<p>", ""),
        ("a.doc", "application/msword", b"?", ""),
        ("a", "text/html", b"<html>", ""),
    ],
)
def test_misnamed(file: str, media: str, head: bytes, told: str) -> None:
    assert told in misnamed(file, media, head)
    assert bool(misnamed(file, media, head)) == bool(told)


# Where a page redirects from and to, and whether it may
@pytest.mark.parametrize(
    ("start", "place", "followed"),
    [
        ("http://93.184.216.34/", "http://93.184.216.35/", True),
        ("http://93.184.216.34/", "/elsewhere", True),
        ("http://93.184.216.34/", "http://127.0.0.1/admin", False),
        ("http://93.184.216.34/", "http://localhost/admin", False),
        ("http://93.184.216.34/", "http://169.254.169.254/latest", False),
        ("http://93.184.216.34/", "http://10.0.0.1/", False),
        ("http://93.184.216.34/", "http://[::1]/", False),
        ("http://93.184.216.34/", "http://[::ffff:127.0.0.1]/", False),
        # Who names a page of the own network in the sheet may be led within it
        ("http://10.0.0.1/", "http://10.0.0.2/", True),
    ],
)
def test_redirects_do_not_lead_inside(start: str, place: str, followed: bool) -> None:
    async def ask(url: httpx.URL) -> Answer:
        return Answer(url, 302 if str(url) == start else 200, httpx.Headers(), place=place)

    if followed:
        assert asyncio.run(follow(start, ask, 5)).status == 200
    else:
        with pytest.raises(FailedError, match="inside a private network"):
            asyncio.run(follow(start, ask, 5))


def test_bodies_are_unpacked_in_small_pieces() -> None:
    unpacker = zlib.decompressobj(GZIP)
    sizes = [len(piece) for piece in _pieces(unpacker, gzip.compress(bytes(10**7)))]
    assert max(sizes) <= PIECE
    assert sum(sizes) + len(unpacker.flush()) == 10**7


def test_bad_certificates_are_told_and_not_tried_again() -> None:
    error = httpx.ConnectError("failed")
    error.__cause__ = ssl.SSLCertVerificationError("certificate has expired")
    failure = of_error(error)
    assert "a certificate that cannot be trusted" in str(failure)
    assert not isinstance(failure, PassingError)


def test_texts_of_others_are_shown_short_and_on_one_line() -> None:
    assert printable("a\nb\x1b[31m\u202ec") == "a?b?[31m?c"
    assert len(printable("a" * 10_000)) == 121
