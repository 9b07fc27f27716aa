"""Tell files by their bytes."""

from hashlib import file_digest
from pathlib import Path


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in 64 hexadecimal digits; it is read piece by piece."""
    with path.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
