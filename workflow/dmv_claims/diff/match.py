"""Match the claims of two versions of a document; each is matched at most once.

Ids come from the text, so in an edited document they are all new, and claims are matched by what they say.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from dmv_claims.diff.change import Row
from dmv_claims.diff.similar import similar

Key = Callable[[Row], object]
Pair = tuple[Row, Row]


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs of claims, and those of either side that are in none."""

    pairs: list[Pair]
    lost: list[Row]
    gained: list[Row]


def _by(*columns: str) -> Key:
    return lambda row: tuple(row.get(column) for column in columns)


ID = _by("claim_id")
SORT = ("claim_type", "category")
ABOUT = (*SORT, "citation", "subject")
ALIKE = (*ABOUT, "polarity", "duration")
# In the very same words; what two claims of one sentence differ in comes first.
SAME_WORDS = (_by(*ALIKE, "quote"), _by(*ABOUT, "quote"), _by(*SORT, "quote"))
# In similar words, in this order: of the same law and state, and only then of others.
SIMILAR_WORDS = ((_by(*ALIKE), _by(*ABOUT)), (_by(*SORT),))


def match_versions(before: Sequence[Row], after: Sequence[Row]) -> Matched:
    """Match the claims of two versions of one document."""
    found = match_words(before, after, ID, *SAME_WORDS)
    for keys in SIMILAR_WORDS:
        more = _match_similar(found.lost, found.gained, keys)
        found = Matched(found.pairs + more.pairs, more.lost, more.gained)
    return found


def match_words(before: Sequence[Row], after: Sequence[Row], *keys: Key) -> Matched:
    """Match claims by each key in turn, those that have it in common in the order in which they stand."""
    pairs: list[Pair] = []
    lost, gained = list(before), list(after)
    for key in keys:
        more, lost, gained = _take(lost, gained, key)
        pairs += more
    return Matched(pairs, lost, gained)


def _take(before: Iterable[Row], after: Iterable[Row], key: Key) -> tuple[list[Pair], list[Row], list[Row]]:
    having: dict[object, deque[Row]] = defaultdict(deque)
    for row in after:
        having[key(row)].append(row)
    pairs, lost = [], []
    for row in before:
        same = having.get(key(row))
        if same:
            pairs.append((row, same.popleft()))
        else:
            lost.append(row)
    taken = {id(row) for _, row in pairs}
    return pairs, lost, [row for row in after if id(row) not in taken]


def _match_similar(before: Sequence[Row], after: Sequence[Row], keys: Sequence[Key]) -> Matched:
    old, new = _by_quote(before), _by_quote(after)
    quotes = list(old), list(new)
    pairs: list[Pair] = []
    for i, j in similar(*quotes):
        one, other = quotes[0][i], quotes[1][j]
        found = match_words(old[one], new[other], *keys)
        pairs += found.pairs
        old[one], new[other] = found.lost, found.gained
    return Matched(pairs, list(chain.from_iterable(old.values())), list(chain.from_iterable(new.values())))


def _by_quote(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[row["quote"]].append(row)
    return dict(found)
