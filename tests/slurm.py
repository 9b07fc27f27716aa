"""A Slurm of one node on the loopback address, for as long as a test needs it."""

import os
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT

SCRIPT = ROOT.parent / "shared" / "slurm.sh"
PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "srun", "squeue", "scontrol", "sinfo")
# Jobs look for the configuration here, so that a second Slurm cannot be started beside one.
CONFIGURATION = Path("/etc/slurm/slurm.conf")


@dataclass(frozen=True)
class Ended:
    """A job that ended: how, and what it had asked for."""

    state: str
    minutes: int
    megabytes: int


@dataclass(frozen=True)
class Slurm:
    """What can be asked of Slurm and done to its jobs; `folder` holds its state."""

    folder: Path

    def ask(self, *command: str) -> list[list[str]]:
        """Return the words of each line that a command prints."""
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        return [line.split() for line in done.stdout.splitlines()]

    def running(self) -> list[str]:
        """Return the numbers of the jobs that run, the oldest first."""
        return [job for (job,) in self.ask("squeue", "--noheader", "--states=RUNNING", "--sort=i", "--format=%i")]

    def kill(self, job: str) -> None:
        """Kill all processes of a job, without a word to Slurm."""
        for process, *_ in self.ask("scontrol", "listpids", job)[1:]:
            with suppress(ProcessLookupError):
                os.kill(int(process), signal.SIGKILL)

    def ended(self) -> dict[str, Ended]:
        """Return how each job ended that ended, by its number."""
        lines = (self.folder / "log" / "jobcomp.txt").read_text(encoding="utf-8").splitlines()
        jobs = [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in lines]
        return {
            job["JobId"]: Ended(job["JobState"], int(job["TimeLimit"]), int(re.search(r"mem=(\d+)M", job["Tres"])[1]))
            for job in jobs
        }


def require() -> None:
    """Skip where Slurm or what starts it is missing; in CI, where it is installed, programs that are missing fail."""
    if not SCRIPT.is_file():
        pytest.skip(f"what starts Slurm is not at {SCRIPT}")
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        reason = f"Slurm lacks {', '.join(missing)}: apt-get install slurm-wlm munge"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    if os.geteuid() != 0:
        pytest.skip("only root can start Slurm")
    if CONFIGURATION.exists():
        pytest.skip(f"this machine has a Slurm of its own: {CONFIGURATION}")


@contextmanager
def started(folder: Path) -> Iterator[Slurm]:
    """Start Slurm and stop it afterwards; in the meantime the commands of Slurm find it."""
    require()
    ports = dict(zip(("CTLD_PORT", "SLURMD_PORT"), free_ports(2), strict=True))
    settings = {"SLURM_SANDBOX": str(folder), "SLURM_CONF": str(folder / "slurm.conf")} | ports
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        try:
            with (folder / "start.log").open("w") as log:
                subprocess.run([SCRIPT, "start"], stdout=log, stderr=log, timeout=60, check=True)
            yield Slurm(folder)
        finally:
            subprocess.run([SCRIPT, "stop"], capture_output=True, timeout=60, check=False)


def free_ports(number: int) -> list[str]:
    """Return ports on which nobody listens."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [str(one.getsockname()[1]) for one in sockets]
    for one in sockets:
        one.close()
    return ports
