"""Bring the files of a dataset into processed/: changed ones are replaced, gone ones removed, all are listed."""

import json
from collections.abc import Collection, Mapping
from filecmp import cmp
from pathlib import Path

from dmv_claims.digest import sha256_of
from dmv_claims.tables import parquet


def publish(written: Path, rows: Mapping[str, int], folders: Collection[str], processed: Path, manifest: Path) -> None:
    """Move the files of a dataset from the folder `written` to `processed` and list them in `manifest`.

    `rows` are the numbers of their rows by their paths; other Parquet files in the `folders` of tables go.
    """
    entries = {
        path: {"rows": rows[path], "bytes": (written / path).stat().st_size, "sha256": sha256_of(written / path)}
        for path in sorted(rows)
    }
    for path in entries:
        _move_changed(written / path, processed / path)
    for folder in folders:
        _remove_stale(processed / folder, processed, entries)
    # Written even where nothing changed: the workflow tells by its time that the tables are up to date.
    parquet.write(manifest, (json.dumps(entries, indent=2) + "\n").encode("utf-8"))


def _move_changed(source: Path, target: Path) -> None:
    """Put a file in its place unless the same bytes stand there; then these keep their time of change too."""
    if target.is_file() and cmp(source, target, shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _remove_stale(folder: Path, processed: Path, kept: Collection[str]) -> None:
    for path in folder.glob("*.parquet"):
        if path.relative_to(processed).as_posix() not in kept:
            path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
