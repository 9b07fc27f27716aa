"""Read the lines of a text as blocks: questions, headings, list items, paragraphs.

Real documents come numbered or not, with blank lines or without, wrapped or not; only the shape of a line, the number
it carries and what stands around it tell what it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

MARKER = re.compile(
    r"[ \t]*(?:(?P<number>\d{1,3})[.)]|(?:Q(?:uestion)?[ \t]?(?P<asked>\d{0,3})|A(?:nswer)?)[.:)]"
    r"|\((?P<letter>[a-z]{1,4}|\d{1,3}|[A-Z])\)|(?P<bare>[a-z])[.)]|(?P<bullet>[-–—•*·‣◦▪]))[ \t]+(?=\S)"
)
TERMINAL = (*".?!;:…", '."', ".”", '?"', "?”", ".)", "?)", '!"', "!”")
HEADING_LONGEST = 110
WRAPPED_SHORTEST = 50


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one kind: `question`, `heading`, `item` or `paragraph`; `marker` is what stood before it."""

    kind: str
    start: int
    end: int
    marker: str = ""


def read_blocks(text: str, interrogatives: frozenset[str]) -> list[Block]:
    """Return the blocks of a text in order; blank lines, markers and Markdown's heading signs are in none of them."""
    lines = list(_joined(text, _lines(text)))
    blocks: list[Block] = []
    asked = 0
    for rank, line in enumerate(lines):
        following = lines[rank + 1] if rank + 1 < len(lines) else None
        question = _question(text, line, asked, interrogatives)
        if question is not None:
            asked = int(question.marker)
            blocks.append(question)
            blocks.extend(_rest_of_line(text, question.end, line.end))
        else:
            blocks.append(_statement_or_heading(text, line, blocks, following))
    return blocks


def _lines(text: str) -> Iterator[Block]:
    """Yield each line with words as a block without kind, its marker taken off."""
    for match in re.finditer(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+", text):
        start, end = match.span()
        marker = MARKER.match(text, start, end)
        name = ""
        if marker:
            name = next((g for g in marker.groups() if g), "Q" if "Q" in marker.group() else "A")
            start = marker.end()
        heading_sign = re.compile(r"[ \t]*#{1,6}[ \t]+").match(text, start, end)
        start = heading_sign.end() if heading_sign else start
        words = text[start:end]
        if words.strip():
            start += len(words) - len(words.lstrip())
            yield Block("", start, start + len(words.strip()), name)


def _joined(text: str, lines: Iterator[Block]) -> Iterator[Block]:
    """Join a line to the one above where a long line broke off inside a sentence."""
    last: Block | None = None
    for line in lines:
        if last and not line.marker and _breaks_off(text, last, line):
            last = replace(last, end=line.end)
            continue
        if last:
            yield last
        last = line
    if last:
        yield last


def _breaks_off(text: str, last: Block, line: Block) -> bool:
    gap = text[last.end : line.start]
    if text[last.end - 1] in ".?!;:" or gap.count("\n") > 1:
        return False
    begins = max(text.rfind("\n", 0, last.end) + 1, last.start)
    long: bool = last.end - begins >= WRAPPED_SHORTEST and not _is_title_case(text[begins : last.end])
    return long or text[line.start].islower()


def _is_title_case(words: str) -> bool:
    """Tell a title from a sentence: most of its words begin with a capital."""
    content: list[str] = [w for w in re.findall(r"[A-Za-z][\w’'-]*", words) if len(w) > 3]
    return sum(w[0].isupper() for w in content) > len(content) / 2


def _question(text: str, line: Block, asked: int, interrogatives: frozenset[str]) -> Block | None:
    """Return the question in a line; a numbered one has to carry the next number, since items are numbered too."""
    mark = text.find("?", line.start, line.end) + 1
    if not mark or line.marker in ("A", "-", "•", "*"):
        return None
    number = int(line.marker) if line.marker.isdigit() else asked + 1
    first_word = re.match(r"\W*(\w*)", text[line.start : line.end])
    interrogative = bool(first_word) and first_word.group(1).lower() in interrogatives  # type: ignore[union-attr]
    alone = not text[mark : line.end].strip("”\"') ")
    one_sentence = not re.search(r"[.!?][\"”]?\s+[A-Z]", text[line.start : mark])
    if not one_sentence or not (alone or (interrogative and line.marker)):
        return None
    if line.marker.isdigit() and number not in (asked + 1, asked + 2):
        return None
    return Block("question", line.start, mark, str(number))


def _rest_of_line(text: str, start: int, end: int) -> Iterator[Block]:
    rest = text[start:end]
    if rest.strip("”\"') "):
        yield Block("paragraph", end - len(rest.lstrip()), end)


def _statement_or_heading(text: str, line: Block, before: list[Block], following: Block | None) -> Block:
    """Tell a heading, which ends without a full stop, from a paragraph and from an item of an open list."""
    words = text[line.start : line.end]
    open_list = bool(before) and (before[-1].kind == "item" or text[before[-1].end - 1] == ":")
    unfinished = not words.endswith(TERMINAL) and not words.endswith(",")
    short = len(words) <= HEADING_LONGEST or (len(words) <= 2 * HEADING_LONGEST and _is_title_case(words))
    if line.marker and line.marker != "A":
        stands_over = following is not None and not following.marker and not text[line.start].islower()
        numbered_heading = line.marker.isalnum() and unfinished and short and stands_over and not open_list
        return replace(line, kind="heading" if numbered_heading else "item")
    return replace(line, kind="heading" if unfinished and short else "paragraph")
