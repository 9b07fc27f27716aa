"""Tell what became of the claims of a state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dmv_claims.diff.cause import Causes
from dmv_claims.diff.change import CLAIM, READING, REVIEW, TEXT, Change, Row, in_words
from dmv_claims.diff.datasets import VALUES, Datasets
from dmv_claims.diff.documents import Versions
from dmv_claims.diff.match import SAME_WORDS, Matched, match_versions, match_words

# Documents by each id that they have or had.
Documents = Mapping[str, Versions]


@dataclass(frozen=True, slots=True)
class _State:
    code: str
    documents: Documents

    def of(self, claim: Row) -> Versions:
        return self.documents[claim["document_id"]]


def claim_changes(datasets: Datasets, code: str, documents: Documents) -> list[Change]:
    """Return the changes of the claims of a state, in the order of file, type, category and place."""
    if datasets.same("claims", code):
        return []
    state = _State(code, documents)
    before, after = _without_same(*datasets.rows("claims", code), datasets.columns["claims"])
    found = _match(before, after, state)
    causes = Causes.of(datasets, code, (state.of(row) for row in (*found.lost, *found.gained)))
    changes = [one for pair in found.pairs for one in _pair(*pair, state)]
    changes += [_change("lost", row, None, state, causes.why(row, state.of(row))) for row in found.lost]
    changes += [_change("gained", None, row, state, causes.why(row, state.of(row))) for row in found.gained]
    places = {row["claim_id"]: row["start"] for row in (*before, *after)}
    return sorted(changes, key=lambda one: _place(one, places))


def _place(one: Change, places: Mapping[str, int]) -> tuple[object, ...]:
    claim = one.claim_id_after or one.claim_id_before or ""
    return one.file, one.claim_type, one.category, places[claim], claim, one.change


def _without_same(before: list[Row], after: list[Row], columns: Sequence[str]) -> tuple[list[Row], list[Row]]:
    """Leave out the claims that are the same in both, which are most; their ids stand for their words."""
    compared = [name for name in ("claim_id", *VALUES) if name in columns]
    keys = [[tuple(row[name] for name in compared) for row in rows] for rows in (before, after)]
    same = set(keys[0]) & set(keys[1])
    old, new = (
        [row for row, key in zip(rows, own, strict=True) if key not in same]
        for rows, own in zip((before, after), keys, strict=True)
    )
    return old, new


def _match(before: Iterable[Row], after: Iterable[Row], state: _State) -> Matched:
    """Match document by document, then what is left over by its very words: it may stand in another document now."""
    pairs, lost, gained = [], [], []
    versions: dict[int, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((before, after)):
        for row in rows:
            versions[id(state.of(row))][side].append(row)
    for old, new in versions.values():
        found = match_versions(old, new)
        pairs += found.pairs
        lost += found.lost
        gained += found.gained
    moved = match_words(lost, gained, *SAME_WORDS)
    return Matched(pairs + moved.pairs, moved.lost, moved.gained)


def _pair(before: Row, after: Row, state: _State) -> Iterator[Change]:
    """Yield a change for each value that differs, or that the claim is made in other words or another document."""
    same_words = before["quote"] == after["quote"]
    differing = [name for name in VALUES if in_words(before.get(name)) != in_words(after.get(name))]
    for name in differing:
        cause = REVIEW if name == "review_status" else READING if same_words else TEXT
        yield _change("changed", before, after, state, cause, name)
    if not differing and not same_words:
        yield _change("reworded", before, after, state, TEXT)
    elif not differing and state.of(before) is not state.of(after):
        yield _change("moved", before, after, state, TEXT)


def _change(
    change: str, before: Row | None, after: Row | None, state: _State, cause: str | None, column: str | None = None
) -> Change:
    old, new = before or {}, after or {}
    now = new or old
    file = state.of(now).now["file"]
    former = (state.of(old).before or {}).get("file") if old else None
    return Change(
        CLAIM,
        change,
        state.code,
        cause,
        file=file,
        file_before=former if former != file else None,
        claim_type=now["claim_type"],
        category=now["category"],
        column=column,
        before=in_words(old.get(column)) if column else None,
        after=in_words(new.get(column)) if column else None,
        quote_before=old.get("quote"),
        quote_after=new.get("quote"),
        claim_id_before=old.get("claim_id"),
        claim_id_after=new.get("claim_id"),
        document_id_before=old.get("document_id"),
        document_id_after=new.get("document_id"),
    )
