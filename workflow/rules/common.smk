# What the rules share: settings, documents and their batches, and the project's own files that results depend on.
import math
import os
import sys
from functools import cache
from pathlib import Path

from dmv_claims import check_vocabulary, disk, gold, lock, settings, sheet, sources, vocabulary
from dmv_claims.batches import plan
from dmv_claims.dependencies import files_of_step
from dmv_claims.diff.summary import changes_summary
from dmv_claims.digest import sha256_of
from dmv_claims.objects import address, stock, upload
from dmv_claims.package import dataset
from dmv_claims.read import inside
from dmv_claims.review import decisions, queue
from dmv_claims.summary import summary
from dmv_claims.tables import columns, precision


def extracted(wildcards):
    """Return the rows of all batches; without documents a run ends here, before any job."""
    if MISSING:
        sys.exit(MISSING)
    return [f"{WORK}/extract/{batch}.arrow" for batch in BATCHES]


@cache
def megabytes(file):
    return (STOCK[file].bytes if FROM else (RAW / file).lstat().st_size) / 1e6


def grows(base, per_megabyte, per_largest=0):
    """Return a resource that grows with the megabytes of a batch, or of all documents, and of the largest of them.

    Each attempt doubles it.
    """

    def amount(wildcards, attempt):
        files = BATCHES[wildcards.batch] if "batch" in wildcards.keys() else DOCUMENTS
        sizes = [megabytes(file) for file in files]
        return math.ceil(base + per_megabyte * sum(sizes) + per_largest * max(sizes)) * 2 ** (attempt - 1)

    return amount


def own(files):
    """Return files of the project relative to the working directory, sorted."""
    return [Path(os.path.relpath(file)).as_posix() for file in sorted(files)]


@cache
def checksum(file):
    return sha256_of(Path(file))


def checksums(files):
    """Identify files by their contents: one that an older file has replaced is new too, which its time does not tell."""
    return {str(file): checksum(file) for file in files}


def baseline(wildcards):
    """Return the folder to compare with; the run stops with one line where it cannot be used."""
    try:
        return settings.find_baseline(config)
    except settings.SettingsError as error:
        sys.exit(f"Cannot run: {error}")


def sheet_to_fetch(wildcards):
    """Return the sheet; only who fetches has to have one, and to say who asks."""
    if FROM:
        sys.exit(f"Cannot run: raw: documents are fetched to disk; name a folder, and copy it to {FROM} afterwards")
    try:
        settings.check_fetch(config, SHEET)
    except settings.SettingsError as error:
        sys.exit(f"Cannot run: {error}")
    return str(SHEET)


def labelled(wildcards):
    """Return the labelled documents that accuracy is measured on, with those that a model is trained on."""
    return own({*gold.files_of(GOLD), *(gold.files_of(TRAINING) if TRAINING else ())})


def closing_words(targets):
    """Return what the user is told at the end of a run that was asked for these targets."""
    if "fetch" in targets:
        return Path(rules.fetch.log[0]).read_text(encoding="utf-8")
    if "review" in targets:
        return queue.queue_summary(QUEUE, REVIEW, config["queue_size"])
    if "diff" in targets:
        return changes_summary(Path(rules.diff.output.table), Path(rules.diff.output.page))
    return summary(PROCESSED) if MANIFEST.is_file() else ""


try:
    config.update(settings.check_settings(config))
    # Jobs work on disk: where a key names object storage, from here on it names the folder that stands for it.
    FROM, TO = address.find(config["raw"]), address.find(config["processed"])
    address.refuse_overlap(FROM, TO)
    PROCESSED = TO.on_disk(Path(".s3")) if TO else Path(config["processed"])
    if workflow.is_main_process and lock.will_write(sys.argv):
        disk.check(PROCESSED)
        check_vocabulary.check_vocabulary()
    WORK = PROCESSED / ".work"
    RAW, LAST_UPLOAD = WORK / "raw" if FROM else Path(config["raw"]), WORK / "uploaded.json"
    config.update(raw=str(RAW), processed=str(PROCESSED))
    STOCK = stock.stock_of(FROM, RAW, anew=workflow.is_main_process) if FROM else {}
    if TO and workflow.is_main_process:
        upload.recall_upload(TO, LAST_UPLOAD)
    SHEET, REVIEW = settings.find_sheet(config), settings.find_review(config)
    SOURCES = sources.load_sources(SHEET)
    if workflow.is_main_process:
        decisions.load_decisions(REVIEW)
    GOLD, TRAINING = Path(config["gold"]), Path(config["training"]) if config["training"] else None
    DOCUMENTS, MISSING = list(STOCK) or settings.find_documents(RAW, PROCESSED, SHEET), None
except settings.NoDocumentError as error:
    # To be told by who needs documents, which `snakemake fetch` does not.
    DOCUMENTS, MISSING = [], f"Cannot run: {error}"
except (
    settings.SettingsError,
    sheet.SheetError,
    address.ObjectsError,
    disk.DiskError,
    vocabulary.VocabularyError,
) as error:
    # One line on what to mend; Snakemake would put it among lines about this file.
    sys.exit(f"Cannot run: {error}")

BATCHES = plan(DOCUMENTS, config["batch_size"])
MANIFEST = WORK / "tables.json"
VOCABULARY = own(vocabulary.FOLDER.glob("*.yaml"))
DICTIONARY = own([*columns.SCHEMAS.glob("columns*.yaml"), precision.FILE])
DATASET = own([dataset.FILE, dataset.SCHEMA])

# One run at a time writes to a folder. What a run that was killed has left behind holds nobody up.
if workflow.is_main_process and lock.will_write(sys.argv):
    try:
        lock.hold_run(PROCESSED)
    except lock.RunningError as error:
        sys.exit(f"Cannot run: {error}")
    if lock.remove_dead_notes(Path(".snakemake/locks"), PROCESSED):
        lock.remove_leftovers(PROCESSED)

# A job that failed has left its batch, or the model, to be made again, with all that comes of it.
if workflow.is_main_process:
    ROWS = [WORK / "extract" / f"{batch}.arrow" for batch in BATCHES]
    for rows in ROWS:
        texts, model = WORK / "read" / f"{rows.stem}.parquet", WORK / "model.parquet"
        lock.remove_unfounded(rows, [texts, model] if TRAINING else [texts])
    lock.remove_unfounded(MANIFEST, ROWS)

# Without its manifest, write_tables runs again. The jobs themselves, when they read this file, leave it alone.
if workflow.is_main_process and not settings.tables_are_whole(MANIFEST, PROCESSED):
    MANIFEST.unlink(missing_ok=True)


wildcard_constraints:
    batch="|".join(BATCHES),
