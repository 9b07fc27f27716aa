"""Keep reading inside the raw folder: links, and names with "..", may lead out of it."""

import hashlib
import os
from functools import cache
from pathlib import Path

from dmv_claims.digest import sha256_of
from dmv_claims.read.limits import LIMITS, MEGABYTE, Limits


def find_fault(folder: Path, file: str, limits: Limits = LIMITS) -> str:
    """Return why a file must not or cannot be read, and what to do; "" where it can be. The file is not opened."""
    path = _real(folder, file)
    if path is None:
        return "leads out of the folder of documents; put the file itself there"
    if path.is_dir():
        return "is a link to a folder; put the folder itself there"
    if not path.is_file() and (folder / file).is_symlink():
        return "is a link that leads to no file; remove it, or put the file itself there"
    size = path.stat().st_size
    if not os.access(path, os.R_OK):
        return "may not be read; give yourself the right to (chmod u+r)"
    if size > limits.megabytes * MEGABYTE:
        return f"has {size / MEGABYTE:,.0f} MB; allowed are {limits.megabytes}; split it"
    return ""


def digest(folder: Path, file: str) -> str:
    """Return the SHA-256 of a file's bytes; of its name where it must not or cannot be read."""
    path = _real(folder, file)
    if path is None or not path.is_file() or not os.access(path, os.R_OK):
        return hashlib.sha256(os.fsencode(file)).hexdigest()
    return sha256_of(path)


def _real(folder: Path, file: str) -> Path | None:
    """Return the path behind all links; None where it does not lie in the folder."""
    path = folder / file
    is_plain = path.name != ".." and not path.is_symlink()
    real = Path(_real_folder(path.parent), path.name) if is_plain else Path(os.path.realpath(path))
    return real if real.is_relative_to(_real_folder(folder)) else None


@cache
def _real_folder(folder: Path) -> str:
    # Asked for once and not for each of thousands of documents in it.
    return os.path.realpath(folder)
