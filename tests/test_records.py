"""Rows of one document: what becomes of the model's values, and which faults of offsets stop the run."""

from dataclasses import replace
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

import pytest
from dmv_claims.model import Claim, Question, Segments, Statement
from dmv_claims.read import RawDocument
from dmv_claims.sources import Source
from dmv_claims.tables.provenance import ProvenanceError, check_rows
from dmv_claims.tables.records import Rows, accepted, rejected

TEXT = "1. What goes to ICE?\nOhio gives ICE:\n- names\n- plates, for a year\nStaff are trained.\n"
ASKED, LEAD_IN, NAMES, PLATES, LAST = [
    (TEXT.index(words), TEXT.index(words) + len(words))
    for words in ("What goes to ICE?", "Ohio gives ICE:", "names", "plates, for a year", "Staff are trained.")
]
SEGMENTS = Segments(
    questions=(Question(*ASKED, number=1),),
    statements=(
        Statement(*LEAD_IN, question=0),
        Statement(*NAMES, question=0, lead_in=0, item_number="-", heading="List"),
        Statement(*PLATES, question=0, lead_in=0, item_number="-"),
        Statement(*LAST),
    ),
    title="",
)
CUE = (TEXT.index("gives"), TEXT.index("gives") + 5)
SENT = Claim(1, "data_type", "name", *CUE, subject="OH", disclosure="shared")
KEPT = Claim(2, "retention", "period", *PLATES, subject="OH", duration="P1Y", days=365, bound="exact")
TRAINED = Claim(3, "safeguard", "training", *LAST, scope="generic")
RAW = RawDocument("ohio.txt", TEXT, "ab" * 32, "text")
SOURCE = Source("ohio.txt", "OH", "A Title", "https://example.org", "2025-03-01", "original", "")


def doc(
    text: str = TEXT, segments: Segments = SEGMENTS, claims: tuple[Claim, ...] = (SENT, KEPT, TRAINED)
) -> SimpleNamespace:
    """Stand in for an analysed spaCy document."""
    found = SimpleNamespace(
        tokens=SimpleNamespace(text=text), state="OH", segments=segments, claims=claims, topics=("data_types",)
    )
    return SimpleNamespace(_=found)


def rows() -> Rows:
    return accepted(RAW, SOURCE, doc())


def test_document_and_text() -> None:
    (document,), (text,) = rows()["documents"], rows()["texts"]
    assert document == {
        "document_id": document["document_id"],
        "file": "ohio.txt",
        "state": "OH",
        "title": "A Title",
        "source_url": "https://example.org",
        "retrieved_on": "2025-03-01",
        "provenance": "original",
        "licence": None,
        "format": "text",
        "sha256": "ab" * 32,
        "state_source": "sheet",
        "status": "accepted",
        "reason": None,
        "n_questions": 1,
        "n_statements": 4,
        "n_claims": 3,
    }
    assert text == {"state": "OH", "document_id": document["document_id"], "file": "ohio.txt", "text": TEXT}


@pytest.mark.parametrize("source", [None, replace(SOURCE, state="")])
def test_a_state_that_the_sheet_does_not_give_is_of_the_text(source: Source | None) -> None:
    assert accepted(RAW, source, doc())["documents"][0]["state_source"] == "text"


def test_questions_and_statements() -> None:
    (question,), statements = rows()["questions"], rows()["statements"]
    assert (question["number"], question["text"], question["topic"]) == (1, "What goes to ICE?", "data_types")
    columns = ("question_id", "question_number", "item_number", "heading", "lead_in_id", "text")
    first = statements[0]["statement_id"]
    assert [tuple(row[name] for name in columns) for row in statements] == [
        (question["question_id"], 1, None, None, None, "Ohio gives ICE:"),
        (question["question_id"], 1, "-", "List", first, "names"),
        (question["question_id"], 1, "-", None, first, "plates, for a year"),
        (None, None, None, None, None, "Staff are trained."),
    ]


def test_what_the_model_leaves_out_is_missing() -> None:
    sent, kept, trained = rows()["claims"]
    assert (sent["quote"], sent["disclosure"], sent["question_number"]) == ("names", "shared", 1)
    empty = (
        "duration",
        "days",
        "bound",
        "holder",
        "citation",
        "law_kind",
        "jurisdiction",
        "role",
        "since",
        "year",
    )
    assert [sent[name] for name in empty] == [None] * len(empty)
    assert (kept["duration"], kept["days"], kept["bound"], kept["holder"]) == ("P1Y", 365, "exact", None)
    assert (trained["scope"], trained["subject"], trained["question_number"]) == ("generic", None, None)


def test_a_cue_may_stand_in_the_lead_in() -> None:
    sent = rows()["claims"][0]
    assert TEXT[sent["cue_start"] : sent["cue_end"]] == "gives"  # type: ignore[misc]
    assert "gives" not in str(sent["quote"])


