"""Read labelled corpora: folders with documents.csv, and for each document its text and its claims.

Each corpus is a folder below one gold folder; its README.md says in a paragraph what it is. tests/gold/README.md
describes the files.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dmv_claims.read import RawDocument, read_document
from dmv_claims.vocabulary import CLAIM_TYPES

# Values that only some claim types have, as the column "value" of a label file names them.
VALUES = ("disclosure", "duration", "bound", "holder", "citation", "effect", "role", "since", "year")
COLUMNS = ("start", "end", "claim_type", "category", "polarity", "modality", "scope", "subject", "value")

# Corpora that nothing is fitted to: no model is trained on them, and no claim of theirs is shown.
HELD_OUT = frozenset(("validation",))

Row = dict[str, str | int | None]


class GoldError(ValueError):
    """Labels that cannot be used; the message names the file, the line where there is one, and what to do."""


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document as read, its state, and its gold claims with a key for every value, None where it has no such.

    No message that shows one may show its words, since they may be held out.
    """

    name: str
    state: str
    raw: RawDocument = field(repr=False)
    claims: tuple[Row, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled documents that are measured together; `about` says what they are."""

    name: str
    about: str
    documents: tuple[LabelledDocument, ...]


def load_corpora(folder: Path) -> list[Corpus]:
    """Return the corpora of a gold folder by name; GoldError where there is none, or one does not hold."""
    lists = sorted(folder.glob("*/documents.csv"))
    if not lists:
        raise GoldError(f"gold: {folder} holds no corpus (a folder with documents.csv); name another: gold=FOLDER")
    return [_corpus(path.parent) for path in lists]


def _corpus(folder: Path) -> Corpus:
    documents = tuple(_document(folder, where, row) for where, row in _rows(folder / "documents.csv"))
    return Corpus(folder.name, (folder / "README.md").read_text(encoding="utf-8").strip(), documents)


def load_training(folder: Path) -> list[LabelledDocument]:
    """Return the documents that a model may be trained on: those of all corpora that are not held out."""
    return [document for one in load_corpora(folder) if one.name not in HELD_OUT for document in one.documents]


def files_of(folder: Path, but: frozenset[str] = frozenset()) -> list[Path]:
    """Return every file of the corpora in a gold folder, those that are missing too; none of the corpora in `but`."""
    found: list[Path] = []
    for path in sorted(folder.glob("*/documents.csv")):
        if path.parent.name not in but:
            found += [path, path.with_name("README.md")]
            for _, row in _rows(path):
                found += [_labels(path.parent, row), path.parent / row["file"]]
    return found


def _labels(folder: Path, row: Mapping[str, str]) -> Path:
    return folder / f"{row['document']}.csv"


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the rows of a CSV file, each with words that say where it stands."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        for row in reader:
            yield f"{path}, line {reader.line_num}", row


def _document(folder: Path, where: str, row: Mapping[str, str]) -> LabelledDocument:
    path = folder / row["file"]
    # A reader stays in its folder; labelled documents may lie in that of the pipeline.
    raw = read_document(path.parent, path.name)
    if raw.reason:
        raise GoldError(f"{where}: {row['file']} {raw.reason}")
    if raw.sha256 != row["sha256"]:
        raise GoldError(f"{where}: {row['file']} is not the text that was labelled; bring it back, or label it anew")
    claims = tuple(_claim(place, label, len(raw.text)) for place, label in _rows(_labels(folder, row)))
    if len(claims) != int(row["claims"]):
        raise GoldError(f"{where}: there are {len(claims)} claims, not {row['claims']}; correct one of the two")
    return LabelledDocument(row["document"], row["state"], raw, claims)


def _claim(where: str, label: Mapping[str, str], length: int) -> Row:
    if tuple(label) != COLUMNS or None in label.values():
        raise GoldError(f"{where}: the columns have to be {', '.join(COLUMNS)}")
    start, end = int(label["start"]), int(label["end"])
    if not 0 <= start < end <= length:
        raise GoldError(f"{where}: {start} to {end} is no part of the text; correct start and end")
    if label["claim_type"] not in CLAIM_TYPES:
        raise GoldError(f"{where}: '{label['claim_type']}' is no claim type; allowed are {', '.join(CLAIM_TYPES)}")
    values = dict(part.split("=", 1) for part in label["value"].split(";") if "=" in part)
    for key in values.keys() - set(VALUES):
        raise GoldError(f"{where}: there is no value '{key}'; allowed are {', '.join(VALUES)}")
    shared = {name: label[name] for name in COLUMNS[2:-1]}
    return {"start": start, "end": end, **shared, **{name: values.get(name) for name in VALUES}}
