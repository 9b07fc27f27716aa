"""Make the page that tells what changed: answers that flipped first, then state by state."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dmv_claims.diff.cards import KINDS, Document, claims_of, documents_of
from dmv_claims.diff.change import ANSWER, Change
from dmv_claims.diff.datasets import Datasets
from dmv_claims.diff.flips import flips_of
from dmv_claims.report.addresses import claim_address
from dmv_claims.report.render import render
from dmv_claims.tables.columns import Table
from dmv_claims.vocabulary import CLAIM_TYPES

# So many statements are shown of a state; the table has the rest.
STATEMENTS = 60


@dataclass(frozen=True, slots=True)
class State:
    """What changed about a state: its answers by question, its documents, and the claims of each type in numbers.

    `whole_answers` are those that are new or gone together with the state or the question.
    """

    code: str
    name: str
    answers: Mapping[str, Sequence[Change]]
    whole_answers: Mapping[str, Sequence[Change]]
    documents: Sequence[Document]
    types: Mapping[str, Counter[str]]

    @property
    def flipped(self) -> int:
        """The number of answers that flipped."""
        return sum(one.change == "flipped" for own in self.answers.values() for one in own)

    @property
    def changed_documents(self) -> int:
        """The number of documents of which anything but their claims changed."""
        return sum(bool(one.changes) for one in self.documents)

    @property
    def claims(self) -> Counter[str]:
        """The number of claims by what became of them."""
        return sum(self.types.values(), Counter())


def changes_page(datasets: Datasets, changes: Sequence[Change], table: Table) -> str:
    """Return the page; `table` is that of the changes in the column dictionary, where its words are explained."""
    pages, names = datasets.pages(), datasets.names()

    def address(claim_id: str | None) -> str:
        page = pages.get(str(claim_id).partition(".")[0])
        return claim_address(page, str(claim_id)) if page and claim_id else ""

    meanings = {column.name: column.values for column in table.columns}
    return render(
        "changes.html",
        sizes=datasets.sizes(),
        lacking=datasets.lacking,
        flips=list(flips_of(datasets, changes)),
        names=names,
        states=_states(changes, names),
        kinds=KINDS,
        claim_types=CLAIM_TYPES,
        meanings=meanings,
        address=address,
    )


def _states(changes: Iterable[Change], names: Mapping[str, str]) -> list[State]:
    return [_state(code or "", list(own), names) for code, own in groupby(changes, lambda one: one.state)]


def _state(code: str, changes: Sequence[Change], names: Mapping[str, str]) -> State:
    types: dict[str, Counter[str]] = {}
    for claim in claims_of(changes):
        types.setdefault(str(claim.first.claim_type), Counter())[claim.first.change] += 1
    answers = [one for one in changes if one.what == ANSWER]
    questions = {question: list(own) for question, own in groupby(answers, lambda one: str(one.question))}
    whole = {question: own for question, own in questions.items() if own[0].change in ("added", "removed")}
    return State(
        code,
        names.get(code, code) or "Documents without a state",
        {question: own for question, own in questions.items() if question not in whole},
        whole,
        documents_of(changes, STATEMENTS),
        dict(sorted(types.items())),
    )
