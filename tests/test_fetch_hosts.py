"""How hosts are treated: their robots.txt, pace, redirects, and what those get that fail."""

import gzip
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fetching import HASTY, LIMITS, contents, fetch, records
from website import (
    Page,
    Site,
    cut,
    in_turn,
    page,
    redirect,
    serve,
    stall,
    status,
)

OLD, NEW = "<p>Ohio shares.</p>", "<p>Ohio shares no more.</p>"


def test_redirects_are_followed_as_often_as_allowed(site: Site, tmp_path: Path) -> None:
    site.pages |= {f"/{n}": redirect(f"{n + 1}", (301, 302, 303, 307, 308)[n]) for n in range(5)} | {"/5": page(OLD)}
    fetch(tmp_path, oh_html=site.url("/0"))
    assert contents(tmp_path) == {"oh.html": OLD}
    assert records(tmp_path)[0]["final_url"] == site.url("/5")
    assert records(tmp_path)[0]["source_url"] == site.url("/0")
    site.pages |= {"/before": redirect("/0")}
    fetch(tmp_path, oh_html=site.url("/before"))
    assert "redirects more than 5 times" in records(tmp_path)[-1]["reason"]


def test_other_origins_have_their_own_robots(site: Site, tmp_path: Path) -> None:
    with serve() as other:
        other.pages |= {"/robots.txt": page("User-agent: *\nDisallow: /private"), "/private": page(OLD), "/": page(OLD)}
        site.pages |= {"/a": redirect(other.url("/private")), "/b": redirect(other.url("/"))}
        fetch(tmp_path, a_html=site.url("/a"), b_html=site.url("/b"))
    assert "robots.txt of 127.0.0.1 forbids it to 'dmv-claims'" in records(tmp_path)[0]["reason"]
    assert contents(tmp_path) == {"b.html": OLD}
    assert other.paths() == ["/"]


# What robots.txt answers, and whether the page may then be asked for
@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (page("User-agent: *\nDisallow: /page"), False),
        (page("User-agent: *\nDisallow: /other"), True),
        # None is no prohibition, a host that cannot say is one.
        (status(404), True),
        (status(403), True),
        (status(500), False),
        (status(429), False),
        (stall, False),
        (cut, False),
        (in_turn(status(500), page("")), True),
        (redirect("/rules"), False),
        (redirect("/robots.txt"), False),
        (redirect("file:///rules"), False),
        # Rules behind 500 KiB do not count, those before do.
        (page("#" * 600_000 + "\nUser-agent: *\nDisallow: /"), True),
        (page("User-agent: *\nDisallow: /\n" + "#" * 600_000), False),
        # A packed one
        (page(gzip.compress(b"User-agent: *\nDisallow: /"), Content_Encoding="gzip"), False),
    ],
)
def test_robots_are_asked_first_and_once(site: Site, tmp_path: Path, robots: Page, allowed: bool) -> None:
    rules = page("User-agent: dmv-claims\nDisallow: /")
    site.pages |= {"/robots.txt": robots, "/page": page(OLD), "/rules": rules}
    limits = HASTY if robots is stall else LIMITS
    fetch(tmp_path, limits=limits, a_html=site.url("/page"), b_html=site.url("/page"))
    assert sorted(contents(tmp_path)) == (["a.html", "b.html"] if allowed else [])
    assert site.paths().count("/page") == (2 if allowed else 0)
    assert all("robots.txt" in one["reason"] for one in records(tmp_path)) != allowed


def test_pace_is_kept_for_each_host(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = page(OLD)
    hosts = ("127.0.0.1", "localhost")
    urls = {f"{host[0]}{number}_html": site.url("/page", host) for host in hosts for number in range(3)}
    fetch(tmp_path, limits=replace(LIMITS, interval=0.15), **urls)
    for host in hosts:
        times = [one.at for one in site.seen if one.host == host]
        assert len(times) == 4
        assert min(later - earlier for earlier, later in pairwise(times)) >= 0.15
    # Both at the same time.
    first, second = ([one.at for one in site.seen if one.host == host] for host in hosts)
    assert min(first) < max(second)
    assert min(second) < max(first)


def test_no_more_hosts_than_allowed_are_asked_at_a_time(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = page(OLD)
    fetch(tmp_path, limits=replace(LIMITS, hosts=1), a_html=site.url("/page"), b_html=site.url("/page", "localhost"))
    assert [one.host for one in site.seen] == ["127.0.0.1"] * 2 + ["localhost"] * 2


# The pause that robots.txt asks for, and how much of it is kept with a patience of 0.3 s
@pytest.mark.parametrize(("asked", "kept"), [("0.2", 0.2), ("3600", 0.3)])
def test_crawl_delay_is_kept_within_bounds(site: Site, tmp_path: Path, asked: str, kept: float) -> None:
    site.pages |= {"/robots.txt": page(f"User-agent: *\nCrawl-delay: {asked}"), "/page": page(OLD)}
    fetch(tmp_path, limits=replace(LIMITS, patience=0.3), a_html=site.url("/page"), b_html=site.url("/page"))
    pauses = [later.at - earlier.at for earlier, later in pairwise(site.seen)]
    assert len(pauses) == 2
    assert all(kept <= pause < 60 for pause in pauses)


def test_retry_after_is_kept(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = in_turn(status(503, Retry_After="1"), page(OLD))
    fetch(tmp_path, oh_html=site.url("/page"))
    _, first, second = site.seen
    assert 1 <= second.at - first.at < 60
    assert contents(tmp_path) == {"oh.html": OLD}


def test_a_host_that_wants_to_be_left_alone_is(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = status(429, Retry_After="3600")
    fetch(tmp_path, a_html=site.url("/page"), b_html=site.url("/page"))
    assert site.paths() == ["/page"]
    assert [one["reason"] for one in records(tmp_path)] == [
        "the host asks to be left alone for longer than 2 s; run again later"
    ] * 2


def test_a_host_that_keeps_failing_is_given_up(site: Site, tmp_path: Path) -> None:
    site.pages |= {f"/{n}": status(500) for n in range(5)} | {"/5": page(OLD)}
    limits = replace(LIMITS, attempts=1, failures=3)
    urls = {f"f{n}_html": site.url(f"/{n}") for n in range(6)}
    said = fetch(tmp_path, limits=limits, **urls, other_html=site.url("/5", "localhost"))
    assert site.paths().count("/5") == 1
    assert sorted(site.paths()) == ["/0", "/1", "/2", "/5"]
    assert said.count("was not asked for: the host failed 3 times running") == 3
    assert "1 new, 0 changed, 0 unchanged, 0 kept aside, 6 failed" in said


def test_a_host_that_fails_now_and_then_is_not_given_up(site: Site, tmp_path: Path) -> None:
    site.pages |= {f"/{n}": page(OLD) if n in (2, 5) else status(500) for n in range(6)}
    urls = {f"f{n}_html": site.url(f"/{n}") for n in range(6)}
    fetch(tmp_path, limits=replace(LIMITS, attempts=1, failures=3), **urls)
    assert site.paths() == [f"/{n}" for n in range(6)]
