"""Keep of each state what its files were made from, so that a state without a changed document is not written again."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from dmv_claims.digest import sha256_of
from dmv_claims.profiles.answers import Answer
from dmv_claims.profiles.headlines import Headline
from dmv_claims.tables import parquet
from dmv_claims.tables.files import Entry
from dmv_claims.tables.given import Given
from dmv_claims.tables.parts import Place
from dmv_claims.tables.state import StateRecord

# What an answer says to its question.
SAID = [field.name for field in fields(Answer) if field.name != "headline"]


@dataclass(frozen=True, slots=True)
class Kept:
    """The records of states in a `folder`, and the folder with the files that they are about."""

    folder: Path
    processed: Path

    def recall(self, state: str, places: Sequence[Place], given: Given) -> StateRecord | None:
        """Return the record of a state if its files stand there as these documents make them, None otherwise."""
        try:
            note = json.loads(self._path(state).read_text(encoding="utf-8"))
            if not given.recipe or note["made_from"] != _made_from(places, given):
                return None
            return _record(note, given.headlines) if self._stand(note["files"]) else None
        except (OSError, ValueError, KeyError):
            return None

    def keep(self, state: str, places: Sequence[Place], given: Given, record: StateRecord) -> None:
        """Keep the record of a state, even before its files are in their places: `recall` looks at these."""
        answers = [
            {"headline": one.headline.name, **{name: getattr(one, name) for name in SAID}} for one in record.answers
        ]
        about = {"files": record.files, "counts": record.counts, "answers": answers, "reviews": record.reviews}
        note = {"made_from": _made_from(places, given), **about}
        parquet.write(self._path(state), json.dumps(note).encode("utf-8"))

    def _path(self, state: str) -> Path:
        return self.folder / f"{state}.json"

    def _stand(self, files: Mapping[str, Entry]) -> bool:
        paths = {self.processed / path: entry for path, entry in files.items()}
        if any(path.stat().st_size != entry["bytes"] for path, entry in paths.items()):
            return False
        return all(sha256_of(path) == entry["sha256"] for path, entry in paths.items())


def _made_from(places: Sequence[Place], given: Given) -> str:
    """Return one SHA-256 for documents in their order and all that tables are made with."""
    parts = [given.recipe, pa.__version__, *(place.digest for place in places)]
    return sha256("\n".join(parts).encode("utf-8")).hexdigest()


def _record(note: Mapping[str, Any], headlines: Sequence[Headline]) -> StateRecord:
    by_name = {one.name: one for one in headlines}
    return StateRecord(
        note["files"],
        Counter(note["counts"]),
        [_answer(one, by_name[one["headline"]]) for one in note["answers"]],
        note["reviews"],
    )


def _answer(note: Mapping[str, Any], headline: Headline) -> Answer:
    claims = {name: tuple(note[name]) for name in ("values", "claims_yes", "claims_no")}
    return Answer(headline, note["answer"], note["firmness"], **claims)
