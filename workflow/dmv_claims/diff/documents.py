"""Match the documents of two datasets, and tell what became of each."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dmv_claims.diff.change import DOCUMENT, READING, SHEET, TEXT, Change, Row, in_words

# What sources.csv says of a document; that it was fetched again is no change of it.
DESCRIBED = ("title", "source_url", "provenance", "licence")


@dataclass(frozen=True, slots=True)
class Versions:
    """A document in the baseline and now; None where it is not there."""

    before: Row | None
    after: Row | None

    @property
    def same_text(self) -> bool:
        """Whether its text is the same word for word."""
        return bool(self.before and self.after and self.before["document_id"] == self.after["document_id"])

    @property
    def edited(self) -> bool:
        """Whether both its text and its file differ; of the same file, all that differs is another reading of it."""
        if not self.before or not self.after or self.same_text:
            return False
        shas = [row.get("sha256") for row in (self.before, self.after)]
        return shas[0] != shas[1] or None in shas

    @property
    def cause(self) -> str:
        """Why a whole document is read otherwise."""
        return TEXT if self.edited else READING

    @property
    def placed_by(self) -> str:
        """What put it into its state, where that is another now."""
        sources = [row.get("state_source") for row in (self.before, self.after) if row]
        return SHEET if "sheet" in sources else self.cause

    @property
    def now(self) -> Row:
        """Its row now, or the one that it had where it is gone."""
        return self.after or self.before or {}


def _accepted_id(row: Row) -> object:
    return row["document_id"] if row["status"] == "accepted" else None


# What makes two rows the same document, the surest first. A file name goes before an address: chapters may share one.
KEYS: tuple[Callable[[Row], object], ...] = (
    lambda row: (row["document_id"], row["file"]),
    _accepted_id,
    lambda row: row["file"],
    lambda row: row.get("sha256"),
    lambda row: row.get("source_url"),
)


def match_documents(before: Sequence[Row], after: Sequence[Row]) -> list[Versions]:
    """Return every document of either dataset once, by file name now."""
    found: list[Versions] = []
    for key in KEYS:
        pairs = list(_pairs(before, after, key))
        found += pairs
        taken = {id(row) for one in pairs for row in (one.before, one.after)}
        before, after = ([row for row in rows if id(row) not in taken] for rows in (before, after))
    found += [*(Versions(row, None) for row in before), *(Versions(None, row) for row in after)]
    return sorted(found, key=lambda one: (one.now["file"], one.after is None))


def _pairs(before: Sequence[Row], after: Sequence[Row], key: Callable[[Row], object]) -> Iterator[Versions]:
    """Yield rows with the same key, if it is the only one on either side."""
    often = Counter(map(key, before)), Counter(map(key, after))
    known = {key(row): row for row in after}
    for row in before:
        value = key(row)
        if value is not None and often[0][value] == 1 == often[1][value]:
            yield Versions(row, known[value])


def document_changes(one: Versions) -> Iterator[Change]:
    """Yield what became of a document, a row for each column that differs."""
    before, after = one.before, one.after
    if after is None:
        yield _change(one, "removed", TEXT)
    elif before is None:
        yield _change(one, "added", TEXT) if after["status"] == "accepted" else _change(one, "rejected", TEXT, "reason")
    else:
        if before["status"] != after["status"]:
            yield _change(one, str(after["status"]), one.cause, "reason")
        elif before["status"] == "accepted" and not one.same_text:
            yield _change(one, "changed", one.cause, "text")
        if before["file"] != after["file"]:
            yield _change(one, "renamed", None, "file")
        for column in ("state", *DESCRIBED):
            if in_words(before.get(column)) != in_words(after.get(column)):
                yield _change(one, "changed", one.placed_by if column == "state" else SHEET, column)


def _change(one: Versions, change: str, cause: str | None, column: str | None = None) -> Change:
    before, after, now = one.before or {}, one.after or {}, one.now
    former = before.get("file")
    return Change(
        DOCUMENT,
        change,
        in_words(now["state"]),
        cause,
        file=str(now["file"]),
        file_before=former if former != now["file"] else None,
        column=column,
        before=in_words(before.get(column)) if column else None,
        after=in_words(after.get(column)) if column else None,
        document_id_before=in_words(before.get("document_id")),
        document_id_after=in_words(after.get("document_id")),
    )
