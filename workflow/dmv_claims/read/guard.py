"""Read documents in another process, so that one which hangs, eats memory or crashes its parser costs only itself."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Timer

from dmv_claims.read import worker
from dmv_claims.read.document import RawDocument
from dmv_claims.read.formats import format_of
from dmv_claims.read.inside import digest
from dmv_claims.read.limits import LIMITS, Limits

PACKAGES = Path(__file__).parents[2]
# A process may wait for its turn or for a disk. So many times its seconds of work may pass on the clock.
PATIENCE = 5


class ReaderError(RuntimeError):
    """The process that reads documents cannot be started, which is no fault of a document."""


@contextmanager
def guarded_reader(folder: Path, limits: Limits = LIMITS) -> Iterator["GuardedReader"]:
    """Give a reader of the documents below a folder; its process ends with the block."""
    reader = GuardedReader(folder, limits)
    try:
        yield reader
    finally:
        reader.close()


class GuardedReader:
    """Reads documents one by one in a process that is started when it is needed, and anew when it has died."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Start nothing yet."""
        self._folder, self._limits = folder, limits
        self._process: subprocess.Popen[str] | None = None
        self._is_late = False
        self._reason = ""

    def read(self, file: str) -> RawDocument:
        """Return a document as read, or with the limit that it broke; OSError where the file system fails.

        A document that fails after others is read once more in a new process, so that it never fails for what
        they left behind.
        """
        is_new = self._process is None
        document = self._ask(file)
        if document is None and not is_new:
            document = self._ask(file)
        if document is not None:
            return document
        return RawDocument(file, "", digest(self._folder, file), format_of(file), self._reason)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            _end(self._process)
            self._process = None

    def _ask(self, file: str) -> RawDocument | None:
        """Return the answer about a document, None where the process died over it; `_reason` then tells why."""
        process = self._process = self._process or self._started()
        assert process.stdin is not None and process.stdout is not None
        self._is_late = False
        timer = Timer(self._limits.seconds * PATIENCE, self._stop_late)
        timer.start()
        try:
            process.stdin.write(json.dumps({"folder": str(self._folder), "file": file}) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        finally:
            timer.cancel()
        if not answer.endswith("\n"):
            process.wait()
            self.close()
            self._reason = self._reason_of(process.returncode)
            return None
        fields = json.loads(answer)
        if worker.FAILED in fields:
            raise OSError(fields[worker.FAILED])
        return RawDocument.of(fields)

    def _started(self) -> subprocess.Popen[str]:
        # -P keeps modules that lie in the working directory, among documents perhaps, from being imported.
        command = [sys.executable, "-P", worker.__file__, json.dumps(asdict(self._limits))]
        path = os.pathsep.join([str(PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])])
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=_log(),
            env=os.environ | {"PYTHONPATH": path},
            encoding="utf-8",
        )
        assert process.stdout is not None
        if process.stdout.readline().strip() != worker.READY:
            _end(process)
            raise ReaderError(
                f"the process that reads documents did not start (status {process.returncode}), see the log"
            )
        return process

    def _stop_late(self) -> None:
        self._is_late = True
        if self._process is not None:
            self._process.kill()

    def _reason_of(self, status: int) -> str:
        """Return in words why the process ended."""
        if self._is_late or status == -signal.SIGXCPU:
            return f"takes more than {self._limits.seconds} seconds to read; split it, or save it as plain text"
        if status in (worker.OUT_OF_MEMORY, -signal.SIGKILL):
            most = self._limits.memory_megabytes
            return f"takes more than {most:,} MB of memory to read; split it, or save it as plain text"
        return "breaks the program that reads its format, as damaged files do; save it anew, or as plain text"


def _end(process: subprocess.Popen[str]) -> None:
    """Kill a process, if it still lives, and close what leads to it."""
    process.kill()
    # What could not be written to it any more is of no interest.
    with suppress(BrokenPipeError), process:
        pass


def _log() -> int | None:
    """Return where this process writes its log, for the other one to write there too."""
    try:
        return sys.stderr.fileno()
    except (AttributeError, OSError):
        return None
