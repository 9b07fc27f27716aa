"""Put together all changes between two datasets, and make rows of them."""

from collections.abc import Iterable
from dataclasses import fields

from dmv_claims.diff.answers import answer_changes
from dmv_claims.diff.change import ANSWER, CLAIM, DOCUMENT, Change, Row
from dmv_claims.diff.claims import claim_changes
from dmv_claims.diff.datasets import Datasets
from dmv_claims.diff.documents import document_changes, match_documents
from dmv_claims.tables import ids

NAMES = [one.name for one in fields(Change)]
ORDER = (ANSWER, DOCUMENT, CLAIM)
# What a change is told from others by; the words are those of the ids.
WORDS = ("quote_before", "quote_after")


def find_changes(datasets: Datasets) -> list[Change]:
    """Return every change by state, answers first, then documents and claims; rejects without a state at the end."""
    documents = match_documents(*datasets.rows("documents"))
    known = {row["document_id"]: one for one in documents for row in (one.before, one.after) if row}
    changes = [change for one in documents for change in document_changes(one)]
    for state in datasets.states():
        changes += claim_changes(datasets, state, known)
    changes += answer_changes(*datasets.rows("state_answers"), changes)
    return sorted(changes, key=lambda one: (one.state is None, one.state, ORDER.index(one.what)))


def rows_of(changes: Iterable[Change]) -> list[Row]:
    """Return the rows of the table changes."""
    found = ({name: getattr(one, name) for name in NAMES} for one in changes)
    return [row | {"change_id": _id(row)} for row in found]


def _id(row: Row) -> str:
    return ids.change_id(*(f"{name}={value}" for name, value in row.items() if value and name not in WORDS))
