"""Object storage: what names a folder there, which documents lie in it, and what an upload stores and removes."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from dmv_claims.objects.address import Address, ObjectsError, find, name_fault, parse, refuse_overlap
from dmv_claims.objects.stock import brought, stock_of
from dmv_claims.objects.store import Store
from dmv_claims.objects.upload import MARK, recall_upload, upload
from storage import BUCKET, Storage, served

RAW, RESULTS = Address(BUCKET, "raw/"), Address(BUCKET, "out/")


@pytest.fixture
def storage() -> Iterator[Storage]:
    with served() as found:
        yield found


# What a setting says, and the address that it names
@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("raw", None),
        ("./s3:/raw", None),
        ("s3://bucket/raw", Address("bucket", "raw/")),
        ("s3://bucket/raw/", Address("bucket", "raw/")),
        ("s3://bucket/a/b c", Address("bucket", "a/b c/")),
    ],
)
def test_address_of_a_setting(text: str, address: Address | None) -> None:
    assert find(text) == address


@pytest.mark.parametrize(
    "text", ["s3://", "s3://bucket", "s3://bucket/", "s3:///raw", "s3://b/a/../c", "s3://b/a?c", "b/a"]
)
def test_refused_addresses(text: str) -> None:
    with pytest.raises(ObjectsError, match=r"s3://BUCKET/FOLDER"):
        parse(text)


# Where documents and results lie, and whether results would become documents
@pytest.mark.parametrize(
    ("raw", "processed", "refused"),
    [
        ("s3://b/raw", "s3://b/raw", True),
        ("s3://b/raw", "s3://b/raw/out", True),
        ("s3://b/raw", "s3://b/raw-out", False),
        ("s3://b/raw", "s3://c/raw", False),
        ("s3://b/out/raw", "s3://b/out", False),
        ("raw", "s3://b/raw", False),
    ],
)
def test_results_among_the_documents(raw: str, processed: str, refused: bool) -> None:
    if refused:
        with pytest.raises(ObjectsError, match="lies in the raw folder"):
            refuse_overlap(find(raw), find(processed))
    else:
        refuse_overlap(find(raw), find(processed))


# The name of an object, and what is wrong with it on disk
@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("a.txt", ""),
        ("in/c d.txt", ""),
        ('it\'s {a} "draft"\n#1?.txt', ""),
        ("..txt", ""),
        ("../a.txt", "'..'"),
        ("in/../../a.txt", "'..'"),
        ("./a.txt", "'.'"),
        ("/etc/a.txt", "empty part"),
        ("in//a.txt", "empty part"),
        ("a\0.txt", "NUL"),
        ("é" * 127 + ".", ""),
        ("é" * 128, "255 bytes"),
    ],
)
def test_names_that_no_disk_takes(name: str, fault: str) -> None:
    assert fault in name_fault(name)
    assert bool(fault) == bool(name_fault(name))


def test_documents_are_listed_and_the_sheet_is_brought(storage: Storage, tmp_path: Path) -> None:
    for key in ("b.txt", "in/a.pdf", "README.md", ".hidden", ".git/c.txt", "sources.csv", "in/"):
        storage.put(f"raw/{key}", key)
    storage.put("raw-other/d.txt", "d")
    found = stock_of(RAW, tmp_path, anew=True)
    assert [(name, one.bytes) for name, one in found.items()] == [("b.txt", 5), ("in/a.pdf", 8)]
    assert (tmp_path / "sources.csv").read_text() == "sources.csv"
    # What comes later is for the next run.
    storage.put("raw/e.txt", "e")
    assert stock_of(RAW, tmp_path, anew=False) == found
    storage.remove("raw/sources.csv")
    assert [*stock_of(RAW, tmp_path, anew=True)] == ["b.txt", "e.txt", "in/a.pdf"]
    assert not (tmp_path / "sources.csv").exists()


# What lies in storage, and what the message names
@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ["holds no document", "--config raw="]),
        (["README.md"], ["holds no document"]),
        (["a.txt", "in//b.txt"], ["'in//b.txt'", "empty part", "rename"]),
        (["a", "a/b.txt"], ["'a'", "of a folder as well", "rename"]),
    ],
)
def test_refused_documents(storage: Storage, tmp_path: Path, names: list[str], words: list[str]) -> None:
    for name in names:
        storage.put(f"raw/{name}", "x")
    with pytest.raises(ObjectsError) as error:
        stock_of(RAW, tmp_path, anew=True)
    assert all(word in str(error.value) for word in ["raw: s3://bucket/raw", *words])


def test_no_bucket(storage: Storage, tmp_path: Path) -> None:
    with pytest.raises(ObjectsError, match=r"s3://other/raw: .*bucket does not exist; check .*AWS_ENDPOINT_URL"):
        stock_of(Address("other", "raw/"), tmp_path, anew=True)


def test_without_boto3(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(ObjectsError, match=r"boto3.*pip install --editable '.\[cluster\]'"):
        stock_of(RAW, tmp_path, anew=True)


def test_documents_of_a_batch_are_on_disk_as_long_as_they_are_needed(storage: Storage, tmp_path: Path) -> None:
    for name in ("a.txt", "in/b?#{c}.txt", "other.txt"):
        storage.put(f"raw/{name}", name)
    tags = {name: one.tag for name, one in stock_of(RAW, tmp_path, anew=True).items() if name != "other.txt"}
    with brought(RAW, tags) as folder:
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert {path.relative_to(folder).as_posix(): path.read_text() for path in files} == {
            "a.txt": "a.txt",
            "in/b?#{c}.txt": "in/b?#{c}.txt",
        }
    assert not folder.exists()


def test_document_that_changed_meanwhile(storage: Storage, tmp_path: Path) -> None:
    storage.put("raw/a.txt", "a")
    tags = {name: one.tag for name, one in stock_of(RAW, tmp_path, anew=True).items()}
    storage.put("raw/a.txt", "b")
    with pytest.raises(ObjectsError, match="changed after the run began; run again"), brought(RAW, tags):
        pass


@pytest.fixture
def transfers(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is stored (+) and removed (-) from here on."""
    done: list[str] = []
    for name, sign in (("put", "+"), ("remove", "-")):
        original = getattr(Store, name)
        monkeypatch.setattr(
            Store,
            name,
            lambda self, key, *rest, do=original, sign=sign: (done.append(sign + key), do(self, key, *rest)),
        )
    return done


