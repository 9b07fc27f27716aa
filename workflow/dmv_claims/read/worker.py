"""Read documents one after the other in a process of its own, within the limits of each; `guard` starts it.

It takes a line of JSON for each document, {"folder": …, "file": …}, and answers with one: the document as read, or
{"failed": …} where the file system failed. Where memory does not suffice it ends with the status `OUT_OF_MEMORY`.
"""

import json
import logging
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from dmv_claims.read.document import RawDocument
from dmv_claims.read.formats import format_of, read_document
from dmv_claims.read.inside import digest
from dmv_claims.read.limits import Limits

LOG = logging.getLogger(__name__)

READY, FAILED, OUT_OF_MEMORY = "ready", "failed", 70


def main() -> None:
    """Serve until there is no more input; the limits are the first argument, as JSON."""
    limits = Limits(**json.loads(sys.argv[1]))
    # What a parser prints must not come between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Who interrupts a run means the process that started this one; it ends by itself when that does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(limits)
    log = logging.StreamHandler()
    logging.basicConfig(handlers=[log])
    print(READY, file=answers, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        _bound_time(limits)
        log.setFormatter(logging.Formatter(f"{asked['file'].replace('%', '%%')}: %(message)s"))
        try:
            answer = asdict(read(Path(asked["folder"]), asked["file"], limits))
            print(json.dumps(answer), file=answers, flush=True)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except OSError as error:
            print(json.dumps({FAILED: str(error)}), file=answers, flush=True)


def read(folder: Path, file: str, limits: Limits) -> RawDocument:
    """Return a document as read; one that breaks its reader is rejected. MemoryError and OSError are raised."""
    try:
        return read_document(folder, file, limits)
    except (MemoryError, OSError):
        raise
    except Exception as error:
        LOG.exception("the reading failed")
        reason = f"the reading failed ({type(error).__name__}: {error}); save it as plain text"
        return RawDocument(file, "", digest(folder, file), format_of(file), reason)


def _bound_memory(limits: Limits) -> None:
    # Not every system has such limits; the time is then bounded by who started this process.
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_time(limits: Limits) -> None:
    """Let this process live for so many seconds of work from now on."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + limits.seconds + 1, hard))


if __name__ == "__main__":
    main()
