"""Read two datasets side by side, and of each table only the columns that both of them have."""

import filecmp
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dmv_claims.diff.change import Row

# The values of a claim that a change is about; the others follow from these.
VALUES = (
    *("polarity", "modality", "scope", "subject", "disclosure", "duration", "bound", "holder"),
    *("citation", "effect", "role", "since", "year", "review_status"),
)
# What is read of each table: columns that it cannot be compared without, and others.
NEEDED = {
    "documents": ("document_id", "file", "state", "status"),
    "statements": ("document_id", "text"),
    "claims": ("claim_id", "document_id", "claim_type", "category", "start", "quote"),
    "state_answers": ("state", "question", "answer"),
}
OTHERS = {
    "documents": ("sha256", "state_source", "reason", "title", "source_url", "provenance", "licence"),
    "statements": (),
    "claims": VALUES,
    "state_answers": ("question_text", "firmness", "listed", "claims_yes", "claims_no"),
}
BOTH = tuple[list[Row], list[Row]]


@dataclass(frozen=True, slots=True)
class Size:
    """How much a dataset holds, and which version of it that is, "" where its files do not say."""

    documents: int
    claims: int
    version: str


class DiffError(ValueError):
    """Two datasets that cannot be compared; the message names the folder and what to do."""


@dataclass(frozen=True, slots=True)
class Datasets:
    """The folders of two datasets, and by table the columns that both have (none where it cannot be compared).

    `lacking` names in words what only one of them has.
    """

    before: Path
    after: Path
    columns: Mapping[str, tuple[str, ...]]
    lacking: tuple[str, ...]

    def rows(self, table: str, state: str = "", column: str = "", ids: Collection[str] = ()) -> BOTH:
        """Return the rows of both: of one state in tables by state, and if given those with `ids` in a `column`."""
        before, after = (self._read(folder, table, state, column, ids) for folder in (self.before, self.after))
        return before, after

    def _read(self, folder: Path, table: str, state: str, column: str, ids: Collection[str]) -> list[Row]:
        path = _file(folder, table, state)
        if not self.columns[table] or not path.is_file():
            return []
        rows = pq.ParquetFile(path).read(columns=list(self.columns[table]))
        if column:
            rows = rows.filter(pc.is_in(rows[column], pa.array(sorted(ids), pa.string())))
        found: list[Row] = rows.to_pylist()
        return found

    def same(self, table: str, state: str) -> bool:
        """Tell whether a state has the very same file in both."""
        one, other = (_file(folder, table, state) for folder in (self.before, self.after))
        return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)

    def states(self) -> list[str]:
        """Return every state that has claims in one of the two, sorted."""
        files = (file for folder in (self.before, self.after) for file in (folder / "claims").glob("*.parquet"))
        return sorted({file.stem for file in files})

    def pages(self) -> dict[str, str]:
        """Return the page of each document in the present report, by document_id."""
        rows = pq.ParquetFile(self.after / "documents.parquet").read(columns=["document_id", "page"]).to_pylist()
        return {row["document_id"]: row["page"] for row in rows if row["page"]}

    def names(self) -> dict[str, str]:
        """Return the name of every state by its code."""
        rows = pq.ParquetFile(self.after / "states.parquet").read(columns=["state", "name"]).to_pylist()
        return {row["state"]: row["name"] for row in rows}

    def sizes(self) -> tuple[Size, Size]:
        """Return how much each of the two holds."""
        return _size(self.before), _size(self.after)


def files_of(folder: Path) -> list[Path]:
    """Return the files of a dataset that are compared, sorted."""
    patterns = [pattern for table in NEEDED for pattern in (f"{table}.parquet", f"{table}/*.parquet")]
    return sorted(file for pattern in patterns for file in folder.glob(pattern))


def _size(folder: Path) -> Size:
    documents = pq.ParquetFile(folder / "documents.parquet").read(columns=["status"])
    claims = sum(pq.read_metadata(file).num_rows for file in (folder / "claims").glob("*.parquet"))
    version = (documents.schema.metadata or {}).get(b"dataset_version", b"").decode()
    return Size(documents["status"].to_pylist().count("accepted"), claims, version)


def _file(folder: Path, table: str, state: str) -> Path:
    return folder / table / f"{state}.parquet" if state else folder / f"{table}.parquet"


def open_datasets(before: Path, after: Path) -> Datasets:
    """Find out what two datasets have in common; DiffError where one has no documents that could be compared."""
    columns, lacking = {}, []
    for table, needed in NEEDED.items():
        wanted = (*needed, *OTHERS[table])
        have = [_columns(folder, table, wanted) for folder in (before, after)]
        columns[table] = tuple(name for name in wanted if all(name in one for one in have))
        lacking += [*_lacking(table, wanted, *have)]
        if not set(needed) <= set(columns[table]):
            columns[table] = ()
    if not columns["documents"]:
        raise DiffError(f"baseline: {before}/documents.parquet is no table of documents; name an earlier dataset")
    return Datasets(before, after, columns, tuple(lacking))


def _columns(folder: Path, table: str, wanted: tuple[str, ...]) -> Collection[str]:
    """Return the columns of a table; one by state has no file where no document was accepted, and lacks nothing."""
    single = folder / f"{table}.parquet"
    file = single if single.is_file() else min((folder / table).glob("*.parquet"), default=None)
    if file:
        names: list[str] = pq.read_schema(file).names
        return names
    return wanted if table in ("claims", "statements") and not _size(folder).documents else ()


def _lacking(table: str, wanted: tuple[str, ...], *have: Collection[str]) -> Iterator[str]:
    """Yield in words what one of the two has and the other has not."""
    for name, one, other in (("baseline", *have), ("present dataset", *reversed(have))):
        if not one and other:
            yield f"the {name} has no table {table}"
        elif missing := [column for column in wanted if column in other and column not in one]:
            yield f"the {name} has no {', '.join(missing)} in {table}"
