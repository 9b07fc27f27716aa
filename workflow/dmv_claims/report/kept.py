"""Keep what a state's pages were made of, so that a later run writes only those that something has changed for.

Nothing is lost with what is kept: without it, all is written anew.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dmv_claims.tables import parquet


@dataclass(frozen=True, slots=True)
class Kept:
    """What a run leaves of a state to the next.

    `key` changes with all that its pages are made of, `pages` has digest and bytes of each by its name, and `part` is
    what the index needs of it.
    """

    key: str = ""
    pages: Mapping[str, list[Any]] = field(default_factory=dict)
    part: Mapping[str, Any] = field(default_factory=dict)

    def stands(self, folder: Path) -> bool:
        """Tell whether all pages stand in the folder of the report."""
        return all(_bytes(folder / page) == size for page, (_, size) in self.pages.items())


def recall(path: Path) -> Kept:
    """Return what is kept in a file, nothing where it is missing or broken."""
    try:
        return Kept(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Kept()


def keep(path: Path, kept: Kept) -> None:
    """Write what is kept of a state into a file."""
    content = {"key": kept.key, "pages": kept.pages, "part": kept.part}
    parquet.write(path, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


class Pages:
    """The pages of a state while they are written; `written` has digest and bytes of each by its name."""

    def __init__(self, folder: Path, before: Mapping[str, list[Any]]) -> None:
        """`before` is what was written in the last run."""
        self.written: dict[str, list[Any]] = {}
        self._folder, self._before = folder, before

    def write(self, page: str, digest: str, make: Callable[[], str]) -> None:
        """Put a page in its place; where it has the `digest` that it had and stands there, it is not made anew."""
        path = self._folder / page
        if self._before.get(page) == [digest, _bytes(path)]:
            self.written[page] = self._before[page]
            return
        content = make().encode("utf-8")
        parquet.write_changed(path, content)
        self.written[page] = [digest, len(content)]


def _bytes(path: Path) -> int:
    """Return the size of a file, -1 where there is none."""
    return path.stat().st_size if path.is_file() else -1
