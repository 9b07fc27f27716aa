"""Keep runs that write to one folder apart, and tell a run that is alive from one that was killed.

The system lets go of a lock as soon as the process that holds it is gone, however it ended; so a lock that is held
means a run that is alive, and a note that was left behind means nothing.
"""

import fcntl
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

RUN, JOBS = ".work/run.lock", ".work/jobs.lock"
# How long jobs of a killed run may go on before a new run gives up; they end by themselves, each within minutes.
PATIENCE = 600.0
PAUSE = 0.2
# Options of Snakemake with which it runs no job
LOOKING = {"--dry-run", "--dryrun", "--lint", "--list-rules", "--summary", "--detailed-summary", "--dag", "--rulegraph"}
# Held until the process ends.
_held: list[IO[str]] = []


class RunningError(RuntimeError):
    """Another run writes to the same folder; the message says which process and what to do."""


def hold_run(folder: Path, say: Callable[[str], None] = print) -> None:
    """Make this process the only run that writes to a folder, until it ends.

    Jobs that a killed run has left behind are waited for, since they still write. RunningError where a run is alive, or
    where such jobs do not end.
    """
    file = _open(folder / RUN)
    if not _try(file, fcntl.LOCK_EX):
        raise RunningError(
            f"process {file.read().strip() or '(unknown)'} is writing to {folder} already; wait until it is done, "
            "or write to another folder: --config processed=FOLDER"
        )
    # The lock counts; the number in it is for the message above, and a full disk takes none.
    with suppress(OSError):
        file.truncate(0)
        os.write(file.fileno(), str(os.getpid()).encode())
    _held.append(file)
    _wait_for_jobs(folder, say)


def hold_job(folder: Path) -> None:
    """Let other runs see, until this process ends, that a job is writing to a folder."""
    file = _open(folder / JOBS)
    fcntl.flock(file, fcntl.LOCK_SH)
    _held.append(file)


def _wait_for_jobs(folder: Path, say: Callable[[str], None]) -> None:
    with _open(folder / JOBS) as file:
        end = time.monotonic() + PATIENCE
        told = False
        while not _try(file, fcntl.LOCK_EX):
            if not told:
                say("Jobs of a run that was killed are still at work; waiting for them to end")
                told = True
            if time.monotonic() > end:
                raise RunningError(f"jobs of a run that was killed still write to {folder}; end them first")
            time.sleep(PAUSE)


def _open(path: Path) -> IO[str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("a+", encoding="utf-8")


def _try(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        return False
    return True


def will_write(options: Iterable[str]) -> bool:
    """Tell from the options of Snakemake whether it runs jobs, or only looks at the workflow."""
    return not any(one in LOOKING or re.fullmatch("-[a-zA-Z]*n[a-zA-Z]*", one) for one in options)


def remove_dead_notes(notes: Path, folder: Path) -> bool:
    """Remove what Snakemake noted, in files of one path a line, of runs that wrote to a folder and are gone.

    Only for the process that holds the folder: no other run can be alive there. Returns whether there was such a run.
    """
    dead = [note for note in notes.glob("*.lock") if _is_about(note, folder.resolve())]
    for note in dead:
        note.unlink(missing_ok=True)
    return bool(dead)


def _is_about(note: Path, folder: Path) -> bool:
    paths = note.read_text(encoding="utf-8", errors="replace").splitlines()
    return not paths or any(Path(path).resolve().is_relative_to(folder) for path in paths)


def remove_leftovers(folder: Path) -> None:
    """Remove the files that a killed run had begun to write and not put in their places."""
    for part in folder.rglob(".*.part"):
        part.unlink(missing_ok=True)
    for begun in (folder / ".work").glob("tables-*/"):
        shutil.rmtree(begun)


def remove_unfounded(made: Path, sources: Iterable[Path]) -> None:
    """Remove a file where one is gone that it was made from.

    Snakemake notes what a job was given when the job begins. Where it fails, its output is gone and the note stays, and
    what was made from the output long ago would pass for new.
    """
    if not all(source.is_file() for source in sources):
        made.unlink(missing_ok=True)
