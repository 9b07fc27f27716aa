"""Give every sentence its question, its list's lead-in and its heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dmv_claims.model import Question, Segments, Statement
from dmv_claims.segment.blocks import Block, read_blocks
from dmv_claims.segment.sentences import SentenceRules, sentences

# The heading of an item: a few words, a colon, and the item's text behind it.
ITEM_HEADING = re.compile(r"[A-Z\"“][^.:;?!\n]{1,80}:(?=\s)")


@dataclass
class _Reader:
    """What has been read so far of one text, and what an item has to be read with."""

    questions: list[Question] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    heading: str = ""
    section: tuple[int, int] = (-1, -1)
    lead_in: int = -1


def segment(text: str, rules: SentenceRules) -> Segments:
    """Return the questions and statements of a text; statements do not overlap and hold no blank ends."""
    reader = _Reader()
    for block in read_blocks(text, rules.interrogatives):
        if block.kind == "question":
            reader.questions.append(Question(block.start, block.end, int(block.marker)))
            reader.heading, reader.section, reader.lead_in = "", (-1, -1), -1
        elif block.kind == "heading":
            _read_heading(reader, text, block)
        else:
            _read_block(reader, text, block, rules)
    return Segments(tuple(reader.questions), tuple(reader.statements), "\n".join(reader.title))


def _read_heading(reader: _Reader, text: str, block: Block) -> None:
    heading = text[block.start : block.end]
    if not reader.questions and not reader.statements:
        reader.title.append(heading)
    reader.heading, reader.section, reader.lead_in = heading, (block.start, block.end), -1


def _read_block(reader: _Reader, text: str, block: Block, rules: SentenceRules) -> None:
    is_item = block.kind == "item"
    if not is_item:
        reader.lead_in = -1
    for statement in _statements(reader, text, block, rules):
        reader.statements.append(statement)
    if not is_item and text[block.end - 1] == ":":
        reader.lead_in = len(reader.statements) - 1


def _statements(reader: _Reader, text: str, block: Block, rules: SentenceRules) -> Iterator[Statement]:
    item_heading = ITEM_HEADING.match(text, block.start, block.end)
    heading = item_heading.group()[:-1] if item_heading else reader.heading
    for start, end in sentences(text, block.start, block.end, rules):
        yield Statement(
            start=start,
            end=end,
            question=len(reader.questions) - 1,
            lead_in=reader.lead_in,
            item_number=block.marker if block.kind == "item" else "",
            heading=heading,
            heading_end=item_heading.end() if item_heading and start == block.start else -1,
            section=reader.section,
        )
