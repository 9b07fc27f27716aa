"""Try inputs on a target in a process of its own, and note what comes of each, also where that process dies."""

import logging
import multiprocessing
import os
import resource
import signal
import time
import traceback
import warnings
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from dmv_claims.read.guard import guarded_reader
from dmv_claims.read.limits import LIMITS
from dmv_claims.read.worker import OUT_OF_MEMORY
from fuzz_shrink import shrunk
from fuzz_targets import Target

SEED = 1
# In seconds of CPU: an input may take the first number, and the second more for each KB that it has.
LEAST, PER_KB = 2.0, 0.05
# So much of a fault or a reason is noted.
LONGEST = 300


@dataclass(frozen=True)
class Tried:
    """What came of one input: its bytes, seconds of CPU, KB of memory needed so far, the outcome, the file kept of it.

    `kind` is "read", "rejected", "failed" or "died", `words` the reason or the fault.
    """

    size: int
    seconds: float
    memory: int
    kind: str
    words: str
    file: str = ""


def fuzz(target: Target, seconds: float, folder: Path, most: int | None = None) -> list[Tried]:
    """Try inputs on a target for so many seconds, at most so many, and return what came of each.

    Of each fault the first input, made smaller, is left in `folder` with the fault beside it, and each that is deadly.
    """
    tries = Tries(target, folder)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        process = multiprocessing.get_context("fork").Process(target=tries.go_on, args=(until, most))
        process.start()
        process.join()
        if process.exitcode == 0:
            break
        tries.note_death(process.exitcode or 0)
    return tries.tried()


class Tries:
    """The inputs of one target that were tried; what is to be kept of them goes into a folder."""

    def __init__(self, target: Target, folder: Path) -> None:
        """Start the target and begin without inputs."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._target, self._trial = folder, target, target.start()
        self._input = folder / f"input{target.suffix}"
        self._journal = folder / "journal.tsv"
        self._journal.write_text("", encoding="utf-8")

    def tried(self) -> list[Tried]:
        """Return what came of the inputs so far, in their order."""
        rows = (line.split("\t") for line in self._journal.read_text(encoding="utf-8").split("\n")[:-1])
        return [Tried(int(size), float(seconds), int(memory), *rest) for size, seconds, memory, *rest in rows]

    def go_on(self, until: float, most: int | None) -> None:
        """Try the inputs that follow, up to a moment; this process may end over any of them."""
        logging.disable(logging.CRITICAL)
        warnings.simplefilter("error")
        _bound_memory()
        memory = _memory()
        known = {one.words for one in self.tried()}
        for number in count(len(self.tried())):
            if number == most or time.monotonic() > until:
                return
            content = self._target.make(Random(f"{SEED}:{number}"))
            self._input.write_bytes(content)
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_PROF, LEAST + PER_KB * len(content) / 1e3)
            fault, words = self._try(content)
            signal.setitimer(signal.ITIMER_PROF, 0)
            taken = (len(content), time.process_time() - begun, _memory() - memory)
            if fault and fault not in known:
                self._keep(number, content, fault, words)
                known.add(fault)
            kind = "failed" if fault else "rejected" if words else "read"
            self._note(Tried(*taken, kind, fault or words, self._name(number) if fault else ""))

    def note_death(self, status: int) -> None:
        """Note that the process ended over the present input: a reject where the reader has a reason for it.

        RuntimeError where the process ended for another reason.
        """
        if status > 0 and status != OUT_OF_MEMORY:
            raise RuntimeError("the fuzz run itself failed, see above")
        words = "takes too much memory" if status > 0 else signal.Signals(-status).name
        name = self._name(len(self.tried()))
        self._input.replace(self._folder / name)
        with guarded_reader(self._folder) as reader:
            reason = "" if words == "SIGPROF" else reader.read(name).reason
        taken = ((self._folder / name).stat().st_size, 0.0, 0)
        self._note(Tried(*taken, "died" if reason else "failed", f"{words} {reason}", name))

    def _try(self, content: bytes) -> tuple[str, str]:
        """Return the fault of an input and how it came about, or "" and the reason why the input is rejected."""
        self._input.write_bytes(content)
        try:
            return "", self._trial(self._input)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}", traceback.format_exc()

    def _keep(self, number: int, content: bytes, fault: str, words: str) -> None:
        less = shrunk(content, lambda one: self._try(one)[0] == fault)
        (self._folder / self._name(number)).write_bytes(less)
        (self._folder / f"{number}.fault").write_text(words, encoding="utf-8", errors="backslashreplace")

    def _name(self, number: int) -> str:
        return f"{number}{self._target.suffix}"

    def _note(self, one: Tried) -> None:
        words = " ".join(one.words.split())[:LONGEST].encode("utf-8", "backslashreplace").decode()
        cells = (one.size, f"{one.seconds:.6f}", one.memory, one.kind, words, one.file)
        with self._journal.open("a", encoding="utf-8") as journal:
            journal.write("\t".join(map(str, cells)) + "\n")


def _memory() -> int:
    """Return the most memory that this process had so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _bound_memory() -> None:
    """Let this process have as much memory more as a reader of documents may have."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + LIMITS.memory_bytes, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