def store(processed: Path, storage: Storage) -> None:
    """Upload as the workflow does: the list is removed before and stored afterwards."""
    storage.remove(f"out/{MARK}")
    upload(processed, RESULTS, processed / ".work" / "last.json", processed / ".work" / "mark.json")
    storage.put(f"out/{MARK}", (processed / ".work" / "mark.json").read_bytes())


def test_results_alone_are_stored(storage: Storage, transfers: list[str], tmp_path: Path) -> None:
    for name in ("claims/IA.parquet", "report/index.html", ".work/a.json", "logs/read.log", "report/.index.html.part"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    store(tmp_path, storage)
    assert sorted(transfers) == ["+claims/IA.parquet", "+report/index.html"]
    assert storage.contents("out/").keys() == {"claims/IA.parquet", "report/index.html", MARK}
    assert storage.client.head_object(Bucket=BUCKET, Key="out/report/index.html")["ContentType"] == "text/html"


# What is done between two uploads to the results and to storage, and what the second does
CHANGES = [
    ({}, [], []),
    ({"claims/IA.parquet": "other"}, [], ["+claims/IA.parquet"]),
    # Of the same size
    ({"claims/IA.parquet": "AI"}, [], ["+claims/IA.parquet"]),
    ({"claims/OH.parquet": "OH"}, [], ["+claims/OH.parquet"]),
    ({"claims/IA.parquet": None}, [], ["-claims/IA.parquet"]),
    ({}, ["claims/IA.parquet"], ["+claims/IA.parquet"]),
    ({"claims/IA.parquet": None}, ["claims/IA.parquet"], []),
]


@pytest.mark.parametrize(("changed", "lost", "done"), CHANGES)
def test_changes_alone_are_stored(
    storage: Storage,
    transfers: list[str],
    tmp_path: Path,
    changed: dict[str, str | None],
    lost: list[str],
    done: list[str],
) -> None:
    (tmp_path / "claims").mkdir()
    for state in ("IA", "MT"):
        (tmp_path / "claims" / f"{state}.parquet").write_text(state)
    # Of others, who share the folder
    storage.put("out/claims/notes.txt", "mine")
    store(tmp_path, storage)
    transfers.clear()
    for name, content in changed.items():
        (tmp_path / name).unlink() if content is None else (tmp_path / name).write_text(content)
    for name in lost:
        storage.remove(f"out/{name}")
    store(tmp_path, storage)
    assert transfers == done
    files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.glob("claims/*")}
    found = storage.contents("out/")
    del found[MARK]
    assert found == files | {"claims/notes.txt": b"mine"}


# What is removed from storage, and whether the list of results stays there
@pytest.mark.parametrize(("lost", "whole"), [("", True), ("claims/IA.parquet", False)])
def test_list_of_results_that_are_not_all_there_goes(storage: Storage, tmp_path: Path, lost: str, whole: bool) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "IA.parquet").write_text("IA")
    store(tmp_path, storage)
    storage.remove(f"out/{lost}")
    last = tmp_path / "elsewhere" / "last.json"
    recall_upload(RESULTS, last)
    assert [*json.loads(last.read_text())] == ["claims/IA.parquet"]
    assert (MARK in storage.contents("out/")) == whole


def test_broken_list_of_results_means_that_nothing_is_known(
    storage: Storage, transfers: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.parquet").write_text("a")
    store(tmp_path, storage)
    storage.put(f"out/{MARK}", "[")
    recall_upload(RESULTS, tmp_path / ".work" / "last.json")
    transfers.clear()
    store(tmp_path, storage)
    assert transfers == ["+a.parquet"]
