"""Find the acronyms by which a document itself names its agency: "the Motor Vehicle Office (XMVO)", later "XMVO".

After Schwartz and Hearst (2003): a short form counts where it stands in brackets right behind the long one. Acronyms
that many states share ("DMV") are no alias: they say which kind of agency is meant, not whose.
"""

import re
from collections.abc import Iterable

import numpy as np
from spacy.tokens import Doc

from dmv_claims.lexicon.matcher import Cue

ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
# How many tokens the brackets may hold: "(XMVO, or the Division)".
BRACKETS_WITHIN = 6


def find_aliases(doc: Doc, cues: Iterable[Cue]) -> list[Cue]:
    """Return a cue "alias" for each place where an acronym of the agency stands that no vocabulary knows."""
    agencies = [cue for cue in cues if cue.label == "parties.agency"]
    known = {place for cue in agencies for place in range(cue.start, cue.end)}
    names = {name for cue in agencies for name in _introduced(doc, cue.end)}
    if not names:
        return []
    numbers = [doc.vocab.strings[name] for name in names]
    places = np.flatnonzero(np.isin(doc.to_array(["ORTH"]), np.array(numbers, dtype="uint64"))).tolist()
    return [Cue("alias", place, place + 1) for place in places if place not in known]


def _introduced(doc: Doc, place: int) -> Iterable[str]:
    """Yield the acronyms in the brackets that open at a token."""
    if place >= len(doc) or doc[place].text != "(":
        return
    for token in doc[place + 1 : place + 1 + BRACKETS_WITHIN]:
        if token.text == ")":
            return
        if ACRONYM.fullmatch(token.text):
            yield token.text
