"""What the fuzz run tries its inputs on, and what has to hold whatever the input is."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from dmv_claims import nlp
from dmv_claims.classify.crossfit import train_on
from dmv_claims.conflicts import find_conflicts
from dmv_claims.gold import load_training
from dmv_claims.read.document import RawDocument
from dmv_claims.read.formats import read_document
from dmv_claims.read.limits import LIMITS
from dmv_claims.tables import parquet
from dmv_claims.tables.checks import check
from dmv_claims.tables.columns import load_tables
from dmv_claims.tables.records import Rows, accepted
from dmv_claims.vocabulary import FOLDER
from fuzz_inputs import html_file, markdown_file, plain_text, text_file
from fuzz_pdf import pdf_file
from fuzz_word import docx_file
from spacy.language import Language

# Takes a file and returns the reason why it is rejected, "" where it is read; raises where something does not hold.
Trial = Callable[[Path], str]
# One document in so many is read a second time.
READ_TWICE = 8
# All rows of one input in so many are checked as they are before they are written, which takes longer than the rest.
CHECKED = 50
CHECKED_TABLES = ("texts", "questions", "statements", "claims", "conflicts")
NAMED_BY = ("IA", "OH", "")


@dataclass(frozen=True)
class Target:
    """A step of the pipeline: what it is fed with, the ending of such files, how it is started."""

    make: Callable[[Random], bytes]
    suffix: str
    start: Callable[[], Trial]


def reads(path: Path) -> str:
    """Read a document as its worker does, some twice."""
    found = read_document(path.parent, path.name)
    _check_document(found)
    if path.stat().st_size % READ_TWICE == 0:
        assert found == read_document(path.parent, path.name), "the same file is read in another way the second time"
    return found.reason


def _check_document(found: RawDocument) -> None:
    assert bool(found.text) != bool(found.reason), "a document has a text or a reason"
    assert found.reason.isprintable() and len(found.reason) < 200, f"no plain words: {found.reason!r}"
    assert not found.reason or found.reason == "holds no text" or "; " in found.reason, "nothing to do next"
    assert not found.text or found.text.strip(), "a text of blanks"
    assert len(found.text) <= LIMITS.characters, "a longer text than is allowed"
    odd = {sign for sign in set(found.text) if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\n"}
    assert not odd, f"control characters or halves of pairs: {odd}"
    assert all(a <= b for a, b in pairwise((0, *found.page_starts, len(found.text)))), "pages out of order"


def analyser(pipeline: Language) -> Trial:
    """Return the trial of the extractor with a pipeline."""
    number = 0

    def analyse(path: Path) -> str:
        nonlocal number
        number += 1
        raw = RawDocument(path.name, path.read_bytes().decode(), "0" * 64, "text")
        doc = pipeline.make_doc(raw.text)
        doc._.state = NAMED_BY[number % len(NAMED_BY)]
        pipeline(doc)
        if doc._.unplaced:
            return str(doc._.unplaced)
        rows = accepted(raw, None, doc)
        rows["conflicts"] = find_conflicts(rows["claims"], rows["statements"])
        _check_rows(rows)
        if number % CHECKED == 0:
            for name in CHECKED_TABLES:
                check(parquet.from_rows(rows[name], load_tables()[name]), load_tables()[name])
        return ""

    return analyse


@cache
def trained() -> Language:
    """The pipeline with a model of all labelled documents that are not held out, as a run has it."""
    pipeline = nlp.build()
    nlp.use_model(pipeline, train_on(load_training(Path(__file__).parent / "gold"), FOLDER))
    return pipeline


def _check_rows(rows: Rows) -> None:
    """Check each value against the column dictionary; that quotes are where rows say was checked with the rows."""
    for name, allowed in _allowed().items():
        for row in rows[name]:
            for column, values in allowed.items():
                assert row.get(column) in values, f"{name}: {column}: {row.get(column)!r} is none of its values"


@cache
def _allowed() -> Mapping[str, Mapping[str, frozenset[str | None]]]:
    return {
        name: {
            column.name: frozenset((*column.values, *((None,) if column.nullable else ())))
            for column in load_tables()[name].columns
            if column.values and column.type == "string"
        }
        for name in CHECKED_TABLES
    }


TARGETS: Mapping[str, Target] = {
    "text": Target(text_file, ".txt", lambda: reads),
    "html": Target(html_file, ".html", lambda: reads),
    "markdown": Target(markdown_file, ".md", lambda: reads),
    "docx": Target(docx_file, ".docx", lambda: reads),
    "pdf": Target(pdf_file, ".pdf", lambda: reads),
    "extractor": Target(plain_text, ".txt", lambda: analyser(trained())),
}
