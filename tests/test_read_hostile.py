"""Texts that are made to take for ever: readers, segmentation and the search for values take linear time over them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from dmv_claims import nlp
from dmv_claims.citations import find_citations, load_citation_forms
from dmv_claims.durations import find_durations, load_duration_forms
from dmv_claims.memory import collected_after
from dmv_claims.pipeline import ANALYSED
from dmv_claims.place import UnplacedError, place
from dmv_claims.read.guard import guarded_reader
from dmv_claims.segment import segment
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.vocabulary import FOLDER

MILLION = 1_000_000
LENGTH = "holds 50,400,000 characters of text; allowed are 5,000,000; split it"
DEPTH = "nests elements more than 10,000 deep; save its text as plain text"
SENTENCE = "Ohio shares the data of drivers with ICE. "


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail where a block takes longer; what takes quadratic time takes minutes and hours here."""
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < seconds


# A document, the reason that it gives or "", and the seconds that it may take on a slow machine
@pytest.mark.parametrize(
    ("name", "content", "reason", "seconds"),
    [
        ("line.txt", SENTENCE.encode() * 1_200_000, LENGTH, 60),
        ("line.html", SENTENCE.encode() * 100_000, "", 60),
        ("brackets.txt", b"(" * MILLION + b")" * MILLION, "", 20),
        ("brackets.html", b"(" * MILLION + b")" * MILLION, "", 20),
        ("brackets.md", b"[" * 100_000 + b"]" * 100_000, "", 60),
        ("stars.md", b"*a **a " * 20_000, "", 60),
        ("quotes.md", b"> " * 100_000 + b"a", "holds no text", 60),
        ("nested.html", b"<div>" * 100_000 + b"Ohio", DEPTH, 20),
        ("inline.html", b"<b>" * 100_000 + b"Ohio", "", 20),
        ("items.html", b"<li>" * 100_000 + b"Ohio", "", 20),
        ("cells.html", b"<table>" + b"<tr><td>Ohio" * 50_000, "", 20),
        ("comment.html", b"<!--" * 250_000 + b"Ohio", "holds no text", 20),
        ("entities.html", b"&" * MILLION, "", 20),
        ("declared.html", b"<meta " * 200_000 + b"Ohio", "holds no text", 20),
        ("mojibake.txt", "â€™".encode() * 300_000, "", 20),
        ("guess.txt", b"Ohio\x92s " * 300_000, "", 20),
    ],
)
def test_readers(name: str, content: bytes, reason: str, seconds: float, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with guarded_reader(tmp_path) as reader, within(seconds):
        assert reader.read(name).reason == reason


def test_a_text_of_200_mb_is_never_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200 * MILLION)
    with guarded_reader(tmp_path) as reader, within(20):
        assert reader.read("a.txt").reason == "has 200 MB; allowed are 100; split it"


LONG = {
    "one line": SENTENCE * 24_000,
    "brackets": "(" * (MILLION // 2) + ")" * (MILLION // 2),
    "full stops": "." * MILLION,
    "blanks": "Ohio" + " " * MILLION + "x",
    "newlines": "Ohio" + "\n " * (MILLION // 2) + "x",
    "heading signs": "#" * MILLION,
    "digits": "1" * MILLION,
    "thousands": "1,000," * (MILLION // 6),
    "sections": "§ 321.11" * (MILLION // 8),
    "citations": "Iowa Code § 321.11, " * (MILLION // 20),
    "half citations": "18 U.S.C. " * (MILLION // 10),
    "names of acts": "Driver Privacy Protection Act of the " * (MILLION // 37),
    "numbers in words": "one hundred and " * (MILLION // 16),
    "half durations": "between 30 and " * (MILLION // 15),
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_search_takes_linear_time(text: str) -> None:
    with within(60):
        segments = segment(text, load_sentence_rules(FOLDER))
        find_citations(text, load_citation_forms(FOLDER), "IA")
        find_durations(text, load_duration_forms(FOLDER))
        with suppress(UnplacedError):
            place(text, segments, FOLDER)


# All that the vocabulary is looked for in, and that is compared within a statement: cues, clauses, states, laws
DENSE = LONG | {
    "questions": "What? " * 17_000,
    "items": "1. a\n" * 20_000,
    "states": "Iowa and " * 12_000,
    "denials": "not " * 25_000,
    "clauses": "which shares data, " * 6_000,
    "halves of wordings": "may share names and addresses with ICE unless " * 3_000,
    "acronyms": "ICE: (DMV) " * 10_000,
    "quotes": '"ICE" ' * 17_000,
    "hyphens": "opt-out-" * 13_000,
    "underscores": "_" * 100_000,
}
SHORT, TIMES = 12_500, 8


@pytest.fixture(scope="module")
def pipeline() -> nlp.Language:
    return nlp.build()


@pytest.mark.parametrize("text", DENSE.values(), ids=DENSE)
def test_analysis_takes_linear_time(text: str, pipeline: nlp.Language) -> None:
    short, long = (cpu_seconds(pipeline, text[: SHORT * times]) for times in (1, TIMES))
    # What is quadratic takes 64 times as long; below 0.03 seconds other things weigh more than the text.
    assert long / max(short, 0.03) < 3 * TIMES


def cpu_seconds(pipeline: nlp.Language, text: str) -> float:
    doc = pipeline.make_doc(text)
    doc._.state = "IA"
    # As extraction has it: looking through all that other tests hold would be most of the time.
    with collected_after(ANALYSED):
        start = time.process_time()
        pipeline(doc)
        return time.process_time() - start
