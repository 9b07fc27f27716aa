"""The sheet of decisions: what is read of it, and what a bad row is told before any claim is looked at."""

from pathlib import Path

import pytest
from dmv_claims.review.decisions import SCHEMA, Decision, load_decisions
from dmv_claims.sheet import SheetError

ROOT = Path(__file__).parents[1]
CLAIM, OTHER = "d0123456789ab.s001.0123abcd", "d0123456789ab.s1234.0123abcd"
HEADER = "claim_id,decision,corrections,reviewer,reviewed_on,why\n"
GOOD = f"{CLAIM},correct,polarity=negated; modality=hedged,A. Reader,2026-11-21,It says no\n"


def sheet(folder: Path, text: str | bytes) -> Path:
    path = folder / "review.csv"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def test_a_row_becomes_a_decision(tmp_path: Path) -> None:
    path = sheet(tmp_path, HEADER + GOOD)
    corrections = (("polarity", "negated"), ("modality", "hedged"))
    assert load_decisions(path) == [
        Decision(path, 2, CLAIM, "correct", corrections, "A. Reader", "2026-11-21", "It says no")
    ]


def test_a_missing_sheet_is_an_empty_one(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "none.csv") == []


def correcting(corrections: str) -> str:
    return GOOD.replace("polarity=negated; modality=hedged", f'"{corrections}"')


# A sheet, and the lines of the decisions in it
HOLD = [
    (HEADER, []),
    (HEADER + GOOD, [2]),
    (HEADER + f"{CLAIM},accept,,A. Reader,2026-11-21,\n", [2]),
    (HEADER + f"{CLAIM},reject,,A. Reader,2026-11-21,Not about ICE\n", [2]),
    # What spreadsheets write: a byte order mark, CRLF, blank lines, blanks around cells, quotes, empty columns
    ("\ufeff" + HEADER + GOOD, [2]),
    ((HEADER + GOOD).replace("\n", "\r\n"), [2]),
    (HEADER + "\n,,,,,\n" + GOOD, [4]),
    (HEADER + GOOD.replace(",", " , "), [2]),
    (HEADER + GOOD.replace("It says no", '"It says: ""no"",\nas line 3 has it"') + GOOD.replace(CLAIM, OTHER), [2, 4]),
    ((HEADER + GOOD).replace("\n", ",,\n"), [2]),
    # Further columns, as those of the queue; another order
    (HEADER.replace("\n", ",state,quote\n") + GOOD.replace("\n", ',OH,"Yes, it does."\n'), [2]),
    ("why,reviewer,reviewed_on,decision,corrections,claim_id\n" + f"no,A,2026-11-21,reject,,{CLAIM}\n", [2]),
    # Rows that nobody has decided yet, as in a queue that is saved whole; what else they hold is not looked at
    (HEADER + f"{CLAIM},,,,,\n" + "anything,,,,,\n" + GOOD, [4]),
    # Values of every kind, nothing where a column may be empty, blanks, a stray separator
    (HEADER + correcting("duration=P18M; bound=max; holder="), [2]),
    (HEADER + correcting(" subject = IA ;scope=other_state; "), [2]),
    (HEADER + correcting("citation=Iowa Code § 321.11; category=named; jurisdiction=IA"), [2]),
    (HEADER + correcting("citation=federal law;category=unnamed"), [2]),
    (HEADER + correcting("year=2019"), [2]),
]


@pytest.mark.parametrize(("text", "lines"), HOLD)
def test_sheets_that_hold(tmp_path: Path, text: str, lines: list[int]) -> None:
    assert [one.line for one in load_decisions(sheet(tmp_path, text))] == lines


def test_what_a_row_keeps_of_the_queue(tmp_path: Path) -> None:
    text = HEADER.replace("\n", ",claim_type,quote\n") + GOOD.replace("\n", ",sharing,No data passes.\n")
    (decision,) = load_decisions(sheet(tmp_path, text))
    assert (decision.claim_type, decision.quote) == ("sharing", "No data passes.")


