"""Tell which names below the raw folder may be written to, so that no sheet and no link leads elsewhere."""

from pathlib import Path, PurePosixPath

from dmv_claims.read import NO_DOCUMENTS

# What a name may take in a folder, in bytes, so that a date and an ending still fit behind it.
LONGEST = 200


def refusal(raw: Path, file: str) -> str:
    """Return why `file` must not be written below `raw`, "" where it may."""
    name = PurePosixPath(file)
    if not file.isprintable() or "\\" in file:
        return "has a name with signs that do not belong into one; rename it in the sheet"
    if name.is_absolute() or file.endswith("/") or any(part.startswith(".") for part in name.parts):
        return "has a hidden name, or one outside of the raw folder; rename it in the sheet"
    if name.name.casefold() in {one.casefold() for one in NO_DOCUMENTS}:
        return "has a name that no document may have; rename it in the sheet"
    if any(len(part.encode("utf-8", "replace")) > LONGEST for part in name.parts):
        return f"has a name of more than {LONGEST} bytes; shorten it in the sheet"
    return obstacle(raw, file)


def obstacle(raw: Path, file: str) -> str:
    """Return what stands in the way of writing `file` below `raw`: a link, or a folder where a file belongs."""
    path = raw
    *folders, _ = parts = PurePosixPath(file).parts
    for number, part in enumerate(parts):
        path /= part
        shown = path.relative_to(raw).as_posix()
        if path.is_symlink():
            return f"{shown} is a link, through which nothing is written; put a file or folder there"
        is_last = number == len(folders)
        if path.exists() and path.is_dir() == is_last:
            return f"{shown} is {'a folder' if is_last else 'no folder'}; rename one of the two"
    return ""