def test_ids_come_from_the_content() -> None:
    document = rows()["documents"][0]["document_id"]
    assert document == "d" + sha256(TEXT.encode()).hexdigest()[:12]
    assert rows()["questions"][0]["question_id"] == f"{document}.q01"
    assert [row["statement_id"] for row in rows()["statements"]] == [f"{document}.s00{n}" for n in (1, 2, 3, 4)]
    claims = [str(row["claim_id"]) for row in rows()["claims"]]
    assert [claim.rsplit(".", 1)[0] for claim in claims] == [f"{document}.s00{n}" for n in (2, 3, 4)]
    # Neither the file's name nor what the sheet says changes them
    other = accepted(replace(RAW, file="other.txt"), None, doc())
    assert [row["claim_id"] for row in other["claims"]] == claims


@pytest.mark.parametrize(
    ("change", "same"),
    [
        # What makes a claim another one
        ({"category": "address"}, False),
        ({"polarity": "negated"}, False),
        ({"subject": "IA", "scope": "other_state"}, False),
        ({"citation": "Ohio Rev. Code § 1.1"}, False),
        ({"duration": "P1Y"}, False),
        # What is said of it
        ({"modality": "hedged"}, True),
        ({"disclosure": "barred"}, True),
        ({"cue_end": CUE[1] + 1}, True),
    ],
)
def test_what_makes_a_claim_another_one(change: dict[str, Any], same: bool) -> None:
    changed = accepted(RAW, None, doc(claims=(replace(SENT, **change),)))["claims"][0]["claim_id"]
    assert (changed == rows()["claims"][0]["claim_id"]) is same


def test_a_rejected_document_is_one_row() -> None:
    found = rejected(RawDocument("x.pdf", "", "cd" * 32, "pdf", "no"), None, "is no format we read")
    (row,) = found.pop("documents")
    assert not any(found.values())
    assert (row["status"], row["reason"]) == ("rejected", "is no format we read")
    assert (row["state"], row["state_source"], row["n_claims"]) == (None, None, 0)


def test_a_rejected_document_keeps_what_the_sheet_says() -> None:
    row = rejected(RAW, SOURCE, "holds no text")["documents"][0]
    assert (row["state"], row["state_source"], row["title"]) == ("OH", "sheet", "A Title")


def test_rejected_copies_have_ids_of_their_own() -> None:
    copies = [replace(RAW, file=name) for name in ("ohio.txt", "copy.txt", "copy.txt")]
    first, second, again = [rejected(raw, None, "no")["documents"][0]["document_id"] for raw in copies]
    assert first != second == again
    assert rows()["documents"][0]["document_id"] not in (first, second)


STATEMENT = SEGMENTS.statements[3]


@pytest.mark.parametrize(
    ("faulty", "words"),
    [
        # Statements and questions beyond the text, empty, turned round, blank
        (replace(SEGMENTS, statements=(replace(STATEMENT, end=999),)), "statements: characters .* to 999"),
        (replace(SEGMENTS, statements=(replace(STATEMENT, start=-5),)), "statements: characters -5"),
        (replace(SEGMENTS, statements=(replace(STATEMENT, end=STATEMENT.start),)), "statements"),
        (
            replace(SEGMENTS, statements=(replace(STATEMENT, start=20, end=21),)),
            "characters 20 to 21: no words",
        ),
        (replace(SEGMENTS, questions=(Question(9, 3, 1),)), "questions: characters 9 to 3"),
    ],
)
def test_bad_segments_stop_the_run(faulty: Segments, words: str) -> None:
    with pytest.raises(ProvenanceError, match=rf"^ohio\.txt: .*{words}"):
        accepted(RAW, None, doc(segments=faulty, claims=()))


@pytest.mark.parametrize("cue", [(9, 9), (9, 3), (-1, 4), (5, 999), (20, 21)])
def test_bad_cues_stop_the_run(cue: tuple[int, int]) -> None:
    claim = replace(SENT, cue_start=cue[0], cue_end=cue[1])
    with pytest.raises(ProvenanceError, match=rf"^ohio\.txt: cue of claims: characters {cue[0]} to {cue[1]}"):
        accepted(RAW, None, doc(claims=(claim,)))


def test_a_changed_text_stops_the_run() -> None:
    with pytest.raises(ProvenanceError, match="the analysis changed the text"):
        accepted(RAW, None, doc(text=TEXT.strip()))


@pytest.mark.parametrize(("table", "column"), [("questions", "text"), ("statements", "text"), ("claims", "quote")])
def test_other_words_than_those_of_the_text_stop_the_run(table: str, column: str) -> None:
    found = rows()
    check_rows({"ohio.txt": TEXT}, found)
    found[table][0][column] = "Other words"
    with pytest.raises(ProvenanceError, match=rf"^ohio\.txt: {table}: characters \d+ to \d+: the text there is"):
        check_rows({"ohio.txt": TEXT}, found)
