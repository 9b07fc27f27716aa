"""How far a download may go: times, sizes, numbers of requests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a run; times are seconds."""

    # Between two requests to one host.
    interval: float = 1.0
    # The longest pause that a host may ask for.
    patience: float = 60.0
    # Before the second attempt; it doubles for each further one.
    back_off: float = 2.0
    connect: float = 10.0
    read: float = 30.0
    # For one request with its answer.
    whole: float = 300.0
    max_bytes: int = 50_000_000
    attempts: int = 4
    redirects: int = 5
    # Asked at the same time, each for one document after the other.
    hosts: int = 4
    # A host that fails for so many documents running is not asked for the others.
    failures: int = 5
