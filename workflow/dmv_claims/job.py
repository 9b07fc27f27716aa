"""Begin a job of the workflow: what it prints goes into its log, how far it is goes to its user."""

import sys
from pathlib import Path

from dmv_claims import lock, progress


def begin(log: str, processed: str) -> None:
    """Send all output of this process to the file `log`, and let runs that begin meanwhile wait for it to end.

    What `progress.track` says is still seen where the workflow runs.
    """
    sys.stdout = sys.stderr = Path(log).open("w", encoding="utf-8", buffering=1)  # noqa: SIM115
    progress.show()
    lock.hold_job(Path(processed))
