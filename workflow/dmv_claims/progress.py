"""Say how far a step is while it runs: so many of all, in so many seconds."""

import logging
import sys
from collections.abc import Collection, Iterator
from time import monotonic
from typing import TypeVar

Item = TypeVar("Item")

LOG = logging.getLogger(__name__)
# Often enough to see that it moves, seldom enough to leave other lines in sight.
SECONDS = 2.0


def track(items: Collection[Item], doing: str, what: str) -> Iterator[Item]:
    """Yield the items one by one; log every few seconds, and at the end, how many of them are done."""
    start = said = monotonic()
    for done, item in enumerate(items, 1):
        yield item
        now = monotonic()
        if done == len(items) or now - said >= SECONDS:
            said = now
            LOG.info("%s: %d of %d %s, %.1f s", doing, done, len(items), what, now - start)


def show() -> None:
    """Let the user of a job see what `track` says, though the job's own output goes into a log."""
    if sys.__stderr__ and not LOG.handlers:
        LOG.addHandler(logging.StreamHandler(sys.__stderr__))
        LOG.setLevel(logging.INFO)
