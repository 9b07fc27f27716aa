"""Divide documents into batches by a rule that keeps a document in its batch when others come or go."""

from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

# Batches of the least size are made up to so many, as many as a machine has cores for; then these grow, up to the most
# documents that are still analysed within a minute or two, which is what one changed document costs.
LEAST, SPREAD, MOST = 16, 16, 1024


def plan(files: Sequence[str], batch_size: int | None = None) -> dict[str, list[str]]:
    """Return the files of each batch by its name ("003-of-008"), both sorted; no batch is empty.

    A file's batch is the SHA-256 of its name modulo the number of batches, the power of two that gives
    batches of about `batch_size` files; only when that number doubles or halves do other documents move. Without a size
    batches grow with the number of files. ValueError where `batch_size` is below 1 or a file comes twice.
    """
    if batch_size is None:
        batch_size = min(max(-(-len(files) // SPREAD), LEAST), MOST)
    if batch_size < 1:
        raise ValueError(f"batch_size is {batch_size}; allowed: 1 or more; correct it in config/config.yaml")
    if len(set(files)) < len(files):
        raise ValueError("a file is listed twice; list each once")
    number = _power_of_two(-(-len(files) // batch_size))
    batches: dict[str, list[str]] = defaultdict(list)
    for file in sorted(files):
        rank = int(sha256(file.encode("utf-8")).hexdigest(), 16) % number
        batches[f"{rank + 1:03d}-of-{number:03d}"].append(file)
    return dict(sorted(batches.items()))


def _power_of_two(least: int) -> int:
    """Return the smallest power of two that is at least `least`, and at least 1."""
    return 1 << max(least - 1, 0).bit_length()
