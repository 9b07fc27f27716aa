"""The steps of the workflow, one function each, from files to files.

What only one step needs and is slow to import is imported there: spaCy would double the start of the others.
"""

import gc
import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa

from dmv_claims.memory import collected_after, unpooled
from dmv_claims.progress import track
from dmv_claims.read import RawDocument
from dmv_claims.sources import Source, load_sources
from dmv_claims.tables import parquet
from dmv_claims.tables.columns import load_tables
from dmv_claims.tables.provenance import ProvenanceError
from dmv_claims.tables.records import Rows, accepted, rejected
from dmv_claims.vocabulary import FOLDER, VocabularyError, load_states

if TYPE_CHECKING:
    from spacy.language import Language

LOG = logging.getLogger(__name__)
# What an analysis leaves holds no cycles; to look for them as often as usual takes a sixth of the time.
ANALYSED = 50_000
# A page takes thousands of tuples that go with it; here it is a twentieth.
PAGES = 20_000


def fetch(sheet: Path, raw: Path, agent: str, interval: float, max_mb: int) -> str:
    """Download the original documents of a sheet into `raw` and return a summary; raises FetchError where none came.

    `agent` tells hosts who asks; `interval` is in seconds, between two requests to one host.
    """
    from dmv_claims.fetch.limits import Limits  # noqa: PLC0415
    from dmv_claims.fetch.run import fetch_documents  # noqa: PLC0415

    return fetch_documents(sheet, raw, agent, Limits(interval=interval, max_bytes=max_mb * 1_000_000))


def read_batch(raw: Path, files: Sequence[str], out: Path) -> None:
    """Read files below `raw` and write their texts, or why they have none, as one Parquet file."""
    from dmv_claims.read.guard import guarded_reader  # noqa: PLC0415

    with guarded_reader(raw) as reader:
        documents = [asdict(reader.read(file)) for file in sorted(files)]
    parquet.write(out, parquet.encode(pa.Table.from_pylist(documents, schema=parquet.RAW)))


def read_stored(address: str, tags: Mapping[str, str], out: Path) -> None:
    """Read documents below an address in object storage, as `read_batch` does.

    `tags` are those of the contents that are meant. Raises ObjectsError where storage refuses or has others.
    """
    from dmv_claims.objects.address import parse  # noqa: PLC0415
    from dmv_claims.objects.stock import brought  # noqa: PLC0415

    with brought(parse(address), tags) as raw:
        read_batch(raw, sorted(tags), out)


def train_model(labelled: Path, vocabulary: Path, out: Path) -> None:
    """Train the model on the labelled documents of a folder, those held out aside, and write it as a Parquet file."""
    from dmv_claims.classify import save  # noqa: PLC0415
    from dmv_claims.classify.crossfit import train_on  # noqa: PLC0415
    from dmv_claims.gold import load_training  # noqa: PLC0415

    save(train_on(load_training(labelled), vocabulary), out)


def extract_batch(texts: Path, sheet: Path, vocabulary: Path, model: Path | None, out: Path) -> None:
    """Analyse the texts of a batch and write their rows into the file `out`, document by document.

    Without a `model`, claims are those of frames and vocabulary alone.
    """
    from dmv_claims.nlp import build  # noqa: PLC0415
    from dmv_claims.tables.parts import write_parts  # noqa: PLC0415

    documents = [RawDocument.of(row) for row in parquet.read_rows(texts)]
    sources = load_sources(sheet)
    with collected_after(ANALYSED):
        nlp = build(vocabulary, model or "")
        # The vocabulary never goes, and need not be looked through.
        gc.freeze()
        tracked = track(documents, f"Extracting claims, batch {out.stem}", "documents")
        write_parts(out, (_analyse(nlp, one, sources.get(one.file)) for one in tracked), load_tables(vocabulary))
        gc.unfreeze()


def _analyse(nlp: "Language", raw: RawDocument, source: Source | None) -> Rows:
    """Return the rows of a document; one that cannot be analysed is rejected and the run goes on."""
    if raw.reason:
        return rejected(raw, source, raw.reason)
    try:
        doc = nlp.make_doc(raw.text)
        doc._.state = source.state if source else ""
        nlp(doc)
        if doc._.unplaced:
            return rejected(raw, source, doc._.unplaced)
        return accepted(raw, source, doc)
    except (ProvenanceError, VocabularyError, MemoryError):
        raise
    except Exception as error:
        LOG.exception("%s: the analysis failed", raw.file)
        return rejected(raw, source, f"the analysis failed ({type(error).__name__}: {error}); please report it")


