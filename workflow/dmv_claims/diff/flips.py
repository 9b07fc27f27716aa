"""Show each answer that flipped with the statements behind it, as they were and as they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dmv_claims.diff.answers import TURNING, claims_behind
from dmv_claims.diff.change import ANSWER, CLAIM, Change, Row
from dmv_claims.diff.datasets import Datasets
from dmv_claims.diff.words import NEW, OLD, Pieces, side, worded

# So many statements on each side of an answer; those that turned it come first.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement behind an answer: whether it says so or denies it, its words, its claim and what became of that."""

    says: str
    words: Pieces
    claim_id: str
    change: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in one of the datasets, with the first statements behind it; `more` of them are left out."""

    answer: str
    firmness: str | None
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Flip:
    """An answer as it was and as it is."""

    state: str
    question: str
    text: str
    cause: str | None
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True)
class _Changed:
    """What changed, as looked up from one of the datasets.

    By claim_id the change of the claim; by state and words both versions of a statement, `without` the words of the
    other dataset when it is shown.
    """

    claims: Mapping[str | None, Change]
    statements: Mapping[tuple[str | None, str], tuple[str, str]]
    without: str

    def words(self, state: str, quote: str) -> Pieces:
        """Return a statement with the words that the other version does not have."""
        return side(worded(*self.statements.get((state, quote), (quote, quote))), self.without)


def flips_of(datasets: Datasets, changes: Sequence[Change]) -> Iterator[Flip]:
    """Yield the answers that flipped, in the order of the changes."""
    old, new = ({(row["state"], row["question"]): row for row in rows} for rows in datasets.rows("state_answers"))
    was, now = _changed(changes)
    for one in changes:
        if one.what != ANSWER or one.change != "flipped":
            continue
        state, question = str(one.state), str(one.question)
        before, after = old[state, question], new[state, question]
        quotes = _quotes(datasets, state, (*claims_behind(before), *claims_behind(after)))
        text = after.get("question_text") or question.replace("_", " ")
        yield Flip(state, question, text, one.cause, _answer(before, was, quotes), _answer(after, now, quotes))


def _changed(changes: Iterable[Change]) -> tuple[_Changed, _Changed]:
    own = [one for one in changes if one.what == CLAIM]
    both = [(one.state, one.quote_before, one.quote_after) for one in own if one.quote_before and one.quote_after]
    was = {(state, before): (before, after) for state, before, after in reversed(both)}
    now = {(state, after): (before, after) for state, before, after in reversed(both)}
    return (
        _Changed({one.claim_id_before: one for one in own}, was, NEW),
        _Changed({one.claim_id_after: one for one in own}, now, OLD),
    )


def _quotes(datasets: Datasets, state: str, ids: Sequence[str]) -> dict[str, str]:
    rows = datasets.rows("claims", state, "claim_id", ids)
    return {row["claim_id"]: row["quote"] for own in rows for row in own}


def _answer(row: Row, changed: _Changed, quotes: Mapping[str, str]) -> Answer:
    found: list[Quote] = []
    more = 0
    for says, column in (("says so", "claims_yes"), ("speaks against it", "claims_no")):
        once: dict[str, str] = {}
        for id_ in sorted(row.get(column) or (), key=lambda id_: _weight(changed.claims.get(id_))):
            once.setdefault(quotes[id_], id_)
        for quote, id_ in list(once.items())[:SHOWN]:
            change = changed.claims.get(id_)
            found.append(Quote(says, changed.words(row["state"], quote), id_, change.change if change else ""))
        more += len(once) - min(len(once), SHOWN)
    return Answer(row["answer"], row.get("firmness"), tuple(found), more)


def _weight(change: Change | None) -> int:
    return 2 if change is None else 0 if change.change in TURNING else 1
