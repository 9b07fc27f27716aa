"""A disk of a few megabytes that really runs full, in namespaces of its own: it takes no rights, no others see it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import pytest

PROGRAMS = ("unshare", "nsenter", "mount")


@dataclass(frozen=True)
class SmallDisk:
    """A disk at `place`, for commands that run in its namespaces."""

    process: subprocess.Popen[str]
    place: Path

    def within(self, folder: Path) -> list[str]:
        """Return the command that runs another in a folder, with the disk in its place."""
        enter = ["nsenter", f"--target={self.process.pid}", "--user", "--mount", "--preserve-credentials"]
        return [*enter, "env", f"--chdir={folder}"]

    @property
    def seen(self) -> Path:
        """The disk, as other processes reach it."""
        return Path(f"/proc/{self.process.pid}/root{self.place}")

    def remount(self, options: str) -> None:
        subprocess.run([*self.within(self.place), "mount", "-o", f"remount,{options}", self.place], check=True)

    @contextmanager
    def full(self) -> Iterator[None]:
        """Let something else take every byte of the disk, also those that are set free, until the block ends."""
        ballast, done = self.seen / "ballast", Event()
        eater = Thread(target=_eat, args=(ballast, done))
        eater.start()
        try:
            while shutil.disk_usage(self.seen).free:
                done.wait(0.01)
            yield
        finally:
            done.set()
            eater.join()
            ballast.unlink()


def _eat(ballast: Path, done: Event) -> None:
    with ballast.open("ab", buffering=0) as file:
        while not done.wait(0.001):
            with suppress(OSError):
                while True:
                    file.write(bytes(65_536))


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Yield a disk of this size at a new folder; skip where the system allows none, but never in CI."""
    place.mkdir()
    mount = f"mount -t tmpfs -o size={megabytes}m none '{place}' && echo mounted && exec cat"
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount]
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        _give_up(f"there is no program {', '.join(missing)}")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        if process.stdout.readline() != "mounted\n":
            _give_up(f"a namespace with a disk cannot be made here: {process.stderr.read().strip()}")
        try:
            yield SmallDisk(process, place)
        finally:
            process.stdin.close()


def _give_up(reason: str) -> None:
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
