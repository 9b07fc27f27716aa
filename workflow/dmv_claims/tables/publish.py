"""Bring the files of a dataset into processed/: changed ones are replaced, gone ones removed, all are listed."""

import json
from collections.abc import Collection, Mapping
from filecmp import cmp
from pathlib import Path

from dmv_claims.tables import parquet
from dmv_claims.tables.files import Entry


def publish(
    written: Path, entries: Mapping[str, Entry], folders: Collection[str], processed: Path, manifest: Path
) -> None:
    """Move the files of a dataset from the folder `written` to `processed` and list them in `manifest`.

    `entries` are all of its files by their paths; those that are not in `written` stand in their places already. Other
    Parquet files in the `folders` of tables go.
    """
    entries = dict(sorted(entries.items()))
    for path in entries:
        (processed / path).parent.mkdir(parents=True, exist_ok=True)
    # All that takes space comes before the first move: where the disk is full, the last tables are still all there.
    # Written even where nothing changed: the workflow tells by its time that the tables are up to date.
    with parquet.beside(manifest) as part:
        part.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
        for path in entries:
            if (written / path).is_file():
                _move_changed(written / path, processed / path)
        for folder in folders:
            _remove_stale(processed / folder, processed, entries)


def _move_changed(source: Path, target: Path) -> None:
    """Put a file in its place unless the same bytes stand there; then these keep their time of change too."""
    if target.is_file() and cmp(source, target, shallow=False):
        return
    source.replace(target)


def _remove_stale(folder: Path, processed: Path, kept: Collection[str]) -> None:
    for path in folder.glob("*.parquet"):
        if path.relative_to(processed).as_posix() not in kept:
            path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
