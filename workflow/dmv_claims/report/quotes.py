"""A statement as pages quote it, with the words marked that made the claim."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dmv_claims.report.published import Columns


class Quote(NamedTuple):
    """A statement around the words that made a claim; `lead` are these words where they stand in its list's lead-in."""

    before: str
    cue: str
    after: str
    lead: str = ""


def quotes(claims: Columns, texts: Iterable[str]) -> Iterator[Quote]:
    """Yield the statement of each claim; `texts` are those of the claims' documents, one for each claim."""
    return map(_quoted, texts, *(claims[name] for name in ("quote", "start", "cue_start", "cue_end")))


def _quoted(text: str, quote: str, start: int, cue_start: int, cue_end: int) -> Quote:
    first, last = cue_start - start, cue_end - start
    if first < 0 or last > len(quote):
        return Quote(quote, "", "", text[cue_start:cue_end])
    return Quote(quote[:first], quote[first:last], quote[last:])


def places(claims: Columns, texts: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where the cue of each claim begins and ends in its statement for a browser, or its words in a lead-in."""
    return map(_place, claims["quote"], quotes(claims, texts))


def _place(statement: str, quote: Quote) -> tuple[int, int, str]:
    if quote.lead:
        return 0, 0, quote.lead
    if statement.isascii():
        return len(quote.before), len(quote.before) + len(quote.cue), ""
    start = units(quote.before)
    return start, start + units(quote.cue), ""


def units(words: str) -> int:
    """Return how long words are where a browser counts: in UTF-16, where what is beyond 16 bits counts twice."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2
