"""Say in one line what is the matter with a folder that takes no more files: full, read-only, or another's."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

FULL, CLOSED = {errno.ENOSPC, errno.EDQUOT}, {errno.EROFS, errno.EACCES, errno.EPERM}
MEGABYTE = 1_000_000
# What a run needs at least, for the notes of Snakemake and the tables of a few documents.
LEAST = 10 * MEGABYTE
ELSEWHERE = "--config processed=FOLDER"
ROOM = f"make room there, or name a folder on another disk: {ELSEWHERE}"
KEPT = "The tables that stand there are whole, and the next run goes on from here by itself."


class DiskError(OSError):
    """A folder that cannot be written to; the message says which, why and what to do."""


def check(processed: Path) -> None:
    """Raise DiskError where a run could not write to a folder, or to one in it that is there already."""
    there = _existing(processed)
    if not there.is_dir():
        raise DiskError(f"processed: {there} is no folder; name another: {ELSEWHERE}")
    for folder in _written(processed) if there == processed else [there]:
        if not os.access(folder, os.W_OK | os.X_OK):
            raise DiskError(f"processed: {_closed(folder)}")
    for folder, action in ((there, ROOM), (Path.cwd(), "make room there")):
        if (free := shutil.disk_usage(folder).free) < LEAST:
            needed = f"a run needs {_size(LEAST)} at least"
            raise DiskError(f"processed: {_size(free)} are free on the disk of {folder}, {needed}; {action}")


def explain(error: BaseException, processed: Path) -> str:
    """Return in one line why a job could not write; "" where that is not why it failed."""
    for one in _behind(error):
        if isinstance(one, OSError) and one.errno in FULL:
            return f"{_full(one, processed)}. {KEPT}"
        if isinstance(one, OSError) and one.errno in CLOSED and (folder := _closed_folder(one, processed)):
            return f"{_closed(folder)}. {KEPT}"
    return ""


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _closed_folder(error: OSError, processed: Path) -> Path | None:
    """Return the folder that an error is about; None where that is none that a job writes to."""
    if not error.filename:
        return _existing(processed) if error.errno == errno.EROFS else None
    file = Path(os.fsdecode(error.filename))
    return _existing(file.parent) if file.resolve().is_relative_to(processed.resolve()) else None


def _existing(folder: Path) -> Path:
    """Return the folder, or what is there of the path to it."""
    return next(one for one in (folder, *folder.absolute().parents) if os.path.lexists(one))


def _written(processed: Path) -> list[Path]:
    """Return a folder and those in it that a run writes to; pages and logs make it too costly to look at every file."""
    parents = (processed, processed / ".work", processed / "logs")
    inner = [Path(one) for parent in parents if parent.is_dir() for one in os.scandir(parent) if one.is_dir()]
    return [processed, *sorted(inner)]


def _closed(folder: Path) -> str:
    if os.statvfs(folder).f_flag & os.ST_RDONLY:
        return f"{folder} lies on a disk that is mounted read-only; mount it for writing, or name another: {ELSEWHERE}"
    return f"{folder} may not be written to; give yourself the right to (chmod u+wx), or name another: {ELSEWHERE}"


def _full(error: OSError, processed: Path) -> str:
    """Return which disk is full: that of temporary files where it is not that of the tables and has less space."""
    temporary = Path(tempfile.gettempdir())
    folder = min((_existing(processed), temporary), key=lambda one: shutil.disk_usage(one).free)
    action = ROOM if folder != temporary else ROOM.replace(ELSEWHERE, "TMPDIR=FOLDER")
    if error.errno == errno.EDQUOT:
        return f"no more may be written to {folder}, your quota is used up; {action}"
    about = os.statvfs(folder)
    if about.f_files and not about.f_favail:
        return f"the disk of {folder} takes no more files, however small; {action}"
    return f"the disk of {folder} is full ({_size(about.f_bavail * about.f_frsize)} free now); {action}"


def _size(count: int) -> str:
    return f"{count / MEGABYTE:,.1f} MB"
