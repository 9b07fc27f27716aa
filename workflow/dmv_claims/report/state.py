"""Write the pages of a state: those of its documents and, in a large collection, of the lists of their claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa

from dmv_claims.report.account import Account
from dmv_claims.report.choice import BOUNDED, Bounds, choose
from dmv_claims.report.claims_page import claims_page
from dmv_claims.report.document import document_page
from dmv_claims.report.kept import Kept, Pages
from dmv_claims.report.lists import List
from dmv_claims.report.panel import Panel
from dmv_claims.report.published import Dataset
from dmv_claims.report.reading import Stored, digest_of, digest_of_document, read_lists


@dataclass(frozen=True, slots=True)
class Task:
    """The state to write: what is published of it, its answers with their claims, and its lists of documents.

    `key` changes with any of this, `common` with what all its pages share; `before` is what the last run has kept.
    """

    state: str
    dataset: Dataset
    evidence: pa.Table
    lists: Sequence[List]
    large: bool
    common: str
    key: str
    before: Kept


def write_state(task: Task, processed: Path, folder: Path) -> Kept:
    """Write the pages of a state into a folder, those that are not as they were, and return what is to be kept."""
    choice = choose(processed, task.state, task.evidence, BOUNDED if task.large else Bounds())
    pages, panel, account = Pages(folder, task.before.pages), Panel(task.dataset), Account(choice, task.large)
    for one, documents in read_lists(processed, task.lists):
        digests = [_write_document(document, task, panel, pages) for document in documents]
        if task.large:
            digest = digest_of(task.common, one.number, one.of, digests)
            pages.write(one.page, digest, partial(claims_page, one, documents, task.dataset))
        account.add(documents)
    return Kept(task.key, pages.written, account.part(task.state, task.dataset))


def _write_document(stored: Stored, task: Task, panel: Panel, pages: Pages) -> str:
    """Write the page of a document and return its digest."""
    reviews, document = task.dataset.reviews, stored.document()
    own = [reviews[one] for one in document.claims["claim_id"] if one in reviews] if reviews else []
    digest = digest_of_document(document, task.common, own)
    pages.write(stored.row["page"], digest, lambda: document_page(document, task.dataset, panel))
    return digest
