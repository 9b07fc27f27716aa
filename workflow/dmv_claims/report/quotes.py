"""A statement as pages quote it, with the words marked that made the claim."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dmv_claims.report.published import Columns

# The columns that tell a claim's statement and where in the text its cue stands
QUOTED = ("quote", "start", "cue_start", "cue_end")


class Quote(NamedTuple):
    """A statement around the words that made a claim; `lead` are these words where they stand in its list's lead-in."""

    before: str
    cue: str
    after: str
    lead: str = ""


def quotes(claims: Columns, texts: Iterable[str]) -> Iterator[Quote]:
    """Yield the statement of each claim; `texts` are those of the claims' documents, one for each claim."""
    return map(_quoted, texts, *(claims[name] for name in QUOTED))


def _quoted(text: str, quote: str, start: int, cue_start: int, cue_end: int) -> Quote:
    first, last = cue_start - start, cue_end - start
    if first < 0 or last > len(quote):
        return Quote(quote, "", "", text[cue_start:cue_end])
    return Quote(quote[:first], quote[first:last], quote[last:])


def places(claims: Columns, texts: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where the cue of each claim begins and ends in its statement for a browser, or its words in a lead-in."""
    return map(_place, texts, *(claims[name] for name in QUOTED))


def _place(text: str, quote: str, start: int, cue_start: int, cue_end: int) -> tuple[int, int, str]:
    first, last = cue_start - start, cue_end - start
    if first < 0 or last > len(quote):
        return 0, 0, text[cue_start:cue_end]
    return (first, last, "") if quote.isascii() else (units(quote[:first]), units(quote[:last]), "")


def units(words: str) -> int:
    """Return how long words are where a browser counts: in UTF-16, where what is beyond 16 bits counts twice."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2
