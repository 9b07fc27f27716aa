"""Reading stays inside the raw folder, and a document that hangs, eats memory or crashes a parser costs only itself."""

import os
import signal
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from dmv_claims import pipeline
from dmv_claims.read import guard, worker
from dmv_claims.read.guard import GuardedReader, ReaderError, guarded_reader
from dmv_claims.read.inside import digest
from dmv_claims.read.limits import Limits
from dmv_claims.tables import parquet

SMALL = Limits(seconds=1, memory_megabytes=600)

# Stands in for the worker: a document whose text is one of these words does to its process what the word says.
FAULTY = """
import os, signal, sys, time
from dmv_claims.read import formats, worker
from dmv_claims.read.document import Text

def read(content):
    word = content.decode()
    if word == "hang":
        while True:
            pass
    if word == "sleep":
        time.sleep(60)
    if word == "eat":
        return Text("x" * 10**10)
    if word == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "crash unless new" and formats.seen:
        os.kill(os.getpid(), signal.SIGSEGV)
    if word == "shout":
        os.write(1, b"noise on standard output\\n")
    if word == "raise":
        raise KeyError(word)
    formats.seen = True
    return Text(word)

formats.seen = False
formats._reader = lambda name: read
worker.main()
"""


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GuardedReader]:
    """A reader whose process does what documents say."""
    stand_in = tmp_path / "faulty.py"
    stand_in.write_text(FAULTY)
    monkeypatch.setattr(worker, "__file__", str(stand_in))
    monkeypatch.setattr(guard, "PATIENCE", 3)
    (tmp_path / "raw").mkdir()
    with guarded_reader(tmp_path / "raw", SMALL) as reader:
        yield reader


BROKEN = "breaks the program that reads its format, as damaged files do; save it anew, or as plain text"


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("hang", "takes more than 1 seconds to read; split it, or save it as plain text"),
        ("sleep", "takes more than 1 seconds to read; split it, or save it as plain text"),
        ("eat", "takes more than 600 MB of memory to read; split it, or save it as plain text"),
        ("crash", BROKEN),
        ("raise", "the reading failed (KeyError: 'raise'); save it as plain text"),
        ("crash unless new", ""),
        ("shout", ""),
        ("plain", ""),
    ],
)
def test_one_document_costs_only_itself(word: str, reason: str, faulty: GuardedReader, tmp_path: Path) -> None:
    for name, content in (("a.txt", "first"), ("b.txt", word), ("c.txt", "last")):
        (tmp_path / "raw" / name).write_text(content)
    first, found, last = (faulty.read(name) for name in ("a.txt", "b.txt", "c.txt"))
    assert (first.text, last.text) == ("first", "last")
    assert (found.reason, found.text) == (reason, "" if reason else word)
    assert (found.format, found.sha256) == ("text", sha256(word.encode()).hexdigest())


def test_a_file_that_goes_is_an_error_of_the_run(faulty: GuardedReader) -> None:
    with pytest.raises(OSError, match=r"gone\.txt"):
        faulty.read("gone.txt")


def test_a_process_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = tmp_path / "broken.py"
    stand_in.write_text("raise SystemExit(3)")
    monkeypatch.setattr(worker, "__file__", str(stand_in))
    (tmp_path / "a.txt").write_text("Ohio")
    with guarded_reader(tmp_path) as reader, pytest.raises(ReaderError, match=r"did not start \(status 3\)"):
        reader.read("a.txt")


def test_the_process_ends_with_the_one_that_started_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ohio")
    with guarded_reader(tmp_path) as reader:
        reader.read("a.txt")
        process = reader._process
        assert process is not None and process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=10) == 0
    with guarded_reader(tmp_path) as reader:
        reader.read("a.txt")
        process = reader._process
    assert process is not None and process.returncode == -signal.SIGKILL


def test_no_module_among_the_documents_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong module')")
    (tmp_path / "a.txt").write_text("Ohio")
    monkeypatch.chdir(tmp_path)
    with guarded_reader(tmp_path) as reader:
        assert reader.read("a.txt").text == "Ohio"


SECRET = "Ohio shares every secret with ICE."


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder of documents, with links into it, out of it and to nowhere."""
    folder = tmp_path / "raw"
    (folder / "in").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(SECRET)
    (tmp_path / "rawer").mkdir()
    (tmp_path / "rawer" / "secret.txt").write_text(SECRET)
    (folder / "in" / "a.txt").write_text("Ohio shares names with ICE.")
    for name, target in {
        "inside.txt": "in/a.txt",
        "out.txt": "../secret.txt",
        "absolute.txt": str(tmp_path / "secret.txt"),
        "beside.txt": "../rawer/secret.txt",
        "twice.txt": "out.txt",
        "lost.txt": "nothing.txt",
        "circle.txt": "circle.txt",
        "folder.txt": "in",
        "device.txt": "/dev/zero",
    }.items():
        (folder / name).symlink_to(target)
    return folder


OUT = "leads out of the folder of documents; put the file itself there"
LOST = "is a link that leads to no file; remove it, or put the file itself there"


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("in/a.txt", ""),
        ("inside.txt", ""),
        ("in/../in/a.txt", ""),
        ("out.txt", OUT),
        ("absolute.txt", OUT),
        ("beside.txt", OUT),
        ("twice.txt", OUT),
        ("device.txt", OUT),
        ("../secret.txt", OUT),
        ("in/../../secret.txt", OUT),
        ("..", OUT),
        ("lost.txt", LOST),
        ("circle.txt", LOST),
        ("folder.txt", "is a link to a folder; put the folder itself there"),
    ],
)
def test_links_and_names_that_lead_out_of_the_folder(file: str, reason: str, raw: Path) -> None:
    with guarded_reader(raw) as reader:
        found = reader.read(file)
    assert found.reason == reason
    assert SECRET not in found.text
    # Nothing is said of what lies outside, not even by a checksum.
    secret = sha256(SECRET.encode()).hexdigest()
    assert found.sha256 == digest(raw, file) != secret


def test_a_file_that_may_not_be_read(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = worker.read(raw, "in/a.txt", Limits())
    assert found.reason == "may not be read; give yourself the right to (chmod u+r)"


# Names that a shell, a table or a folder would each trip over
@pytest.mark.parametrize(
    "name", ["a b.txt", 'it\'s "a".txt', "line\nbreak.txt", "a..b.txt", "..txt", "-rf.txt", "%s{0}.txt", "ﬁ.txt"]
)
def test_names(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("Ohio")
    with guarded_reader(tmp_path) as reader:
        assert reader.read(name).text == "Ohio"


def test_a_batch_keeps_pages_and_reasons(raw: Path, tmp_path: Path) -> None:
    pipeline.read_batch(raw, ["out.txt", "in/a.txt"], tmp_path / "texts.parquet")
    rows = parquet.read_rows(tmp_path / "texts.parquet")
    assert [(row["file"], row["reason"], row["page_starts"]) for row in rows] == [
        ("in/a.txt", "", []),
        ("out.txt", OUT, []),
    ]


def test_a_reader_is_cheap(raw: Path) -> None:
    start = time.perf_counter()
    with guarded_reader(raw) as reader:
        for _ in range(100):
            reader.read("in/a.txt")
    # About 0.2 seconds to start and 0.5 ms for each document; a process for each would take 20 seconds.
    assert time.perf_counter() - start < 5
