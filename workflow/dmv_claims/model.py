"""The values that pass between the steps: a document, its questions and statements, and the claims it makes.

All offsets are character positions in the document's text, end exclusive; all values are immutable.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a document: its number as printed, or its rank where none is printed."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, or one item of a list, with what it has to be read with.

    `question` and `lead_in` are positions in the document's lists of questions and statements, -1 where there is none.
    `item_number` is the marker without punctuation ("1", "a", "-"), `heading` the item's or else the section's heading;
    `heading_end` is where an item's heading ends, `section` where the section's heading stands, -1 where there is none.
    """

    start: int
    end: int
    question: int = -1
    lead_in: int = -1
    item_number: str = ""
    heading: str = ""
    heading_end: int = -1
    section: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class Segments:
    """All questions and statements of one text, each in the order of the text; `title` is what stands above them."""

    questions: tuple[Question, ...]
    statements: tuple[Statement, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One (statement, claim type, category) with its attributes; the guide's section 2 defines each value.

    `statement` is the position of the statement in its document. `cue_start` and `cue_end` mark the words that made
    the claim, inside the statement or, for an item that takes its claim from a lead-in, inside that lead-in. Value
    fields that a type does not have are empty strings, years 0.
    """

    statement: int
    claim_type: str
    category: str
    cue_start: int
    cue_end: int
    polarity: str = "affirmed"
    modality: str = "asserted"
    scope: str = "state"
    subject: str = ""
    disclosure: str = ""
    duration: str = ""
    bound: str = ""
    holder: str = ""
    citation: str = ""
    effect: str = ""
    role: str = ""
    since: int = 0
    year: int = 0
    days: int = 0
    law_kind: str = ""
    jurisdiction: str = ""
    found_by: str = "rules"
