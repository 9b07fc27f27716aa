"""Write the report: the page of every document state by state, then the index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dmv_claims.progress import track
from dmv_claims.report import published
from dmv_claims.report.conflicts import Group, groups
from dmv_claims.report.document import Document, document_page
from dmv_claims.report.index import index_page
from dmv_claims.report.published import Dataset, Row
from dmv_claims.report.search import Found
from dmv_claims.tables.parquet import write, write_changed

TABLES = ("questions", "statements", "claims")
# What tells a document's page from other pages in the folder, among its first characters.
MARK = '<meta name="document" '
HEAD = 2000


@dataclass(frozen=True, slots=True)
class State:
    """The rows of a state; `tables` by table and document_id, texts by document_id."""

    texts: Mapping[str, str]
    tables: Mapping[str, Mapping[str, Sequence[Row]]]
    conflicts: Sequence[Row]


def write_pages(processed: Path, index: Path) -> None:
    """Write the pages of a published dataset beside and, at last, into `index`; pages of documents gone are removed."""
    dataset = published.load(processed)
    folder, found, conflicts = index.parent, Found(), list[Group]()
    for name in track(dataset.with_documents, "Writing the report", "states"):
        state = _load(processed, name)
        for document in _documents(dataset, name, state):
            write_changed(folder / document.row["page"], document_page(document, dataset).encode("utf-8"))
            for claim in document.claims:
                found.add(claim, document.text, document.row["page"])
        conflicts += _conflicts(dataset, state)
    _remove_stale(folder, set(dataset.pages.values()))
    write(index, index_page(dataset, found, conflicts).encode("utf-8"))


def _load(processed: Path, state: str) -> State:
    texts = {row["document_id"]: row["text"] for row in published.rows_of(processed, "texts", state)}
    tables = {name: _by_document(published.rows_of(processed, name, state)) for name in TABLES}
    return State(texts, tables, published.rows_of(processed, "conflicts", state))


def _by_document(rows: Iterable[Row]) -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["document_id"]].append(row)
    return found


def _documents(dataset: Dataset, name: str, state: State) -> Iterator[Document]:
    for row in dataset.documents:
        if row["page"] and row["state"] == name:
            key = row["document_id"]
            tables = {table: rows.get(key, ()) for table, rows in state.tables.items()}
            yield Document(row, state.texts[key], **tables)


def _conflicts(dataset: Dataset, state: State) -> list[Group]:
    claims = {row["claim_id"]: row for rows in state.tables["claims"].values() for row in rows}
    return groups(state.conflicts, claims, state.texts, dataset.pages)


def _remove_stale(folder: Path, pages: set[str]) -> None:
    for path in folder.glob("*.html"):
        if path.name not in pages and _is_document(path):
            path.unlink()


def _is_document(path: Path) -> bool:
    with path.open(encoding="utf-8", errors="replace") as page:
        return MARK in page.read(HEAD)
