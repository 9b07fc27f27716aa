"""Give a downloaded version its place, and keep every version that was there before."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from dmv_claims.digest import sha256_of
from dmv_claims.fetch.failures import FailedError
from dmv_claims.fetch.paths import obstacle
from dmv_claims.fetch.records import Record, moved, since, version

# Hidden, so that no version in it is a document of the pipeline.
VERSIONS = ".versions"


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a download: `fetched` (no file was there), `unchanged`, `changed` (the version before is `kept`),
    or `aside` (the file there is of another hand, which wins). Places are relative to the raw folder.
    """

    what: str
    stored_as: str
    kept: str
    records: list[Record]


def place(raw: Path, file: str, part: Path, sha256: str, known: Sequence[Record], day: str) -> Placed:
    """Move a finished download from `part` to its place; what was there before is never lost.

    Only a version that was downloaded itself makes room, for one that was edited or found by hand is worth more.
    FailedError where a link stands in the way.
    """
    target = raw / file
    if not target.exists():
        part.replace(target)
        return Placed("fetched", file, "", list(known))
    there = sha256_of(target)
    if there == sha256:
        return Placed("unchanged", file, "", list(known))
    last = version(known)
    if last and there == last.sha256:
        kept = _keep(raw, file, target, there, since(known))
        part.replace(target)
        return Placed("changed", file, kept, moved(known, there, kept))
    return Placed("aside", _keep(raw, file, part, sha256, day), "", list(known))


def _keep(raw: Path, file: str, content: Path, sha256: str, day: str) -> str:
    """Copy a version to a dated name among the versions and return its place; one that is there already stays."""
    for number in count(1):
        place = _dated(file, day, number)
        if reason := obstacle(raw, place):
            raise FailedError(f"{reason}, so no version can be kept")
        path = raw / place
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.part")
            beside.unlink(missing_ok=True)
            shutil.copy2(content, beside)
            beside.replace(path)
            return place
        if sha256_of(path) == sha256:
            return place
    raise AssertionError


def _dated(file: str, day: str, number: int) -> str:
    """Return the place of a version: .versions/oh/guide.2026-11-22.html, with a number for further ones of a day."""
    name = PurePosixPath(file)
    mark = day if number == 1 else f"{day}.{number}"
    return str(VERSIONS / name.with_name(f"{name.stem}.{mark}{name.suffix}"))
