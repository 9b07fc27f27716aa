"""Keep of each state what its files were made from, so that a state without a changed document is not written again."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dmv_claims.digest import sha256_of
from dmv_claims.profiles.rows import answer_rows, answers_of
from dmv_claims.tables import parquet
from dmv_claims.tables.files import Entry, TableFile, entry_of
from dmv_claims.tables.given import Given
from dmv_claims.tables.parts import Place
from dmv_claims.tables.state import StateRecord


@dataclass(frozen=True, slots=True)
class Kept:
    """The records of states in a `folder`, and the folder with the files that they are about."""

    folder: Path
    processed: Path

    def recall(self, state: str, places: Sequence[Place], given: Given) -> StateRecord | None:
        """Return the record of a state if its files stand there as these documents make them, None otherwise."""
        try:
            note = json.loads(self._note(state).read_text(encoding="utf-8"))
            if not given.recipe or note["made_from"] != _made_from(places, given):
                return None
            files = {self.processed / path: entry for path, entry in note["files"].items()}
            if not _stand(files | {self._answers(state): note["answers"]}):
                return None
            answers = answers_of(pq.ParquetFile(self._answers(state)).read(), given.headlines)
            return StateRecord(note["files"], Counter(note["counts"]), answers, note["reviews"])
        except (OSError, ValueError, KeyError):
            return None

    def keep(self, state: str, places: Sequence[Place], given: Given, record: StateRecord) -> None:
        """Keep the record of a state, even before its files are in their places: `recall` looks at these."""
        table, path = given.dictionary["state_answers"], self._answers(state)
        with parquet.beside(path) as part, TableFile(part, table, {}) as file:
            file.add(parquet.from_rows(answer_rows(state, record.answers), table))
        about = {"files": record.files, "counts": record.counts, "reviews": record.reviews}
        note = {"made_from": _made_from(places, given), "answers": entry_of(path, file.rows), **about}
        parquet.write(self._note(state), json.dumps(note).encode("utf-8"))

    def _note(self, state: str) -> Path:
        return self.folder / f"{state}.json"

    def _answers(self, state: str) -> Path:
        return self.folder / f"{state}.parquet"


def _stand(files: Mapping[Path, Entry]) -> bool:
    if any(path.stat().st_size != entry["bytes"] for path, entry in files.items()):
        return False
    return all(sha256_of(path) == entry["sha256"] for path, entry in files.items())


def _made_from(places: Sequence[Place], given: Given) -> str:
    """Return one SHA-256 for documents in their order and all that tables are made with."""
    parts = [given.recipe, pa.__version__, *(place.digest for place in places)]
    return sha256("\n".join(parts).encode("utf-8")).hexdigest()
