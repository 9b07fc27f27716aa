"""Small made-up documents and a run of all steps over them, for the tests of tables and rejects."""

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from dmv_claims import nlp, pipeline
from dmv_claims.batches import plan
from dmv_claims.vocabulary import FOLDER

OHIO = """Ohio DMV Records and ICE

1. What does the Ohio DMV give to ICE?

The Ohio DMV shares names and home addresses with ICE. ICE keeps the records for up to two years.

2. Does Ohio have an agreement with ICE?

No, Ohio has no agreement with ICE. ICE needs a warrant. The Driver’s Privacy Protection Act limits it.
"""
DOCUMENTS = {
    "ohio.txt": OHIO,
    "nevada.html": "<h1>Nevada</h1><p>The DMV may share photos with ICE.</p><p>Data is encrypted.</p>",
    "ohio-2.txt": "In Ohio, ICE has direct access to the DMV database. People fear deportation.\n",
    "utah/notes.txt": "Utah\n\nUtah trains staff. In 2021 Utah passed a law on driver data.\n",
}

# Built once for all tests, not once a batch.
BUILD = cache(nlp.build)


def run(
    folder: Path,
    documents: Mapping[str, str | bytes | None],
    batch_size: int = 16,
    max_rejected: int = 0,
    build: Callable[..., object] = BUILD,
    review: Path | None = None,
    recipe: str = "",
) -> Path:
    """Take documents through all steps as the workflow does and return the folder of the tables.

    One that is None lies in the folder of documents already.
    """
    raw, work, processed = folder / "raw", folder / "work", folder / "processed"
    for file, text in documents.items():
        if text is not None:
            (raw / file).parent.mkdir(parents=True, exist_ok=True)
            (raw / file).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    batches = plan(list(documents), batch_size)
    for name, files in batches.items():
        texts = work / "read" / f"{name}.parquet"
        pipeline.read_batch(raw, files, texts)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(nlp, "build", build)
            pipeline.extract_batch(texts, raw / "sources.csv", FOLDER, None, work / f"{name}.arrow")
    parts = [work / f"{name}.arrow" for name in batches]
    pipeline.write_tables(parts, processed, work / "tables.json", max_rejected, review, recipe=recipe)
    return processed


def describe(processed: Path) -> Path:
    """Write the data package of the tables that a run has left in a folder and return its descriptor."""
    descriptor = processed / "datapackage.json"
    pipeline.describe(processed.parent / "work" / "tables.json", descriptor, counts=None)
    return descriptor


def contents(processed: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder."""
    files = sorted(path for path in processed.rglob("*") if path.is_file())
    return {path.relative_to(processed).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def rows(processed: Path, table: str) -> pd.DataFrame:
    """Return a table, or one file of it, as an analyst reads it."""
    return pd.read_parquet(processed / table)
