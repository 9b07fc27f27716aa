"""Propose `agreement` claims: an agreement or memorandum between agency and ICE that a statement says or takes for granted.

Taken for granted counts only where it is definite and about a particular state; agreements in general, spoken of in
passing, are none.
"""

import re
from collections.abc import Iterator

from dmv_claims.extract.candidate import Candidate
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

YEAR = re.compile(r"(?:19|20)\d\d")
DEFINITE = frozenset("the this that these those its their such said same".split())
SINCE = frozenset("since in from of dated".split())


def agreement(reading: Reading) -> Iterator[Candidate]:
    """Yield a memorandum, an agreement, or both where a statement names both."""
    memoranda = list(reading.all("agreement/mou"))
    for category in ("mou", "agreement"):
        for cue in reading.all(f"agreement/{category}"):
            if category == "agreement" and memoranda and not reading.has("context.no", "context.not"):
                continue
            if _counts(reading, cue):
                yield Candidate(reading, "agreement", category, cue, _since(reading, cue))
                break


def _counts(reading: Reading, cue: Cue) -> bool:
    """Tell whether an agreement is said to exist, is denied, or is spoken of as a definite one."""
    if reading.near(cue, "policy_status.exist", "context.no", "context.not"):
        return True
    before = reading.norms[max(reading.start, cue.start - 4) : cue.start]
    singular = not reading.norms[cue.end - 1].endswith("s")
    if DEFINITE & set(before) or (singular and {"a", "an", "under", "to"} & set(before)):
        return True
    return _names_parties(reading, cue)


def _names_parties(reading: Reading, cue: Cue) -> bool:
    behind = [c for label in reading.cues if label.startswith("state:") for c in reading.cues[label]]
    return any(0 <= c.start - cue.end <= 6 for c in behind) or any(
        0 <= c.start - cue.end <= 8 for c in reading.all("parties.agency", "alias")
    )


def _since(reading: Reading, cue: Cue) -> dict[str, str | int]:
    """Return the year an agreement has stood since: "since 2008", "signed in 2014", "the 2016 agreement"."""
    start, end = reading.group_range(cue.start)
    for place in range(start, end):
        word = reading.norms[place]
        if YEAR.fullmatch(word) and (reading.norms[place - 1] in SINCE or 0 < cue.start - place <= 3):
            return {"since": int(word)}
    return {}