# What is changed in a sheet that holds, the line, and what the message says
BAD = [
    # One bad cell for each column; the line is that of the sheet
    (CLAIM, "", 2, "column claim_id: '' is not allowed; allowed: the claim_id of a claim"),
    (CLAIM, "d0123456789ab.s001", 2, "column claim_id: 'd0123456789ab.s001'"),
    ("correct,", "Correct,", 2, "column decision: 'Correct' is not allowed; allowed: accept, reject or correct"),
    ("correct,", ",", 2, "column decision: ''"),
    ("A. Reader", "", 2, "column reviewer: ''"),
    ("2026-11-21", "21.11.2026", 2, "column reviewed_on: '21.11.2026' is not allowed; allowed: the day"),
    ("2026-11-21", "2026-11-31", 2, "column reviewed_on: '2026-11-31'"),
    ("2026-11-21", "", 2, "column reviewed_on: ''"),
    ("It says no", "", 2, "column why: '' is not allowed; allowed: the reason in words"),
    # Corrections just where the decision is correct
    ("polarity=negated; modality=hedged", "", 2, "column corrections: '' .* at least one 'column=value'"),
    ("polarity=negated; modality=hedged", ";", 2, "column corrections: ';' .* at least one 'column=value'"),
    ("correct,", "accept,", 2, "column corrections: 'polarity=negated; modality=hedged' .* else nothing"),
    ("correct,", "reject,", 2, "column corrections: 'polarity=negated; modality=hedged'"),
    # Columns that there are not, or that nobody corrects; values that no claim may hold
    ("polarity", "mood", 2, "column corrections: 'mood=negated' .*allowed: the columns category, polarity, .*year"),
    ("polarity=negated", "days=90", 2, "'days=90' .*allowed: the columns .*duration, bound"),
    ("polarity=negated", "quote=No", 2, "'quote=No'"),
    ("polarity=negated", "claim_type=sharing", 2, "'claim_type=sharing'"),
    ("polarity=negated", "negated", 2, "column corrections: 'negated' .*allowed: 'column=value', several with ;"),
    ("=negated", ":negated", 2, "column corrections: 'polarity:negated'"),
    ("modality=hedged", "polarity=affirmed", 2, "column corrections: 'polarity' .*each column once; remove one"),
    ("=negated", "=denied", 2, "'polarity=denied' .*allowed: polarity=affirmed or negated; correct"),
    ("=negated", "=", 2, "'polarity=' .*allowed: polarity=affirmed or negated, and not nothing"),
    ("polarity=negated", "category=weather", 2, "'category=weather' .*allowed: category=one of the claim's type"),
    ("polarity=negated", "subject=Iowa", 2, "'subject=Iowa' .*allowed: subject=the postal code .* or nothing"),
    ("polarity=negated", "jurisdiction=EU", 2, "'jurisdiction=EU' .*or US, or nothing"),
    ("polarity=negated", "duration=18 months", 2, "'duration=18 months' .*allowed: duration=P18M .*ISO 8601"),
    ("polarity=negated", "duration=P0D", 2, "'duration=P0D'"),
    ("polarity=negated", "duration=P1001Y", 2, "'duration=P1001Y' .*at most 1000 years"),
    ("polarity=negated", "citation=section 321.11 of the Iowa Code", 2, "citation=a law as the tables write it"),
    ("polarity=negated", "citation=Iowa Code § 321.11 and more", 2, "'citation=Iowa Code § 321.11 and more'"),
    ("polarity=negated", "year=19", 2, "'year=19' .*allowed: year=a year in four digits, or nothing"),
    ("polarity=negated", "since=May 2019", 2, "'since=May 2019'"),
    # Too many cells, a bad quote, the header
    ("It says no", "It says no,x", 2, "column \\(none\\): 'x' is not allowed; allowed: 6 cells"),
    ("It says no", '"It" says no', 2, "no valid CSV"),
    (",why\n", "\n", 1, "the columns are .*needed are .*why, with commas between them"),
    (",why\n", ",why,why\n", 1, "the columns are .*each once"),
    (HEADER, HEADER.replace(",", ";"), 1, "the columns are .*with commas between them"),
    (GOOD, GOOD + GOOD, 3, f"column claim_id: '{CLAIM}' is not allowed; allowed: each claim once; remove one"),
    # Behind a row of several lines
    (GOOD, GOOD.replace("It says no", '"It\nsays\nno"') + f"{OTHER},maybe,,A,2026-11-21,\n", 5, "column decision"),
]


@pytest.mark.parametrize(("old", "new", "line", "words"), BAD)
def test_a_bad_sheet_says_where_and_what_to_do(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in HEADER + GOOD
    with pytest.raises(SheetError, match=rf"^review\.csv, line {line}\b.*{words}") as caught:
        load_decisions(sheet(tmp_path, (HEADER + GOOD).replace(old, new, 1)))
    assert "\n" not in str(caught.value)


def test_a_sheet_in_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="not UTF-8; save the sheet"):
        load_decisions(sheet(tmp_path, (HEADER + GOOD.replace("Reader", "Réader")).encode("latin-1")))


def test_the_sheet_of_the_repository_holds_no_decision() -> None:
    sheet = ROOT / "config" / "review.csv"
    assert load_decisions(sheet) == []
    assert sheet.read_text(encoding="utf-8").count("\n") == 1
    assert SCHEMA.is_file()
