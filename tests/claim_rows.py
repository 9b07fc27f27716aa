"""Rows of the table claims in a short notation, for the tests of conflicts."""

VALUES = ("disclosure", "duration", "days", "bound", "holder", "citation", "jurisdiction", "effect", "role", "year")

Row = dict[str, str | int | None]


def claims(*statements: str, file: str = "a.txt") -> list[Row]:
    """Return the claims of statements, each written as "type category value key=value; type category"."""
    return [
        claim(position, rank, said, file)
        for position, statement in enumerate(statements)
        for rank, said in enumerate(statement.split("; "))
    ]


def claim(position: int, rank: int, said: str, file: str) -> Row:
    claim_type, category, *rest = said.split(" ")
    given = dict(one.split("=") for one in rest if "=" in one)
    values: Row = {key: int(value) if key in ("days", "year") else value for key, value in given.items()}
    scope = values.get("scope", "state")
    return dict.fromkeys(VALUES) | {
        "state": "OH",
        "document_id": f"d-{file}",
        "file": file,
        "statement_id": f"{file}.s{position}",
        "claim_id": f"{file}.s{position}.{rank}",
        "start": position * 100,
        "end": position * 100 + 50,
        "quote": f"Statement {position}.",
        "cue_start": position * 100 + rank,
        "claim_type": claim_type,
        "category": category,
        "polarity": "negated" if "not" in rest else "affirmed",
        "modality": next((one for one in rest if one in ("hedged", "normative", "prospective")), "asserted"),
        "scope": scope,
        "subject": None if scope == "generic" else "OH",
        **values,
    }
