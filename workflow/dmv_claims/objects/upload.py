"""Bring a folder in object storage up to date with the results on disk."""

import json
import mimetypes
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dmv_claims.digest import sha256_of
from dmv_claims.objects.address import Address
from dmv_claims.objects.store import AT_ONCE, opened
from dmv_claims.tables import parquet

# What lies in storage, SHA-256 by name, once all of it does. Who reads a whole folder passes over hidden files.
MARK = ".uploaded.json"


def upload(processed: Path, address: Address, last: Path, mark: Path) -> None:
    """Store the results that are new or changed, and remove those that are gone since the upload that `last` lists.

    `mark` gets the list of what lies in storage then. ObjectsError where storage refuses; what it took stays there.
    """
    results = {name: sha256_of(processed / name) for name in _names(processed)}
    before = _read(last)
    with opened(address) as store, ThreadPoolExecutor(AT_ONCE) as pool:
        there = {name: stored.bytes for name, stored in store.objects().items()}
        changed = [
            name
            for name, digest in results.items()
            if before.get(name) != digest or there.get(name) != (processed / name).stat().st_size
        ]
        # As lists, so that what fails in a thread is raised here.
        list(pool.map(lambda name: store.put(name, processed / name, _kind(name)), changed))
        list(pool.map(store.remove, sorted(before.keys() & there.keys() - results.keys())))
    content = (json.dumps(results, indent=2) + "\n").encode("utf-8")
    parquet.write(last, content)
    parquet.write(mark, content)


def recall_upload(address: Address, last: Path) -> None:
    """Bring the list of the last upload from storage to disk, where storage has one.

    Where storage lacks a result, its list is removed there: then the workflow uploads again. ObjectsError where
    storage refuses.
    """
    with opened(address) as store:
        there = store.objects()
        if MARK in there:
            parquet.write_changed(last, store.read(MARK))
            if _read(last).keys() - there.keys():
                store.remove(MARK)


def _read(last: Path) -> Mapping[str, str]:
    """Return the results of the last upload, none where there was none or its list is broken."""
    try:
        listed = json.loads(last.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return listed if isinstance(listed, dict) else {}


def _names(processed: Path) -> list[str]:
    """Return the names of all result files, sorted: what is hidden, and the logs, are no results."""
    names = (path.relative_to(processed).as_posix() for path in processed.rglob("*") if path.is_file())
    return sorted(name for name in names if not name.startswith("logs/") and "/." not in f"/{name}")


def _kind(name: str) -> str:
    """Return what a browser has to know to show a file."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
