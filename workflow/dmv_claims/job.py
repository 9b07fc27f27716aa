"""Begin a job of the workflow: what it prints goes into its log, how far it is goes to its user."""

import sys
from functools import partial
from pathlib import Path
from types import TracebackType

from dmv_claims import disk, lock, progress


def begin(log: str, processed: str) -> None:
    """Send all output of this process to the file `log`, and let runs that begin meanwhile wait for it to end.

    What `progress.track` says is still seen where the workflow runs. Where a disk takes no more, one line says so in
    place of a traceback.
    """
    sys.excepthook = partial(_fail, Path(processed))
    sys.stdout = sys.stderr = Path(log).open("w", encoding="utf-8", buffering=1)  # noqa: SIM115
    progress.show()
    lock.hold_job(Path(processed))


def _fail(processed: Path, kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
    """Say why the job failed, in its log, which Snakemake shows; to its user where the log takes no more either."""
    reason = disk.explain(error, processed)
    if not reason:
        sys.__excepthook__(kind, error, at)
        return
    try:
        print(f"Cannot go on: {reason}", file=sys.stderr, flush=True)
    except OSError:
        print(f"Cannot go on: {reason}", file=sys.__stderr__, flush=True)
