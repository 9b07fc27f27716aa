# What the rules share: settings, documents and their batches, and the project's own files that results depend on.
import json
import os
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from snakemake.exceptions import WorkflowError

from dmv_claims import vocabulary
from dmv_claims.batches import plan
from dmv_claims.dependencies import files_of_step
from dmv_claims.read import is_document
from dmv_claims.sources import SourcesError, load_sources


def check_config(config, schema):
    """Fill in defaults; stop with one line where a key or value is not allowed."""
    where = "config/config.yaml or --config"
    keys = schema["properties"]
    for unknown in sorted(config.keys() - keys.keys()):
        raise WorkflowError(f"{where}: '{unknown}' is no setting; allowed are {', '.join(keys)}")
    for error in Draft202012Validator(schema).iter_errors(config):
        key = error.absolute_path[0]
        raise WorkflowError(f"{where}: {key} is {error.instance!r}; allowed is {keys[key]['description']}")
    for key, entry in keys.items():
        if "default" in entry:
            config.setdefault(key, entry["default"])


def find_documents(raw, processed, sheet):
    """Return the names of the documents below raw, sorted; stop where there are none."""
    if not raw.is_dir():
        raise WorkflowError(f"raw: there is no folder {raw}; make it, or name another: snakemake --config raw=…")
    if raw.resolve() in (processed.resolve(), *processed.resolve().parents):
        raise WorkflowError(f"processed: {processed} lies in the raw folder {raw}; name a folder outside it")
    names = sorted(path.relative_to(raw).as_posix() for path in raw.rglob("*") if path != sheet and is_document(path))
    for name in names:
        if not name.isprintable() and name != os.fsencode(name).decode("utf-8", "replace"):
            raise WorkflowError(f"raw: the file name {os.fsencode(name)} is not UTF-8; rename it")
    if not names:
        raise WorkflowError(f"raw: the folder {raw} holds no document; put some in, or name another: raw=…")
    return names
