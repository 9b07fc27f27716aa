"""Cut the documents of a state into lists: what is read at once, and in a large collection shown at once.

A browser takes so many claims on one page and no more. Beyond, each list has a page of its own, which the index names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from dmv_claims.tables.parquet import Row

# A page of 20,000 claims has 5 MB and is ready in half a second; one of 140,000 has 35 MB, and phones give up on it.
CLAIMS = 25_000
# Each is a row of a table, which is 400 bytes of the page.
DOCUMENTS = 2000


@dataclass(frozen=True, slots=True)
class List:
    """Documents of a state that follow one another; `number` counts the lists of the state from 1, `of` is the last."""

    state: str
    number: int
    of: int
    documents: Sequence[Row]

    @property
    def page(self) -> str:
        """The name of its page; no document's page has such a sign in its name."""
        return _page(self.state, self.number)

    @property
    def pages(self) -> list[str]:
        """The pages of all lists of the state."""
        return [_page(self.state, number) for number in range(1, self.of + 1)]

    @property
    def n_documents(self) -> int:
        """How many documents it has."""
        return len(self.documents)

    @property
    def n_claims(self) -> int:
        """How many claims its documents make."""
        return sum(one["n_claims"] for one in self.documents)


def is_large(documents: Sequence[Row]) -> bool:
    """Tell whether a collection is more than one page can show; `documents` are those of all states."""
    return len(documents) > DOCUMENTS or sum(one["n_claims"] for one in documents) > CLAIMS


def lists_of(documents: Iterable[Row]) -> Mapping[str, Sequence[List]]:
    """Return the lists of each state, in the order in which its accepted documents are given."""
    accepted = sorted((one for one in documents if one["page"]), key=itemgetter("state"))
    found = {}
    for state, rows in groupby(accepted, key=itemgetter("state")):
        cut = list(_cut(rows))
        found[state] = [List(state, number, len(cut), one) for number, one in enumerate(cut, 1)]
    return found


def _cut(documents: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield lists of as many documents as their bounds allow; a document with more claims is alone."""
    rows: list[Row] = []
    claims = 0
    for one in documents:
        claims += one["n_claims"]
        if rows and (claims > CLAIMS or len(rows) == DOCUMENTS):
            yield rows
            rows, claims = [], one["n_claims"]
        rows.append(one)
    if rows:
        yield rows


def _page(state: str, number: int) -> str:
    return f"claims_{state.lower()}{f'_{number}' if number > 1 else ''}.html"
