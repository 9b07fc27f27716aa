"""What becomes of a file when its page is asked for again: nothing is lost, and the records say what is where."""

import errno
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from dmv_claims.settings import find_documents
from dmv_claims.sheet import SheetError
from fetching import DAY, LATER, contents, fetch, records
from website import Handler, Page, Site, in_turn, page

OLD, NEW, NEWEST = "<p>Ohio shares.</p>", "<p>Ohio shares no more.</p>", "<p>Ohio shares again.</p>"
OWN = "<p>Ohio shares, says my own copy.</p>"


def rows(raw: Path, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(record[column] for column in columns) for record in records(raw)]


def test_unchanged_page_writes_nothing_but_the_day(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = page(OLD)
    fetch(tmp_path, oh_html=site.url("/ohio"))
    before = (tmp_path / "oh.html").stat()
    said = fetch(tmp_path, oh_html=site.url("/ohio"), day=LATER)
    after = (tmp_path / "oh.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert rows(tmp_path, "first_on", "last_on") == [(DAY, LATER)]
    assert "1 unchanged" in said
    assert "retrieved_on" not in said


def known_page(handler: Handler) -> None:
    """A page whose host knows the version that somebody has."""
    known = handler.headers["If-None-Match"] == '"1"'
    page("" if known else OLD, code=304 if known else 200, ETag='"1"')(handler)


# What happens to the file in between, how the second request is answered, and what it comes to
@pytest.mark.parametrize(
    ("content", "answered", "what"),
    [(OLD, "304", "1 unchanged"), (None, "200", "1 new"), (OWN, "200", "1 kept aside")],
)
def test_hosts_are_told_what_is_known(
    site: Site, tmp_path: Path, content: str | None, answered: str, what: str
) -> None:
    site.pages["/ohio"] = known_page
    fetch(tmp_path, oh_html=site.url("/ohio"))
    (tmp_path / "oh.html").unlink()
    if content:
        (tmp_path / "oh.html").write_text(content)
    assert what in fetch(tmp_path, oh_html=site.url("/ohio"), day=LATER)
    assert ("if-none-match" in site.seen[-1].headers) == (answered == "304")
    assert rows(tmp_path, "last_on", "status", "reason")[-1] == (LATER, "200", "")


def test_another_address_is_told_nothing(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/ohio": known_page, "/moved": page(NEW, ETag='"1"')}
    fetch(tmp_path, oh_html=site.url("/ohio"))
    fetch(tmp_path, oh_html=site.url("/moved"), day=LATER)
    assert "if-none-match" not in site.seen[-1].headers
    assert (tmp_path / "oh.html").read_text() == NEW


def test_changed_page_keeps_both_versions(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = in_turn(page(OLD), page(NEW))
    fetch(tmp_path, oh_html=site.url("/ohio"))
    said = fetch(tmp_path, oh_html=site.url("/ohio"), day=LATER)
    kept = f".versions/oh.{DAY}.html"
    assert contents(tmp_path) == {"oh.html": NEW, kept: OLD}
    assert rows(tmp_path, "first_on", "last_on", "stored_as") == [(DAY, DAY, kept), (LATER, LATER, "oh.html")]
    assert f"  oh.html: {kept}" in said


def test_versions_and_records_are_no_documents(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = in_turn(page(OLD), page(NEW))
    for day in (DAY, LATER):
        fetch(tmp_path, oh_html=site.url("/ohio"), day=day)
    assert find_documents(tmp_path, tmp_path.parent / "out", tmp_path / "sources.csv") == ["oh.html"]


# Pages day by day, and the versions that are then kept, by their dates, beside the last page
@pytest.mark.parametrize(
    ("pages", "days", "kept"),
    [
        # Two changes on one day
        ([OLD, NEW, NEWEST], [DAY] * 3, {DAY: OLD, f"{DAY}.2": NEW}),
        # A change after another
        ([OLD, NEW, NEWEST], [DAY, "2026-11-05", LATER], {DAY: OLD, "2026-11-05": NEW}),
        # There and back
        ([OLD, NEW, OLD], [DAY, DAY, LATER], {DAY: OLD, f"{DAY}.2": NEW}),
        # There and back twice: what is kept already is not kept again
        ([OLD, NEW, OLD, NEW], [DAY] * 4, {DAY: OLD, f"{DAY}.2": NEW}),
    ],
)
def test_every_version_is_kept(
    site: Site, tmp_path: Path, pages: list[str], days: list[str], kept: dict[str, str]
) -> None:
    site.pages["/ohio"] = in_turn(*map(page, pages))
    for day in days:
        fetch(tmp_path, oh_html=site.url("/ohio"), day=day)
    versions = {f".versions/oh.{date}.html": content for date, content in kept.items()}
    assert contents(tmp_path) == {"oh.html": pages[-1]} | versions
    # Each record leads to the bytes that it tells of.
    for sha, place in rows(tmp_path, "sha256", "stored_as"):
        assert sha256((tmp_path / place).read_bytes()).hexdigest() == sha


def test_a_version_is_dated_by_the_day_it_was_first_seen(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = in_turn(page(OLD), page("", code=404), page(OLD), page(NEW))
    for day in (DAY, "2026-11-02", "2026-11-03", LATER):
        fetch(tmp_path, oh_html=site.url("/ohio"), day=day)
    assert contents(tmp_path) == {"oh.html": NEW, f".versions/oh.{DAY}.html": OLD}


def test_file_of_another_hand_stays(site: Site, tmp_path: Path) -> None:
    (tmp_path / "oh.html").write_text(OWN)
    site.pages["/ohio"] = in_turn(page(OLD), page(OLD), page(NEW))
    aside = {f".versions/oh.{DAY}.html": OLD}
    said = fetch(tmp_path, oh_html=site.url("/ohio"))
    assert contents(tmp_path) == {"oh.html": OWN} | aside
    assert f"  oh.html: .versions/oh.{DAY}.html" in said
    fetch(tmp_path, oh_html=site.url("/ohio"), day=DAY)
    assert contents(tmp_path) == {"oh.html": OWN} | aside
    fetch(tmp_path, oh_html=site.url("/ohio"), day=LATER)
    assert contents(tmp_path) == {"oh.html": OWN, f".versions/oh.{LATER}.html": NEW} | aside


def test_edited_download_stays(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = in_turn(page(OLD), page(NEW))
    fetch(tmp_path, oh_html=site.url("/ohio"))
    (tmp_path / "oh.html").write_text(OWN)
    fetch(tmp_path, oh_html=site.url("/ohio"), day=LATER)
    assert contents(tmp_path) == {"oh.html": OWN, f".versions/oh.{LATER}.html": NEW}


def test_what_was_moved_over_the_file_is_followed_again(site: Site, tmp_path: Path) -> None:
    (tmp_path / "oh.html").write_text(OWN)
    site.pages["/ohio"] = in_turn(page(OLD), page(NEW))
    fetch(tmp_path, oh_html=site.url("/ohio"))
    (tmp_path / f".versions/oh.{DAY}.html").replace(tmp_path / "oh.html")
    assert "1 changed" in fetch(tmp_path, oh_html=site.url("/ohio"), day=LATER)
    assert contents(tmp_path) == {"oh.html": NEW, f".versions/oh.{DAY}.html": OLD}


def test_full_disk_leaves_the_file_as_it_is(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    site.pages["/ohio"] = in_turn(page(OLD), page(NEW))
    fetch(tmp_path, oh_html=site.url("/ohio"))
    monkeypatch.setattr(shutil, "copy2", full)
    fetch(tmp_path, oh_html=site.url("/ohio"), day=LATER)
    assert contents(tmp_path) == {"oh.html": OLD}
    assert records(tmp_path)[-1]["reason"].startswith("cannot be written (No space left on device)")


# A name in the sheet, and why nothing is written there
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".oh.html", "hidden name"),
        (".versions/oh.html", "hidden name"),
        ("in/.git/config", "hidden name"),
        ("in/", "outside of the raw folder"),
        ("sources.csv", "no document may have"),
        ("Fetched.CSV", "no document may have"),
        ("in/README.md", "no document may have"),
        ("a\tb.html", "signs"),
        ("a\u202eb.html", "signs"),
        ("o" * 201 + ".html", "shorten it"),
        ("folder", "folder is a folder"),
        ("file.html/oh.html", "file.html is no folder"),
        ("link.html", "link.html is a link"),
        ("dangling.html", "dangling.html is a link"),
        ("links/oh.html", "links is a link"),
    ],
)
def test_names_that_must_not_be_written_to(site: Site, tmp_path: Path, name: str, reason: str) -> None:
    raw, outside = tmp_path / "raw", tmp_path / "outside"
    (raw / "folder").mkdir(parents=True)
    outside.mkdir()
    for file in (raw / "file.html", outside / "secret"):
        file.write_text(OWN)
    (raw / "link.html").symlink_to(outside / "secret")
    (raw / "dangling.html").symlink_to(outside / "new")
    (raw / "links").symlink_to(outside)
    site.pages["/ohio"] = page(OLD)
    fetch(raw, files={name: site.url("/ohio")})
    assert reason in records(raw)[0]["reason"]
    assert not site.seen
    assert [path.name for path in outside.iterdir()] == ["secret"]
    assert (outside / "secret").read_text() == (raw / "file.html").read_text() == OWN


def test_links_among_versions_and_parts_lead_nowhere(site: Site, tmp_path: Path) -> None:
    raw, outside = tmp_path / "raw", tmp_path / "outside"
    raw.mkdir()
    outside.mkdir()
    (raw / ".versions").symlink_to(outside)
    (raw / ".oh.html.part").symlink_to(outside / "part")
    site.pages["/ohio"] = in_turn(page(OLD), page(NEW))
    fetch(raw, oh_html=site.url("/ohio"))
    fetch(raw, oh_html=site.url("/ohio"), day=LATER)
    assert contents(raw) == {"oh.html": OLD}
    assert "is a link" in records(raw)[-1]["reason"]
    assert not list(outside.iterdir())


def test_names_may_have_folders_and_odd_signs(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = in_turn(page(OLD), page(NEW))
    name = 'oh/it\'s {a} "draft" of $(HOME).html'
    for day in (DAY, LATER):
        fetch(tmp_path, files={name: site.url("/ohio")}, day=day)
    assert contents(tmp_path) == {name: NEW, f".versions/{name.removesuffix('.html')}.{DAY}.html": OLD}


# What a host says of its document, and what of it is kept
@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (page(OLD, ETag='W/"a"'), ("text/html", 'W/"a"', "")),
        (page(OLD, ETag="=cmd()"), ("text/html", "", "")),
        (page(OLD, kind="=cmd()|x"), ("", "", "")),
        (
            page(OLD, Last_Modified="Sat, 21 Nov 2026 08:00:00 GMT"),
            ("text/html", "", "Sat, 21 Nov 2026 08:00:00 GMT"),
        ),
        (page(OLD, Last_Modified="=1+1"), ("text/html", "", "")),
    ],
)
def test_only_proper_headers_are_recorded(site: Site, tmp_path: Path, answer: Page, kept: tuple[str, ...]) -> None:
    site.pages["/ohio"] = answer
    fetch(tmp_path, oh_html=site.url("/ohio"))
    assert rows(tmp_path, "content_type", "etag", "last_modified") == [kept]


def test_passwords_are_not_recorded(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = page(OLD)
    fetch(tmp_path, oh_html=site.url("/ohio", "me:secret@127.0.0.1"))
    assert site.seen[-1].headers["authorization"].startswith("Basic ")
    assert "secret" not in (tmp_path / "fetched.csv").read_text()


def test_bad_records_stop_before_any_request(site: Site, tmp_path: Path) -> None:
    (tmp_path / "fetched.csv").write_text("file,day\noh.html,2026-11-01\n")
    with pytest.raises(SheetError, match=r"fetched\.csv, line 1: the columns are file, day"):
        fetch(tmp_path, oh_html=site.url("/ohio"))
    assert not site.seen


def test_records_of_other_files_stay(site: Site, tmp_path: Path) -> None:
    site.pages["/ohio"] = page(OLD)
    fetch(tmp_path, oh_html=site.url("/ohio"))
    fetch(tmp_path, az_html=site.url("/ohio"), day=LATER)
    assert rows(tmp_path, "file", "last_on") == [("az.html", LATER), ("oh.html", DAY)]


def test_records_that_cannot_be_written(site: Site, tmp_path: Path) -> None:
    (tmp_path / "fetched.csv").mkdir()
    site.pages["/ohio"] = page(OLD)
    assert "fetched.csv cannot be written (Is a directory)" in fetch(tmp_path, oh_html=site.url("/ohio"))
