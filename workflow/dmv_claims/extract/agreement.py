"""The existence frame for agreements: one between agency and ICE that a statement says, denies or takes for granted.

Taken for granted counts only where it is definite and about a particular state; agreements in general, spoken of in
passing, are none.
"""

import re
from collections.abc import Iterator

from dmv_claims.context.polarity import find_negation
from dmv_claims.extract.candidate import Candidate
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

YEAR = re.compile(r"(?:19|20)\d\d")


def agreement(reading: Reading) -> Iterator[Candidate]:
    """Yield a memorandum and an agreement; an agreement "through an MOU" is the memorandum alone."""
    denied = False
    for category in ("mou", "agreement"):
        for cue in reading.all(f"agreement/{category}"):
            if category == "agreement" and reading.has("agreement/mou") and not denied and not _since(reading, cue):
                continue
            status = _status(reading, cue)
            if status:
                denied = denied or find_negation(reading, cue) is not None
                values = _since(reading, cue)
                yield Candidate(reading, "agreement", category, cue, values, presupposed=status == "presupposed")
                break


def _status(reading: Reading, cue: Cue) -> str:
    """Return `said`, `presupposed`, or "" where an agreement is only spoken of in general."""
    before = set(reading.norms[max(reading.start, cue.start - 4) : cue.start])
    if find_negation(reading, cue) is not None:
        return "said"
    if "any" in before:
        return ""
    if any(abs(c.start - cue.start) <= 8 for c in reading.near(cue, "policy_status.exist")):
        return "said"
    singular = not reading.norms[cue.end - 1].endswith("s")
    instrument = any(0 <= cue.start - c.end <= 8 for c in reading.near(cue, "agreement.instrument"))
    definite = bool(reading.grammar["definite"] & before) or (singular and bool({"a", "an"} & before))
    return "presupposed" if (definite and not reading.grammar["indefinite"] & before) or instrument else ""


def _since(reading: Reading, cue: Cue) -> dict[str, str | int]:
    """Return the year an agreement has stood since: "since 2008", "signed in 2014", "the 2016 agreement"."""
    start, end = reading.group_range(cue.start)
    for place in range(start, end):
        word = reading.norms[place]
        if YEAR.fullmatch(word) and (
            reading.norms[place - 1] in reading.grammar["since"] or 0 < cue.start - place <= 3
        ):
            return {"since": int(word)}
    return {}
