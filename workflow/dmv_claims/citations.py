"""Finds citations of laws in a text and gives each its normal form ("Section 302.181 RSMo" -> "Mo. Rev. Stat. § 302.181").

One scan finds where a citation may stand; a reader per kind (code, bill, constitution, act) makes citations of it or
rejects it; a last pass lets later short forms stand for acts that the text named in full.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from dmv_claims.citation_forms import Bill, CitationForms, Code, fold, load_citation_forms, look_up

__all__ = ["Citation", "CitationForms", "find_citations", "load_citation_forms"]

# Characters before an act or a bill in which its name, or the state of the bill, is looked for.
_REACH = 160
_TITLE_WORD = re.compile(r"[A-Z][\w&-]*(?:['’]s?)?|(?:[A-Z]\.)+|(?:[A-Z][\w-]*['’][a-z]+)|\d+(?:st|nd|rd|th)")
_DASHES = str.maketrans("‑–", "--")
_YEAR = re.compile(r" of \d{4}$")


@dataclass(frozen=True, slots=True)
class Citation:
    """A law cited at `text[start:end]`.

    `citation` is the normal form, `kind` one of "code", "act", "bill", "constitution"; `jurisdiction` a postal
    code, "US", or "" where unknown.
    """

    start: int
    end: int
    citation: str
    kind: str
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Parts:
    """The numbers around the name of a code, by what they count."""

    sections: list[_Number] = field(default_factory=list)
    plural: bool = True
    title: str = ""
    chapter: str = ""
    part: str = ""


def find_citations(text: str, forms: CitationForms, state: str) -> list[Citation]:
    """Return the citations of a text in order, none overlapping another.

    `state` is the postal code of the document's state, "" if unknown: bills and sections that name no state are its.
    """
    found: list[Citation] = []
    at = 0
    while match := forms.scanner.search(text, at):
        floor = found[-1].end if found else 0
        new = _READERS[str(match.lastgroup)](match, forms, state, floor)
        found += new
        at = max(match.start() + 1, new[-1].end if new else 0)
    return _resolve(text, found, forms)
