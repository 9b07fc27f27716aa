"""Write the report: the pages of every state that has changed since the last run, then the index."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow.compute as pc

from dmv_claims.progress import track
from dmv_claims.report import published
from dmv_claims.report.index import index_page
from dmv_claims.report.kept import Kept, keep, recall
from dmv_claims.report.lists import is_large, lists_of
from dmv_claims.report.published import Dataset
from dmv_claims.report.reading import digest_of, digest_of_columns
from dmv_claims.report.state import Task, write_state
from dmv_claims.tables.parquet import write

# What tells pages of documents and of lists from other pages in the folder, among their first characters.
MARKS = ('<meta name="document" ', '<meta name="claims" ')
HEAD = 2000


def write_pages(processed: Path, index: Path, kept: Path, recipe: str) -> None:
    """Write the pages of a published dataset beside and, at last, into `index`; pages of documents gone are removed.

    What is the same as at the last run is left as it stands; the folder `kept` tells, with a file for each state.
    `recipe` stands for code and templates; without one it cannot be told, and all is written.
    """
    dataset, folder = published.load(processed), index.parent
    files = {state: kept / f"{state}.json" for state in dataset.with_documents}
    stale = [task for task in _tasks(dataset, processed, files, recipe) if not _stands(task, folder)]
    # Before the first page changes: whatever stops this run, no state may be taken for one that stands.
    for path in {*kept.glob("*.json")} - {*files.values()} | {files[task.state] for task in stale}:
        path.unlink(missing_ok=True)
    for task in track(stale, "Writing the report", "states"):
        keep(files[task.state], write_state(task, processed, folder))
    _remove_stale(folder, published.pages_of_documents(dataset.documents))
    parts = {state: recall(path).part for state, path in files.items()}
    write(index, index_page(dataset, parts).encode("utf-8"))


def _stands(task: Task, folder: Path) -> bool:
    return task.before.key == task.key and task.before.stands(folder)


def _tasks(dataset: Dataset, processed: Path, files: Mapping[str, Path], recipe: str) -> Iterator[Task]:
    large, lists, evidence = is_large(dataset.documents), lists_of(dataset.documents), published.evidence(processed)
    for state, path in files.items():
        own = dataset.of(state)
        answers = evidence.filter(pc.equal(evidence["state"], state))
        common = digest_of(recipe, own.fields, own.names)
        key = digest_of(
            common, large, own.documents, own.answers, own.reviews, own.hashes, digest_of_columns(answers.to_pydict())
        )
        yield Task(state, own, answers, lists[state], large, common, key, recall(path) if recipe else Kept())


def _remove_stale(folder: Path, pages: set[str]) -> None:
    for path in folder.glob("*.html"):
        if path.name not in pages and _is_ours(path):
            path.unlink()


def _is_ours(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as page:
        head = page.read(HEAD)
    return any(mark in head for mark in MARKS)
