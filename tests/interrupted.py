"""Kill runs of the workflow at random moments and see that the next run, without help, gives the same bytes.

Run it with `PYTHONPATH=workflow python tests/interrupted.py [times]` in the project; it says after each kill what was
found and ends with a line of figures. It works on copies of `raw/`, beside each other in a folder that goes afterwards.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from dataset import contents

ROOT = Path(__file__).parents[1]
# What tells of a run and not of the documents
OWN = (".work", "logs")


@dataclass(frozen=True)
class Runner:
    """A folder of the project in which runs are begun and killed."""

    folder: Path

    def begin(self, processed: Path, **config: object) -> subprocess.Popen[str]:
        """Begin a run in a process group of its own."""
        settings = [f"{key}={value}" for key, value in {"processed": processed, **config}.items()]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return subprocess.Popen(
            [sys.executable, "-m", "snakemake", "--no-hooks", "--cores", "2", "--config", *settings],
            cwd=self.folder,
            env=environment | {"PYTHONPATH": str(self.folder / "workflow")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def finish(self, processed: Path, **config: object) -> str:
        """Run to the end and return what was printed; AssertionError where the run fails."""
        process = self.begin(processed, **config)
        printed, _ = process.communicate(timeout=300)
        assert process.returncode == 0, printed
        return printed


def published(processed: Path) -> dict[str, str]:
    """Return the SHA-256 of every published file, and of what was left behind among them."""
    return {name: sha for name, sha in contents(processed).items() if name.split("/")[0] not in OWN}


def kill_all(process: subprocess.Popen[str]) -> None:
    """Kill a run with all its processes at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)


def kill_main(process: subprocess.Popen[str]) -> None:
    """Kill the main process of a run alone; its jobs go on without it."""
    process.kill()
    process.wait(timeout=60)


def main(times: int) -> None:
    """Kill so many runs, every fourth time the main process alone, and compare what the next run leaves."""
    draw = random.Random(times)
    with TemporaryDirectory() as folder:
        runner, processed = Runner(ROOT), Path(folder) / "processed"
        start = time.monotonic()
        runner.finish(processed, batch_size=2)
        seconds, wanted = time.monotonic() - start, published(processed)
        print(f"undisturbed: {seconds:.1f} s, {len(wanted)} files")
        for one in range(times):
            shutil.rmtree(processed)
            process = runner.begin(processed, batch_size=2)
            moment = draw.uniform(0.3, seconds)
            time.sleep(moment)
            alone = one % 4 == 3
            (kill_main if alone else kill_all)(process)
            runner.finish(processed, batch_size=2)
            same = published(processed) == wanted
            what = "main process killed" if alone else "killed"
            print(f"{what} after {moment:.1f} s: {'same bytes' if same else 'DIFFERENT'}", flush=True)
            assert same
        print(f"{times} of {times} runs taken up to the same bytes")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
