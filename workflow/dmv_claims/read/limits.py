"""What one document may cost, so that a broken or hostile one cannot take the others down with it."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a document may have: its file in MB, what an archive unpacks to in MB, its text in characters.

    And what reading it may take: seconds of CPU, memory in MB. A document that needs more is rejected.
    """

    megabytes: int = 100
    unpacked_megabytes: int = 300
    characters: int = 5_000_000
    seconds: int = 120
    memory_megabytes: int = 2_048

    @property
    def memory_bytes(self) -> int:
        """The memory in bytes."""
        return self.memory_megabytes * MEGABYTE


LIMITS = Limits()
