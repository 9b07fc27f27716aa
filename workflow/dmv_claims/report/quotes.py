"""A statement as pages quote it, with the words marked that made the claim."""

from dataclasses import dataclass

from dmv_claims.report.published import Row


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement around the words that made a claim; `lead` are these words where they stand in its list's lead-in."""

    before: str
    cue: str
    after: str
    lead: str = ""


def quoted(claim: Row, text: str) -> Quote:
    """Return the statement of a claim; `text` is that of its document."""
    quote, start = claim["quote"], claim["start"]
    first, last = claim["cue_start"] - start, claim["cue_end"] - start
    if first < 0 or last > len(quote):
        return Quote(quote, "", "", text[claim["cue_start"] : claim["cue_end"]])
    return Quote(quote[:first], quote[first:last], quote[last:])


def units(words: str) -> int:
    """Return how long words are where a browser counts: in UTF-16, where what is beyond 16 bits counts twice."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le")) // 2
