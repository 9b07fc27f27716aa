"""Documents that are rejected, faults that stop a run, and that nothing is written then."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from dataset import BUILD, DOCUMENTS, OHIO, contents, rows, run
from dmv_claims import pipeline
from dmv_claims.tables.checks import TableError
from dmv_claims.tables.columns import load_tables
from dmv_claims.tables.documents import TooManyRejectedError
from dmv_claims.tables.parts import write_parts
from dmv_claims.tables.provenance import ProvenanceError
from dmv_claims.vocabulary import FOLDER, VocabularyError
from spacy.tokens import Doc

TABLES = load_tables()


BAD: dict[str, tuple[str | bytes, str]] = {
    # The reason that each gives
    "a.pdf": (b"%PDF-1.7", "was cut off"),
    "b.txt": ("", "holds no text"),
    "c.txt": (b"Ohio\0", "holds NUL bytes"),
    "d.txt": ("Driver data is private.", "names no state"),
    "e.txt": (OHIO, ""),
    "f.txt": (OHIO, "has the same text as e.txt"),
    "g.txt": ("\ufeff" + OHIO, "has the same text as e.txt"),
    "h.html": ("<div>" * 10_001 + "Ohio", "nests elements"),
    "i": ("Ohio", "is no format we read"),
}


def reasons(processed: Path) -> dict[str, str]:
    documents = rows(processed, "documents.parquet").query("status == 'rejected'")
    return dict(zip(documents["file"], documents["reason"], strict=True))


def test_bad_documents_are_rows_with_a_reason(tmp_path: Path) -> None:
    processed = run(tmp_path, {file: text for file, (text, _) in BAD.items()}, batch_size=2, max_rejected=8)
    found = reasons(processed)
    assert set(found) == {file for file, (_, reason) in BAD.items() if reason}
    assert all(BAD[file][1] in reason for file, reason in found.items())
    documents = rows(processed, "documents.parquet")
    assert documents["document_id"].is_unique
    assert documents.query("status == 'rejected'")[["n_questions", "n_statements", "n_claims"]].sum().sum() == 0
    for name, table in TABLES.items():
        if "file" in table.names and not table.single:
            assert set(rows(processed, name)["file"]) <= {"e.txt"}


def test_too_many_rejects_change_nothing(tmp_path: Path) -> None:
    processed = run(tmp_path, DOCUMENTS)
    before = contents(processed)
    with pytest.raises(TooManyRejectedError) as caught:
        run(tmp_path, {file: text for file, (text, _) in BAD.items()}, max_rejected=7)
    assert str(caught.value).startswith("8 of 9 documents are rejected, allowed are 7 (max_rejected")
    assert all(f"\n  {file}: " in str(caught.value) for file, (_, reason) in BAD.items() if reason)
    assert contents(processed) == before


def test_the_sheet_places_a_document(tmp_path: Path) -> None:
    header = "file,state,title,source_url,retrieved_on,provenance,licence\n"
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "sources.csv").write_text(header + "x.txt,ME,T,,,original,\n", encoding="utf-8")
    processed = run(tmp_path, {"x.txt": "Driver data is private. Officers ask first."})
    (row,) = rows(processed, "documents.parquet").to_dict("records")
    assert (row["state"], row["state_source"], row["title"], row["status"]) == (
        "ME",
        "sheet",
        "T",
        "accepted",
    )
    assert (processed / "claims" / "ME.parquet").is_file()


class Broken:
    """Stands in for a pipeline in which the document on Utah raises."""

    max_length = 10

    def __init__(self, error: Exception) -> None:
        self.error, self.nlp = error, BUILD(FOLDER)

    def make_doc(self, text: str) -> Doc:
        return self.nlp.make_doc(text)

    def __call__(self, doc: Doc) -> Doc:
        if "Utah" in doc.text:
            raise self.error
        return self.nlp(doc)


def broken(error: Exception) -> Callable[[Path], Broken]:
    return lambda *_: Broken(error)


def test_a_document_that_breaks_the_analysis_is_rejected(tmp_path: Path) -> None:
    processed = run(tmp_path, DOCUMENTS, max_rejected=1, build=broken(IndexError("list index")))
    assert reasons(processed) == {"utah/notes.txt": "the analysis failed (IndexError: list index); please report it"}


@pytest.mark.parametrize("error", [ProvenanceError("offsets"), VocabularyError("event.yaml")])
def test_faults_of_code_or_vocabulary_stop_the_run(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(type(error), match=str(error)):
        run(tmp_path, DOCUMENTS, max_rejected=99, build=broken(error))


def edited(folder: Path, table: str, **values: str | int) -> None:
    """Change the first row of a table that a batch left."""
    path = folder / "work" / "001-of-001.arrow"
    (document,) = pa.ipc.open_file(path.read_bytes()).read_all().to_pylist()
    document[table][0] |= values
    write_parts(path, [document], TABLES)


@pytest.mark.parametrize(
    ("table", "values", "error", "words"),
    [
        ("claims", {"quote": "Never said."}, ProvenanceError, "claims: characters"),
        ("claims", {"cue_end": 99_999}, ProvenanceError, "cue of claims"),
        ("statements", {"text": "Never said."}, ProvenanceError, "statements"),
        ("claims", {"category": "hearsay"}, TableError, "column category: 'hearsay'"),
        ("claims", {"modality": ""}, TableError, "column modality"),
    ],
)
def test_every_row_is_checked_again_before_it_is_written(
    tmp_path: Path, table: str, values: dict[str, str | int], error: type[Exception], words: str
) -> None:
    processed = run(tmp_path, {"ohio.txt": OHIO})
    before = contents(processed)
    edited(tmp_path, table, **values)
    with pytest.raises(error, match=words):
        pipeline.write_tables([tmp_path / "work" / "001-of-001.arrow"], processed, tmp_path / "m.json", 0)
    assert contents(processed) == before


def test_a_document_in_two_batches_stops_the_run(tmp_path: Path) -> None:
    processed = run(tmp_path, {"ohio.txt": OHIO})
    with pytest.raises(TableError, match=r"ohio\.txt is in two batches"):
        pipeline.write_tables([tmp_path / "work" / "001-of-001.arrow"] * 2, processed, tmp_path / "m.json", 0)


def test_of_two_copies_the_one_in_the_sheet_stays(tmp_path: Path) -> None:
    header = "file,state,title,source_url,retrieved_on,provenance,licence\n"
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "sources.csv").write_text(header + "z.txt,OH,T,,,original,\n", encoding="utf-8")
    processed = run(tmp_path, {"a.txt": OHIO, "z.txt": OHIO}, max_rejected=1)
    assert set(reasons(processed)) == {"a.txt"}
