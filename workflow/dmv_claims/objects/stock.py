"""Tell what documents lie in object storage, and bring to disk those of one batch."""

import json
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from dmv_claims.objects.address import FORM, Address, ObjectsError, name_fault
from dmv_claims.objects.store import AT_ONCE, Stored, opened
from dmv_claims.read import is_document_name
from dmv_claims.tables import parquet

SHEET = "sources.csv"
LIST = "stock.json"


def stock_of(address: Address, folder: Path, anew: bool) -> dict[str, Stored]:
    """Return the documents below an address by name, sorted: asked for `anew`, or as last written into `folder`.

    With their list, the sheet that lies beside them is brought into `folder`. Raises ObjectsError where storage
    refuses, holds no document, or one with a name that no disk takes.
    """
    if not anew:
        listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
        return {name: Stored(**stored) for name, stored in listed.items()}
    with opened(address) as store:
        found = store.objects()
        sheet = store.read(SHEET) if SHEET in found else None
    documents = {name: stored for name, stored in sorted(found.items()) if is_document_name(name)}
    _check(address, documents)
    if sheet is None:
        (folder / SHEET).unlink(missing_ok=True)
    else:
        parquet.write_changed(folder / SHEET, sheet)
    content = json.dumps({name: asdict(stored) for name, stored in documents.items()}, indent=2)
    parquet.write_changed(folder / LIST, content.encode("utf-8"))
    return documents


@contextmanager
def brought(address: Address, tags: Mapping[str, str]) -> Iterator[Path]:
    """Give a folder with the documents that `tags` names, each with the content of its tag; it goes afterwards.

    Raises ObjectsError where storage refuses, or no longer has that content.
    """
    with TemporaryDirectory(prefix="dmv-claims-") as folder:
        with opened(address) as store, ThreadPoolExecutor(AT_ONCE) as pool:
            # As a list, so that what fails in a thread is raised here.
            list(pool.map(lambda name: store.bring(name, tags[name], Path(folder, name)), tags))
        yield Path(folder)


def _check(address: Address, documents: Collection[str]) -> None:
    if not documents:
        raise ObjectsError(f"raw: {address} holds no document; put some in, or name another: --config raw={FORM}")
    folders = {str(parent) for name in documents for parent in PurePosixPath(name).parents}
    for name in documents:
        fault = name_fault(name) or ("is that of a folder as well" if name in folders else "")
        if fault:
            raise ObjectsError(f"raw: {address}: the name of the object {name!a} {fault}; rename or remove the object")
