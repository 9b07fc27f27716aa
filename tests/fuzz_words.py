"""Texts for the fuzz run: words that mean something to the pipeline, in an order that means nothing, and odd signs."""

import re
from collections.abc import Iterator
from functools import cache
from random import Random

import yaml
from collections_of import blocks
from dmv_claims.vocabulary import FOLDER, load_states
from fuzz_bytes import parted

# What a wording may hold besides words: alternatives, and the kind of a word behind it
ALTERNATIVES, KIND = re.compile(r"\(([^()]*)\)"), re.compile(r"_[a-z]+\b")
MARKERS = ("1. ", "2) ", "(a) ", "(iv) ", "- ", "• ", "* ", "Q: ", "A. ", "## ", "Answer: ", "99. ", "\t", "| ", "> ")
ENDS = (".", ". ", "? ", "! ", ": ", "; ", ", ", "\n", "\n\n", "…", "...", " – ", "—", "”", "’", " (", ") ", '"', "'")
NUMBERS = (
    *("0", "1", "00", "30", "2021", "9999999999", "1,000", "1.5", "½", "٣", "²", "Ⅳ", "one hundred and", "-1", "1e9"),
    *("18 U.S.C. § 2721", "§", "§§", "Iowa Code § 321.11", "321.11(2)(b)", "8 CFR 287.7(d)", "Act of 1994", "No. 12"),
    *("72 hours", "for up to 10 years", "30 to 90 days", "a year and a half", "99999999 years", "P3Y", "Section 0"),
)
SIGNS = parted(
    "\x00¦\x07¦\x1b¦\x1c¦\x85¦\u2028¦\u2029¦\u200b¦\u200f¦\u202e¦\ufeff¦\xad¦�¦\u0301¦é¦ﬁ¦İ¦ı¦ß¦ſ¦K¦Ǆ¦ΐ¦㎏¦Ａ¦１¦\u3000¦"
    "\xa0¦😀¦👩\u200d👧¦𝐈𝐂𝐄¦\ue000¦\uffff¦\U0010ffff¦ث¦日本¦Iowaâ€™s¦Ã©¦\r¦\r\n¦\x0b¦\x0c¦_¦&amp;¦\\¦{0}"
)

# Letters that are one to an expression that overlooks capitals, and no longer one in small letters
TWINS = (("s", "ſ"), ("i", "ı"), ("i", "İ"), ("k", "K"), ("st", "ﬆ"), ("S", "ſ"), ("I", "İ"))


@cache
def _fragments() -> tuple[str, ...]:
    names = [state.name for state in load_states()]
    found = [block for text in blocks() for block in text]
    return tuple(block.replace("{state}", names[rank % len(names)]) for rank, block in enumerate(found))


@cache
def _wordings() -> tuple[str, ...]:
    files = sorted(FOLDER.glob("*.yaml"))
    return tuple(words for file in files for words in _leaves(yaml.safe_load(file.read_text(encoding="utf-8"))))


def _leaves(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from _leaves(one)


def _wording(draw: Random) -> str:
    """Return a wording of the vocabulary as a text might hold it."""
    chosen = ALTERNATIVES.sub(lambda found: draw.choice(found[1].split("|")), draw.choice(_wordings()))
    return KIND.sub("", chosen)


def _piece(draw: Random) -> str:
    kind = draw.random()
    if kind < 0.3:
        words = draw.choice(_fragments()).split(" ")
        start = draw.randrange(len(words))
        return " ".join(words[start : start + draw.choice((1, 3, 10, 100))])
    if kind < 0.6:
        return _wording(draw)
    if kind < 0.97:
        return draw.choice(draw.choice((MARKERS, ENDS, ENDS, NUMBERS, SIGNS)))
    return "".join(chr(draw.randrange(draw.choice((128, 0x3000, 0xD800)))) for _ in range(draw.randrange(5)))


def text(draw: Random, most: int = 300) -> str:
    """Return a text of at most so many pieces, now and then with a part of it a thousand times over."""
    glue = draw.choice((" ", " ", "", "\n"))
    pieces = [_piece(draw) for _ in range(int(most ** draw.random()))]
    if draw.random() < 0.1:
        at = draw.randrange(len(pieces))
        times = draw.choice((10, 100, 1_000))
        pieces[at:at] = ("".join(pieces[at : at + draw.choice((1, 2, 5))])[:100] + glue) * times
    words = glue.join(pieces)
    return words.replace(*draw.choice(TWINS)) if draw.random() < 0.05 else words
