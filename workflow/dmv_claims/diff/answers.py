"""Tell which answers to the headline questions are others now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dmv_claims.diff.change import ANSWER, CLAIM, DOCUMENT, READING, Change, Row, in_words, only

# Changes that can turn an answer; the same claim in other words or in another document cannot.
TURNING = ("gained", "lost", "changed")
# What changed, in which column, from what, to what.
Difference = tuple[str, str, str | None, str | None]


def answer_changes(before: Sequence[Row], after: Sequence[Row], others: Iterable[Change]) -> list[Change]:
    """Return the changes of the answers, by state and in the order of the questions.

    `before` and `after` are rows of state_answers; `others` are the changes of documents and claims.
    """
    old, new = ({(row["state"], row["question"]): row for row in rows} for rows in (before, after))
    causes = _Causes.of(others)
    found = []
    for state, question in dict.fromkeys((*new, *old)):
        rows = old.get((state, question)), new.get((state, question))
        for change, column, one, other in _differences(*rows):
            cause = causes.why(state, *rows)
            found.append(Change(ANSWER, change, state, cause, question, column=column, before=one, after=other))
    return found


def claims_behind(answer: Row | None) -> list[str]:
    """Return the ids of the claims behind an answer, on either side."""
    return [one for side in ("claims_yes", "claims_no") for one in (answer or {}).get(side) or ()]


def _differences(old: Row | None, new: Row | None) -> Iterator[Difference]:
    if old is None or new is None:
        before, after = (in_words(row["answer"]) if row else None for row in (old, new))
        yield "added" if new else "removed", "answer", before, after
        return
    if old["answer"] != new["answer"]:
        yield "flipped", "answer", str(old["answer"]), str(new["answer"])
    firmness = [in_words(row.get("firmness")) for row in (old, new)]
    if firmness[0] != firmness[1] and None not in firmness:
        yield "changed", "firmness", firmness[0], firmness[1]
    lists = [set(row.get("listed") or ()) for row in (old, new)]
    yield from (("gained", "listed", None, one) for one in sorted(lists[1] - lists[0]))
    yield from (("lost", "listed", one, None) for one in sorted(lists[0] - lists[1]))


@dataclass(frozen=True, slots=True)
class _Causes:
    """The causes of the changes of claims, by their ids, and of documents, by state."""

    claims: defaultdict[str | None, list[str | None]]
    documents: defaultdict[str | None, list[str | None]]

    @classmethod
    def of(cls, changes: Iterable[Change]) -> "_Causes":
        causes = cls(defaultdict(list), defaultdict(list))
        for one in changes:
            if one.what == DOCUMENT:
                causes.documents[one.state].append(one.cause)
            elif one.what == CLAIM and one.change in TURNING:
                for claim in {one.claim_id_before, one.claim_id_after}:
                    causes.claims[claim].append(one.cause)
        return causes

    def why(self, state: str, old: Row | None, new: Row | None) -> str | None:
        """Return what the changes behind an answer have in common; without any, it is another reading of all."""
        found = [cause for id_ in (*claims_behind(old), *claims_behind(new)) for cause in self.claims.get(id_, ())]
        if found and old and new:
            return only(found)
        return only(self.documents[state]) if self.documents[state] else READING
