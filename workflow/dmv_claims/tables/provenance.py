"""Check that every quote is the document's own words at the place that is given for it."""

from collections.abc import Iterable, Mapping

Rows = Iterable[Mapping[str, str | int | float | None]]

# The columns that hold words of the document, by table.
WORDS = {"questions": "text", "statements": "text", "claims": "quote"}


class ProvenanceError(AssertionError):
    """Words that do not stand where a row says, a fault of the code; the message names file and offsets."""


def check_rows(texts: Mapping[str, str], rows: Mapping[str, Rows]) -> None:
    """Raise ProvenanceError at the first question, statement or claim that is not found in its text.

    `texts` maps files to their texts; `rows` holds the rows of the tables questions, statements and claims.
    """
    for table, words in WORDS.items():
        for row in rows[table]:
            file = str(row["file"])
            text = texts.get(file, "")
            found = _slice(table, file, text, row["start"], row["end"])
            if found != row[words]:
                raise ProvenanceError(f"{_where(table, file, row['start'], row['end'])}: the text there is {found!r}")
            if table == "claims":
                _slice("cue of claims", file, text, row["cue_start"], row["cue_end"])


def _slice(table: str, file: str, text: str, start: object, end: object) -> str:
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
        found = text[start:end]
        if not found.isspace():
            return found
    where = _where(table, file, start, end)
    raise ProvenanceError(f"{where}: no words there; the text has {len(text)} characters")


def _where(table: str, file: str, start: object, end: object) -> str:
    return f"{file}: {table}: characters {start} to {end}"