def write_tables(
    batches: Sequence[Path],
    processed: Path,
    manifest: Path,
    max_rejected: int,
    review: Path | None = None,
    vocabulary: Path = FOLDER,
    recipe: str = "",
) -> None:
    """Write the tables of all batches below `processed` and list them in `manifest`.

    `batches` are the files that `extract_batch` wrote, `review` is the sheet of decisions, `recipe` stands for code and
    knowledge: with the same, only states with changed documents are written anew. Raises
    TooManyRejectedError, SheetError, TableError or ProvenanceError before anything is replaced.
    """
    from dmv_claims.package.dataset import load_dataset  # noqa: PLC0415
    from dmv_claims.profiles.headlines import load_headlines  # noqa: PLC0415
    from dmv_claims.review.decisions import load_decisions  # noqa: PLC0415
    from dmv_claims.tables.given import Given  # noqa: PLC0415
    from dmv_claims.tables.kept import Kept  # noqa: PLC0415
    from dmv_claims.tables.publish import publish  # noqa: PLC0415
    from dmv_claims.tables.write import write_dataset  # noqa: PLC0415

    dictionary = load_tables(vocabulary)
    decisions = load_decisions(review, vocabulary) if review else []
    about = load_dataset().about
    states, headlines = load_states(vocabulary), load_headlines(vocabulary)
    given = Given(dictionary, headlines, states, decisions, max_rejected, about, recipe)
    folders = [name for name, table in dictionary.items() if not table.single]
    with unpooled(), TemporaryDirectory(prefix="tables-", dir=manifest.parent) as written:
        entries = write_dataset(batches, given, Kept(manifest.parent / "states", processed), Path(written))
        publish(Path(written), entries, folders, processed, manifest)


def describe(manifest: Path, descriptor: Path, counts: Path | None, vocabulary: Path = FOLDER) -> None:
    """Write the data package of the tables that `manifest` lists and that stand beside its `descriptor`.

    `counts` are those of the accuracy baseline, None where there is none.
    """
    from dmv_claims.package.dataset import load_dataset  # noqa: PLC0415
    from dmv_claims.package.write import write_package  # noqa: PLC0415

    write_package(manifest, descriptor, load_tables(vocabulary), load_dataset(), counts)


def write_report(processed: Path, index: Path, recipe: str = "") -> None:
    """Write the report on the tables in `processed`: a page for each document, and `index`, which links them all.

    `recipe` stands for code and templates: with the same, only pages are written anew that something changed for.
    """
    from dmv_claims.report.write import write_pages  # noqa: PLC0415

    with unpooled(), collected_after(PAGES):
        write_pages(processed, index, processed / ".work" / "report", recipe)


def queue_review(processed: Path, review: Path, size: int, out: Path) -> None:
    """Write the claims of the tables in `processed` that are most worth a look, at most `size`, as the CSV file `out`.

    Claims that the sheet `review` decides on are left out. Rows that are filled in in the last `out` stay. Raises
    SheetError where either cannot be read.
    """
    from dmv_claims.review.decisions import load_decisions  # noqa: PLC0415
    from dmv_claims.review.queue import write_queue  # noqa: PLC0415

    write_queue(processed, load_decisions(review), size, out)


def publish_notebook(notebook: Path, processed: Path, out: Path) -> None:
    """Run a notebook on the tables in `processed` and write it with its pictures as the HTML file `out`.

    Raises NotebookError where a cell fails.
    """
    from dmv_claims.notebooks.page import page  # noqa: PLC0415
    from dmv_claims.notebooks.run import run  # noqa: PLC0415

    parquet.write(out, page(run(notebook, processed), notebook.stem).encode())


def compare(baseline: Path, processed: Path, table: Path, page: Path, vocabulary: Path = FOLDER) -> None:
    """Write what changed between two datasets, the folder of an earlier one and the present one: a table and a page.

    Raises DiffError where the baseline cannot be compared, and TableError where the changes break the dictionary.
    """
    from dmv_claims.diff.compare import find_changes, rows_of  # noqa: PLC0415
    from dmv_claims.diff.datasets import open_datasets  # noqa: PLC0415
    from dmv_claims.diff.page import changes_page  # noqa: PLC0415
    from dmv_claims.package.dataset import load_dataset  # noqa: PLC0415
    from dmv_claims.tables.checks import check  # noqa: PLC0415

    columns = load_tables(vocabulary)["changes"]
    datasets = open_datasets(baseline, processed)
    changes = find_changes(datasets)
    rows = parquet.from_rows(rows_of(changes), columns)
    check(rows, columns)
    parquet.write(table, parquet.encode(rows, load_dataset().about))
    parquet.write(page, changes_page(datasets, changes, columns).encode("utf-8"))


def upload_results(processed: Path, address: str, last: Path, mark: Path) -> None:
    """Bring the folder `address` of object storage up to date with `processed`, and list what lies there in `mark`.

    `last` is such a list of the last upload, if there was one. Raises ObjectsError where storage refuses.
    """
    from dmv_claims.objects.address import parse  # noqa: PLC0415
    from dmv_claims.objects.upload import upload  # noqa: PLC0415

    upload(processed, parse(address), last, mark)
