"""Documents that are rejected, faults that stop a run, and that nothing is written then."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

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
from pdf_files import column, pdf
from spacy.tokens import Doc

TABLES = load_tables()


LONG = "Ohio shares the data of drivers with ICE on request. " * 20
PDF = pdf([column([LONG])])


def archive(**entries: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return file.getvalue()


NUL = "holds NUL bytes, so it is no text; save it as UTF-8 text"
ALIKE = "with letters of another alphabet that look alike; replace them, or give its state in sources.csv"
LINK = "is a link that leads to no file; remove it, or put the file itself there"
# Documents (None where the test puts them there itself), and the whole reason of each in the table
BAD: dict[str, tuple[str | bytes | None, str]] = {
    # No text
    "empty.txt": ("", "holds no text"),
    "blank.txt": (" \n\t\u3000\u200b\n", "holds no text"),
    "binary.txt": (bytes(range(256)) * 9, NUL),
    "noise.txt": (bytes(range(1, 256)) * 9, "is in no encoding that we can tell; save it as UTF-8 text"),
    "nul.txt": (b"Ohio\0 shares", NUL),
    "cut.pdf": (PDF[: len(PDF) // 2], "is a PDF that was cut off; get it again"),
    "locked.pdf": (
        pdf([column([LONG])], encrypted=True),
        "is encrypted; save it without a password (qpdf --decrypt --password=WORD IN.pdf OUT.pdf)",
    ),
    "broken.docx": (b"PK\x03\x04Ohio", "is a damaged .docx file, perhaps cut off; get it again"),
    "other.docx": (archive(a=b"b"), "is an archive but no Word file; unpack it and put its documents here"),
    # Too much of it
    "bomb.docx": (
        archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(310_000_000)}),
        "unpacks to 310 MB; allowed are 300; save it without its pictures",
    ),
    "large.txt": (None, "has 200 MB; allowed are 100; split it"),
    "line.txt": (
        b"Ohio shares the data of drivers with ICE. " * 1_200_000,
        "holds 50,400,000 characters of text; allowed are 5,000,000; split it",
    ),
    "deep.html": ("<div>" * 10_001 + "Ohio", "nests elements more than 10,000 deep; save its text as plain text"),
    # No state, or nobody can tell which
    "none.txt": ("Driver data is private.", "names no state; give its state in sources.csv"),
    "two.txt": (
        "Utah shares. Nevada shares.",
        "names several states alike (UT: 1, NV: 1); give its state in sources.csv",
    ),
    "cyrillic.txt": ("Оhiо shares photos.", f"writes Ohio ('Оhiо') {ALIKE}"),
    "translated.txt": ("Огайо передаёт имена.", "names no state; give its state in sources.csv"),
    # Again
    "e.txt": (OHIO, ""),
    "f.txt": (OHIO, "has the same text as e.txt; remove one of the two"),
    "g.txt": ("\ufeff" + OHIO, "has the same text as e.txt; remove one of the two"),
    # Names and links
    'it\'s "a" b.txt': ("Iowa shares photos with ICE.", ""),
    "new\nline.txt": ("Iowa shares names with ICE.", ""),
    "a..b.txt": ("Iowa shares addresses with ICE.", ""),
    "no ending": ("Ohio", "'no ending' is no format we read; allowed are"),
    "out.txt": (None, "leads out of the folder of documents; put the file itself there"),
    "lost.txt": (None, LINK),
    "circle.txt": (None, LINK),
    "folder.txt": (None, "is a link to a folder; put the folder itself there"),
    # Letters that are told all the same
    "wide.txt": ("Ｕｔａｈ shares photos with ICE.", ""),
    "unseen.txt": ("U\u00adt\u200bah shares names with ICE.", ""),
    "marks.txt": ("\u202eUt\u200fah\u202c shares addresses with ICE.", ""),
    "half.txt": (b"Utah \xed\xa0\xbd shares plates with ICE.", ""),
}
SECRET = "Ohio shares every secret with ICE."


def put(folder: Path) -> dict[str, str | bytes | None]:
    """Put into the raw folder what cannot be written as text, and return all documents."""
    raw = folder / "raw"
    raw.mkdir()
    (folder / "secret.txt").write_text(SECRET)
    with (raw / "large.txt").open("wb") as file:
        file.truncate(200_000_000)
    for name, target in {"out": "../secret.txt", "lost": "gone", "circle": "circle.txt", "folder": "."}.items():
        (raw / f"{name}.txt").symlink_to(target)
    return {file: content for file, (content, _) in BAD.items()}


def reasons(processed: Path) -> dict[str, str]:
    documents = rows(processed, "documents.parquet").query("status == 'rejected'")
    return dict(zip(documents["file"], documents["reason"], strict=True))


def test_bad_documents_are_rows_with_a_reason(tmp_path: Path) -> None:
    processed = run(tmp_path, put(tmp_path), batch_size=8, max_rejected=len(BAD))
    found = reasons(processed)
    wanted = {file: reason for file, (_, reason) in BAD.items() if reason}
    assert found.keys() == wanted.keys()
    assert {file: reason for file, reason in found.items() if not reason.startswith(wanted[file])} == {}
    documents = rows(processed, "documents.parquet")
    assert documents["document_id"].is_unique
    assert documents.query("status == 'rejected'")[["n_questions", "n_statements", "n_claims"]].sum().sum() == 0
    good = set(BAD) - set(wanted)
    for name, table in TABLES.items():
        if "file" in table.names and not table.single:
            assert set(rows(processed, name)["file"]) <= good
    # Each that is read gives its claim, in words that stand in its text.
    assert set(rows(processed, "claims")["file"]) == good
    assert not any(SECRET in text for text in rows(processed, "texts")["text"])


def test_too_many_rejects_change_nothing(tmp_path: Path) -> None:
    processed = run(tmp_path, DOCUMENTS)
    before = contents(processed)
    some = {file: BAD[file] for file in ("empty.txt", "none.txt", "two.txt", "e.txt", "f.txt")}
    with pytest.raises(TooManyRejectedError) as caught:
        run(tmp_path, {file: text for file, (text, _) in some.items()}, max_rejected=3)
    assert str(caught.value).startswith("4 of 5 documents are rejected, allowed are 3 (max_rejected")
    assert all(f"\n  {file}: {reason}" in str(caught.value) for file, (_, reason) in some.items() if reason)
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
