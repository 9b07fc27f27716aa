# What the rules share: settings, documents and their batches, and the project's own files that results depend on.
import json
import os
from functools import cache
from hashlib import sha256
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator
from snakemake.exceptions import WorkflowError

from dmv_claims import columns, vocabulary
from dmv_claims.batches import plan
from dmv_claims.dependencies import files_of_step
from dmv_claims.read import is_document
from dmv_claims.records import TABLES
from dmv_claims.sources import SourcesError, load_sources


def check_config(schema):
    """Fill in the defaults; stop with one line where a key or a value is not allowed."""
    where = "config/config.yaml or --config"
    keys = schema["properties"]
    for unknown in sorted(config.keys() - keys.keys()):
        raise WorkflowError(f"{where}: there is no key '{unknown}'; allowed are {', '.join(keys)}")
    for error in Draft202012Validator(schema).iter_errors(config):
        key = error.absolute_path[0]
        raise WorkflowError(f"{where}: {key} is {error.instance!r}; allowed is {keys[key]['description']}")
    config.update({key: entry["default"] for key, entry in keys.items() if "default" in entry} | config)


def find_sheet():
    """Return the sheet's path; one that is named has to exist."""
    if "sheet" in config and not Path(config["sheet"]).is_file():
        raise WorkflowError(f"sheet: there is no file {config['sheet']}; correct the path or leave the key out")
    return Path(config.get("sheet", RAW / "sources.csv"))


def find_documents():
    """Return the names of the documents below raw, sorted; stop where there are none."""
    if not RAW.is_dir():
        raise WorkflowError(f"raw: there is no folder {RAW}; make it or name another: --config raw=FOLDER")
    if RAW.resolve() in (PROCESSED.resolve(), *PROCESSED.resolve().parents):
        raise WorkflowError(f"processed: {PROCESSED} lies in the raw folder; name one outside of it")
    found = (path for path in RAW.rglob("*") if is_document(path) and path != SHEET)
    names = sorted(path.relative_to(RAW).as_posix() for path in found)
    if not names:
        raise WorkflowError(f"raw: {RAW} holds no document; put some in or name another: --config raw=FOLDER")
    for name in names:
        if os.fsencode(name) != name.encode("utf-8", "replace"):
            raise WorkflowError(f"raw: {os.fsencode(name)} is no file name in UTF-8; rename the file")
    return names


def read_sheet():
    try:
        return load_sources(SHEET)
    except SourcesError as error:
        raise WorkflowError(str(error)) from None


def documents_of(wildcards):
    """Return the documents of a batch, less those with names that Snakemake would take for something else."""
    paths = [(RAW / name).as_posix() for name in BATCHES[wildcards.batch]]
    return [path for path in paths if not set("{}\n") & set(path) and path == path.strip()]


def own(*files):
    """Return files of the project relative to the working directory, wherever it was installed from."""
    return [Path(os.path.relpath(file)).as_posix() for file in sorted(files)]


@cache
def checksum(file):
    return sha256(Path(file).read_bytes()).hexdigest()


def checksums(files):
    """Identify contents: a file replaced by an older one has changed too, which times do not tell."""
    return {str(file): checksum(file) for file in files}


def forget_damaged_tables():
    """Remove the manifest where a table it lists is gone or has another size, so that all are written again."""
    try:
        tables = json.loads(Path(MANIFEST).read_text(encoding="utf-8"))
        sound = all((PROCESSED / name).stat().st_size == table["bytes"] for name, table in tables.items())
    except FileNotFoundError:
        sound = False
    if not sound:
        Path(MANIFEST).unlink(missing_ok=True)


def print_summary():
    from dmv_claims.summary import summary

    print(summary(PROCESSED), end="")


check_config(yaml.safe_load((columns.SCHEMAS / "config.schema.yaml").read_text(encoding="utf-8")))

RAW = Path(config["raw"])
PROCESSED = Path(config["processed"])
WORK = PROCESSED / ".work"
MANIFEST = WORK / "tables.json"
SHEET = find_sheet()
SOURCES = read_sheet()
BATCHES = plan(find_documents(), config["batch_size"])
# What extract writes for a batch, one file each
VOCABULARY = own(*vocabulary.FOLDER.glob("*.yaml"))
DICTIONARY = own(*columns.SCHEMAS.glob("columns*.yaml"))

if workflow.is_main_process and not workflow.dryrun:
    forget_damaged_tables()


wildcard_constraints:
    batch="|".join(BATCHES),
