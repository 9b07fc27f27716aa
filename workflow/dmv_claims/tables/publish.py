"""Bring the table files into processed/: changed ones are replaced, gone ones removed, all are listed."""

import json
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from dmv_claims.tables import parquet


def publish(
    files: Mapping[str, pa.Table], folders: Collection[str], processed: Path, manifest: Path, about: Mapping[str, str]
) -> None:
    """Write the files of a dataset and its manifest.

    `files` are rows by the path of their file below `processed`; other Parquet files in its `folders` go. Each file
    says what there is to say `about` the dataset.
    """
    contents = {path: parquet.encode(rows, about) for path, rows in files.items()}
    for path, content in contents.items():
        parquet.write_changed(processed / path, content)
    for folder in folders:
        _remove_stale(processed / folder, processed, contents)
    entries = {
        path: {"rows": files[path].num_rows, "bytes": len(content), "sha256": sha256(content).hexdigest()}
        for path, content in sorted(contents.items())
    }
    # Written even where nothing changed: the workflow tells by its time that the tables are up to date.
    parquet.write(manifest, (json.dumps(entries, indent=2) + "\n").encode("utf-8"))


def _remove_stale(folder: Path, processed: Path, kept: Collection[str]) -> None:
    for path in folder.glob("*.parquet"):
        if path.relative_to(processed).as_posix() not in kept:
            path.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
