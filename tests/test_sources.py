"""The source sheet: what is read of it, and what a bad row is told."""

from pathlib import Path

import pytest
import yaml
from dmv_claims.sheet import SheetError
from dmv_claims.sources import SCHEMA, Source, load_sources
from dmv_claims.vocabulary import load_states

HEADER = "file,state,title,source_url,retrieved_on,provenance,licence\n"
GOOD = "ohio.txt,OH,A Title,https://example.org/ohio,2025-03-01,original,CC0-1.0\n"
RAW = Path(__file__).parents[1] / "raw"


def sheet(folder: Path, text: str | bytes) -> Path:
    path = folder / "sources.csv"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def test_a_row_becomes_a_source(tmp_path: Path) -> None:
    assert load_sources(sheet(tmp_path, HEADER + GOOD)) == {
        "ohio.txt": Source("ohio.txt", "OH", "A Title", "https://example.org/ohio", "2025-03-01", "original", "CC0-1.0")
    }


def test_a_missing_sheet_is_an_empty_one(tmp_path: Path) -> None:
    assert load_sources(tmp_path / "none.csv") == {}


@pytest.mark.parametrize(
    ("text", "files"),
    [
        # Nothing but the header, and nothing known of a file but its name and provenance
        (HEADER, []),
        (HEADER + "a.txt,,,,,original,\n", ["a.txt"]),
        # What spreadsheets write: a byte order mark, CRLF, blank lines, blanks around cells, quotes
        ("\ufeff" + HEADER + GOOD, ["ohio.txt"]),
        ((HEADER + GOOD).replace("\n", "\r\n"), ["ohio.txt"]),
        (HEADER + "\n,,,,,,\n" + GOOD, ["ohio.txt"]),
        (HEADER + GOOD.replace(",", " , "), ["ohio.txt"]),
        ((HEADER + GOOD).replace("\n", ",,\n"), ["ohio.txt"]),
        (HEADER + GOOD.replace("A Title", '"One, two"'), ["ohio.txt"]),
        # Another order of columns; folders below raw
        ("state,file,title,source_url,retrieved_on,provenance,licence\nOH,a.txt,,,,restated,\n", ["a.txt"]),
        (HEADER + GOOD.replace("ohio.txt", "oh/ohio.txt"), ["oh/ohio.txt"]),
    ],
)
def test_sheets_that_hold(tmp_path: Path, text: str, files: list[str]) -> None:
    assert list(load_sources(sheet(tmp_path, text))) == files


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        # One bad cell for each column; the line is that of the sheet
        ("ohio.txt", "", "line 2, column file: ''"),
        ("ohio.txt", "../ohio.txt", "line 2, column file: '../ohio.txt'"),
        ("ohio.txt", "/srv/ohio.txt", "column file"),
        ("ohio.txt", "oh\\ohio.txt", "column file"),
        (",OH,", ",Ohio,", "line 2, column state: 'Ohio' is not allowed; allowed: the postal code"),
        (",OH,", ",oh,", "column state: 'oh'"),
        (",OH,", ",PR,", "column state: 'PR'"),
        ("https://example.org/ohio", "example.org", "column source_url: 'example.org'"),
        ("https://example.org/ohio", "ftp://example.org", "column source_url"),
        ("2025-03-01", "March 2025", "column retrieved_on: 'March 2025' is not allowed; allowed: a day"),
        ("2025-03-01", "2025-02-30", "column retrieved_on: '2025-02-30'"),
        ("2025-03-01", "20250301", "column retrieved_on: '20250301'"),
        ("original", "copied", "column provenance: 'copied' is not allowed; allowed: 'original'"),
        ("original", "", "column provenance: ''"),
        # Too many cells, too few, a bad quote
        ("CC0-1.0", "CC0-1.0,x", "line 2, column \\(none\\): 'x' is not allowed; allowed: 7 cells"),
        (",original,CC0-1.0", "", "line 2, column provenance: ''"),
        ("A Title", '"A" Title', "line 2: no valid CSV"),
        # A row begins where its first cell stands, whatever the cells and blank lines before it
        (GOOD, GOOD.replace("A Title", '"A\n\nTitle"') + "b.txt,Utah,,,,original,\n", "line 5, column state: 'Utah'"),
        (GOOD, "\n\nb.txt,Utah,,,,original,\n", "line 4, column state: 'Utah'"),
        # The header
        ("licence\n", "license\n", "line 1: the columns are .*allowed are just .*licence"),
        (",licence\n", "\n", "line 1"),
        (HEADER, HEADER.replace(",", ";"), "line 1.*with commas between them"),
        (HEADER + GOOD, "", "line 1: the columns are missing"),
        (GOOD, GOOD + GOOD, "line 3, column file: 'ohio.txt' is not allowed; allowed: each file once"),
    ],
)
def test_a_bad_sheet_says_where_and_what_to_do(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(SheetError, match=rf"^sources\.csv.*{words}") as caught:
        load_sources(sheet(tmp_path, (HEADER + GOOD).replace(old, new)))
    assert "\n" not in str(caught.value)


def test_a_sheet_in_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="not UTF-8; save the sheet"):
        load_sources(sheet(tmp_path, (HEADER + GOOD.replace("Title", "Títle")).encode("latin-1")))


def test_the_schema_knows_every_state() -> None:
    allowed = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))["properties"]["state"]["enum"]
    assert sorted(allowed) == sorted(["", *(state.code for state in load_states())])


def test_the_sheet_of_the_repository_describes_its_documents() -> None:
    files = {path.name for path in RAW.iterdir() if path.suffix in (".txt", ".html")}
    sources = load_sources(RAW / "sources.csv")
    assert set(sources) == files
    assert all(source.state and source.title and source.provenance == "restated" for source in sources.values())
