"""Name a folder in object storage, and the folder on disk that stands for it."""

from dataclasses import dataclass
from pathlib import Path

SCHEME = "s3://"
FORM = f"{SCHEME}BUCKET/FOLDER"
# Most file systems take no longer name of a file or folder.
LONGEST = 255


class ObjectsError(ValueError):
    """Object storage that cannot be used; the message names the address, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Address:
    """A folder in object storage: all objects of `bucket` with keys that begin with `prefix`, which ends in a slash."""

    bucket: str
    prefix: str

    def __str__(self) -> str:
        """Return the address as a setting names it."""
        return f"{SCHEME}{self.bucket}/{self.prefix}".rstrip("/")

    def key(self, name: str) -> str:
        """Return the key of the object with this name below the folder."""
        return self.prefix + name

    def on_disk(self, folder: Path) -> Path:
        """Return the folder below `folder` that stands for this one on disk."""
        return folder / self.bucket / self.prefix


def find(text: str) -> Address | None:
    """Return the address that a setting names, None where it names a folder on disk; ObjectsError where neither."""
    return parse(text) if text.startswith(SCHEME) else None


def parse(text: str) -> Address:
    """Return the address that a text names; ObjectsError where it names none."""
    path = text.removeprefix(SCHEME).rstrip("/")
    bucket, _, folder = path.partition("/")
    if not text.startswith(SCHEME) or not folder or name_fault(path) or set("{}?#") & set(path):
        raise ObjectsError(f"{text!a} is no folder in object storage; allowed: {FORM}; correct it")
    return Address(bucket, f"{folder}/")


def refuse_overlap(raw: Address | None, processed: Address | None) -> None:
    """Raise ObjectsError where results would be documents of the next run."""
    if raw and processed and f"{processed}/".startswith(f"{raw}/"):
        raise ObjectsError(f"processed: {processed} lies in the raw folder; name a folder outside of {raw}")


def name_fault(name: str) -> str:
    """Tell why an object of this name cannot be brought to disk, "" where it can: a key may be any text."""
    parts = name.split("/")
    if {"", ".", ".."} & set(parts):
        return "has an empty part, '.' or '..' between its slashes"
    if any(len(part.encode("utf-8", "replace")) > LONGEST for part in parts):
        return f"has a part of more than {LONGEST} bytes"
    return "holds a NUL character" if "\0" in name else ""
