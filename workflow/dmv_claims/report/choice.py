"""Choose which claims and contradictions of a state the index shows: all in a small collection, else the surest."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dmv_claims.report.published import SIDES, Row

# The order of contradictions: those of a group together, in each the surest first.
ORDER = ("kind", "key", "conflict_group", "soft", "by_model", "rank")
# What is shown of one.
CONFLICT = ("conflict_id", "conflict_group", "kind", "key", "strength", "claim_a", "claim_b")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many the index shows at most: claims on a side of an answer, groups of a state, pairs of a group."""

    claims: int | None = None
    groups: int | None = None
    pairs: int | None = None


# With 51 states and 15 questions these are at most 15,300 claims and 3,825 pairs: 5 MB.
BOUNDED = Bounds(claims=10, groups=25, pairs=3)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A group of contradictions: the rows that are shown, of so many."""

    rows: list[Row]
    number: int


class Claims:
    """How sure the claims of a state are: their ids, and of each whether it is hedged and whether by the model."""

    def __init__(self, path: Path) -> None:
        """Read them from the state's file of the table claims."""
        rows = pq.ParquetFile(path, pre_buffer=False).read(["claim_id", "modality", "found_by"], use_threads=False)
        self._ids = rows["claim_id"].combine_chunks()
        self._hedged = np.asarray(pc.equal(rows["modality"], "hedged"))
        self._by_model = np.asarray(pc.equal(rows["found_by"], "model"))

    def surest(self, listed: pa.ListArray, most: int | None) -> list[list[str]]:
        """Return of each list of claims at most so many: asserted ones first, and those of rules before the model's."""
        ranks, ends = self._ranks(listed.flatten()), np.cumsum(np.asarray(pc.list_value_length(listed)))
        return [self._surest(ranks[start:end], most) for start, end in pairwise([0, *ends])]

    def _surest(self, ranks: np.ndarray, most: int | None) -> list[str]:
        doubts = 2 * self._hedged[ranks] + self._by_model[ranks]
        shown = np.sort(ranks[np.lexsort((ranks, doubts))[:most]])
        ids: list[str] = self._ids.take(pa.array(shown)).to_pylist()
        return ids

    def by_model(self, ids: pa.ChunkedArray) -> np.ndarray:
        """Return 1 for each of these claims that the model found, else 0."""
        found: np.ndarray = self._by_model[self._ranks(ids)].astype(int)
        return found

    def _ranks(self, ids: pa.Array) -> np.ndarray:
        ranks: np.ndarray = np.asarray(pc.index_in(ids, value_set=self._ids))
        return ranks


@dataclass(frozen=True, slots=True)
class Choice:
    """What the index shows of a state: claims on either side of its answers by question, groups of contradictions.

    There are `n_groups` groups with `n_conflicts` contradictions.
    """

    sides: Mapping[str, Mapping[str, list[str]]]
    groups: list[Chosen]
    n_groups: int
    n_conflicts: int

    @property
    def answering(self) -> set[str]:
        """The claims behind answers."""
        return {claim for side in self.sides.values() for claims in side.values() for claim in claims}

    @property
    def clashing(self) -> set[str]:
        """The claims that contradict each other."""
        return {row[side] for one in self.groups for row in one.rows for side in ("claim_a", "claim_b")}


def choose(processed: Path, state: str, evidence: pa.Table, bounds: Bounds) -> Choice:
    """Return what the index shows of a state; `evidence` are its answers with their claims."""
    claims = Claims(processed / "claims" / f"{state}.parquet")
    questions = evidence["question"].to_pylist()
    shown = {side: claims.surest(evidence[side].combine_chunks(), bounds.claims) for side in SIDES}
    sides = {side: dict(zip(questions, own, strict=True)) for side, own in shown.items()}
    conflicts = pq.ParquetFile(processed / "conflicts" / f"{state}.parquet", pre_buffer=False).read(
        CONFLICT, use_threads=False
    )
    groups, n_groups = choose_groups(conflicts, claims, bounds)
    return Choice(sides, groups, n_groups, conflicts.num_rows)


def choose_groups(conflicts: pa.Table, claims: Claims, bounds: Bounds) -> tuple[list[Chosen], int]:
    """Return the contradictions of a state by group, and how many groups it has.

    Groups that have hard ones come first; groups alike stand in the order of kind and key.
    """
    by_model = claims.by_model(conflicts["claim_a"]) + claims.by_model(conflicts["claim_b"])
    added = {"soft": _soft(conflicts), "by_model": by_model, "rank": np.arange(conflicts.num_rows)}
    for name, column in added.items():
        conflicts = conflicts.append_column(name, pa.array(column))
    ordered = conflicts.sort_by([(name, "ascending") for name in ORDER]).combine_chunks()
    edges = _edges(ordered["conflict_group"])
    spans = sorted(pairwise(edges), key=lambda one: ordered["soft"][one[0]].as_py())
    return [_chosen(ordered, *span, bounds.pairs) for span in spans[: bounds.groups]], len(spans)


def _soft(conflicts: pa.Table) -> np.ndarray:
    return np.asarray(pc.equal(conflicts["strength"], "soft")).astype(int)


def _edges(groups: pa.ChunkedArray) -> list[int]:
    """Return where the runs of a column begin, and where the last ends."""
    ends = pc.run_end_encode(groups.combine_chunks()).run_ends.to_pylist() if len(groups) else []
    return [0, *ends]


def _chosen(ordered: pa.Table, start: int, end: int, most: int | None) -> Chosen:
    shown = min(end - start, most or end - start)
    return Chosen(ordered.slice(start, shown).to_pylist(), end - start)
