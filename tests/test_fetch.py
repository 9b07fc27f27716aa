"""Downloads from a site on 127.0.0.1 that answers, moves, changes, stalls, cuts off and lies."""

import gzip
import signal
import subprocess
import sys
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from dmv_claims.fetch.run import fetch_documents
from fetching import AGENT, DAY, HASTY, HEADER, LATER, LIMITS, contents, fetch, records
from website import (
    Page,
    Site,
    cut,
    cut_at_once,
    cut_chunk,
    drip_body,
    drip_head,
    endless,
    in_turn,
    page,
    redirect,
    stall,
    status,
)

OLD, NEW = "<p>Ohio shares.</p>", "<p>Ohio shares no more.</p>"


def test_a_document_is_stored_and_recorded(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = page(OLD, "text/html; charset=utf-8", ETag='"1"')
    said = fetch(tmp_path, oh_html=site.url("/ohio"))
    assert contents(tmp_path) == {"oh.html": OLD}
    assert records(tmp_path) == [
        {
            "file": "oh.html",
            "first_on": DAY,
            "last_on": DAY,
            "reason": "",
            "stored_as": "oh.html",
            "sha256": sha256(OLD.encode()).hexdigest(),
            "bytes": str(len(OLD)),
            "status": "200",
            "content_type": "text/html",
            "source_url": site.url("/ohio"),
            "final_url": site.url("/ohio"),
            "etag": '"1"',
            "last_modified": "",
        }
    ]
    assert said.startswith("Documents asked for: 1 (1 new")
    assert f"Enter {DAY} as retrieved_on" in said


def test_hosts_are_told_who_asks(site: Site, tmp_path: Path) -> None:
    fetch(tmp_path, oh_html=site.url("/ohio"))
    assert [one.headers["user-agent"] for one in site.seen] == [AGENT, AGENT]
    assert site.seen[-1].headers["accept-encoding"] == "gzip"
    assert [one.path for one in site.seen] == ["/robots.txt", "/ohio"]


def test_cookies_are_not_kept(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/robots.txt": status(404, Set_Cookie="a=1"), "/page": page(OLD, Set_Cookie="b=2")}
    fetch(tmp_path, a_html=site.url("/page"), b_html=site.url("/page"))
    assert len(site.seen) == 3
    assert not any("cookie" in one.headers for one in site.seen)


def test_only_original_rows_with_an_address_are_fetched(site: Site, tmp_path: Path) -> None:
    (tmp_path / "iowa.txt").write_text("restated")
    sheet = tmp_path / "sources.csv"
    rows = f"iowa.txt,IA,,{site.url('/iowa')},,restated,\nown.txt,IA,,,,original,\n"
    sheet.write_text(HEADER + rows)
    said = fetch_documents(sheet, tmp_path, AGENT, LIMITS)
    assert not site.seen
    assert contents(tmp_path) == {"iowa.txt": "restated"}
    assert "Nothing to fetch" in said
    assert "1 restated" in said
    assert "1 original without source_url" in said
    assert not (tmp_path / "fetched.csv").exists()


# What a page does, and what its reason says; after each, no file is left, not even half of one
FAILURES: list[tuple[str, Page, str]] = [
    ("no such page", status(404), "404: the host knows no such page; open source_url in a browser"),
    ("gone", status(410), "410: the host says that the page is gone"),
    ("forbidden", status(403), "403: the host lets no program in"),
    ("always at fault", status(500), "500: the host cannot answer now; run again later"),
    ("no content", status(206), "206: the host has no document there"),
    ("not modified, though nobody asked", status(304), "304: the host has no document there"),
    ("nothing", page(""), "is empty"),
    ("silent", stall, "the host fell silent; run again later"),
    ("drips its body", drip_body, "the whole answer took too long"),
    ("drips its head", drip_head, "the whole answer took too long"),
    ("closes at once", cut_at_once, "broke off before the answer was whole"),
    ("says more than it sends", cut, "broke off before the answer was whole"),
    ("chunk without an end", cut_chunk, "broke off before the answer was whole"),
    ("endless", endless, "is larger than 50,000 bytes; raise fetch_max_mb"),
    ("bomb", page(gzip.compress(bytes(10**7)), Content_Encoding="gzip"), "is larger than 50,000 bytes"),
    ("no gzip", page("plain", Content_Encoding="gzip"), "is packed wrongly"),
    ("half a gzip", page(gzip.compress(OLD.encode())[:-9], Content_Encoding="gzip"), "broke off"),
    ("unknown packing", page(OLD, Content_Encoding="br"), "is packed as 'br', for which nobody asked"),
    ("to a file", redirect("file:///etc/passwd"), "redirects to 'file:///etc/passwd', no web page"),
    ("to a script", redirect("javascript:alert(1)"), "no web page"),
    ("to no address", redirect("http://[::1"), "redirects to 'http://[::1', no address"),
    ("to nowhere", status(302), "redirects to '', no web page"),
    ("in a circle", redirect("/page"), "redirects more than 5 times"),
    (
        "PDF",
        page(b"%PDF-1.7", "application/pdf"),
        "begins as a PDF does, so it is not .html; name it .pdf in the sheet",
    ),
    ("PDF called HTML", page(b"%PDF-1.7"), "so it is not .html; name it .pdf in the sheet"),
    ("text", page("Ohio", "text/markdown"), "is markdown, no html; name it .md in the sheet"),
]


@pytest.mark.parametrize(("bad", "reason"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES])
def test_failures_have_reasons_and_leave_nothing(site: Site, tmp_path: Path, bad: Page, reason: str) -> None:
    site.pages |= {"/page": bad}
    limits = HASTY if bad in (stall, drip_body, drip_head) else LIMITS
    said = fetch(tmp_path, oh_html=site.url("/page"), limits=limits)
    [record] = records(tmp_path)
    assert reason in record["reason"]
    assert f"  oh.html: {record['reason']}" in said
    assert (record["sha256"], record["stored_as"]) == ("", "")
    assert contents(tmp_path) == {}


# What a page does first, how often it is asked, and whether it then gives its document
@pytest.mark.parametrize(
    ("first", "asked", "given"),
    [
        ([status(500)], 2, True),
        ([status(503)], 2, True),
        ([status(429)], 2, True),
        ([cut], 2, True),
        ([stall], 2, True),
        # What does not pass is not asked for again, and what may pass no more than three times.
        ([status(404)], 1, False),
        ([status(500), status(500), status(500)], 3, False),
    ],
)
def test_what_may_pass_is_asked_for_again(
    site: Site, tmp_path: Path, first: list[Page], asked: int, given: bool
) -> None:
    site.pages["/page"] = in_turn(*first, page(OLD))
    fetch(tmp_path, oh_html=site.url("/page"), limits=replace(HASTY if stall in first else LIMITS, attempts=3))
    assert len(site.paths()) == asked
    assert contents(tmp_path) == ({"oh.html": OLD} if given else {})


def test_failure_leaves_the_file_that_is_there(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = in_turn(page(OLD), cut)
    fetch(tmp_path, oh_html=site.url("/page"))
    fetch(tmp_path, oh_html=site.url("/page"), day=LATER)
    assert contents(tmp_path) == {"oh.html": OLD}
    assert [one["reason"][:26] for one in records(tmp_path)] == ["", "the connection broke off b"]


def test_packed_bodies_are_unpacked(site: Site, tmp_path: Path) -> None:
    long = "<p>Ohio shares.</p>\n" * 2000
    site.pages["/page"] = page(gzip.compress(long.encode()), Content_Encoding="gzip")
    fetch(tmp_path, oh_html=site.url("/page"))
    assert contents(tmp_path) == {"oh.html": long}
    assert records(tmp_path)[0]["sha256"] == sha256(long.encode()).hexdigest()


def test_a_run_fails_only_where_every_download_does(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = page(OLD)
    assert "no document could be fetched" not in fetch(tmp_path, a_html=site.url("/page"), b_html=site.url("/none"))
    assert fetch(tmp_path, b_html=site.url("/none")).startswith("no document could be fetched\nDocuments asked for: 1")


# Addresses that cannot be asked
@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:1/a", "robots.txt cannot be read: the host cannot be reached"),
        ("http://no-such-host.invalid/a", "the host is not known"),
        ("http://[::1", "is no address"),
        ("http://127.0.0.1:99999/a", "is no address"),
        ("http:///a", "is no address"),
    ],
)
def test_addresses_that_lead_nowhere(tmp_path: Path, site: Site, url: str, reason: str) -> None:
    fetch(tmp_path, oh_html=url)
    assert reason in records(tmp_path)[0]["reason"]


def test_killed_download_leaves_no_half_file(site: Site, tmp_path: Path) -> None:
    site.pages["/page"] = in_turn(drip_body, page(OLD))
    (tmp_path / "sources.csv").write_text(f"{HEADER}oh.html,OH,,{site.url('/page')},,original,\n")
    job = "from pathlib import Path; from dmv_claims.pipeline import fetch; import sys; raw = Path(sys.argv[1]); "
    job += f"fetch(raw / 'sources.csv', raw, '{AGENT}', 0.1, 1)"
    run = subprocess.Popen([sys.executable, "-c", job, str(tmp_path)])
    while not site.paths():
        time.sleep(0.02)
        assert run.poll() is None
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".csv"] == [".oh.html.part"]
    fetch(tmp_path, oh_html=site.url("/page"))
    assert contents(tmp_path) == {"oh.html": OLD}
