"""The existence frame for agreements: one between agency and ICE that a statement says, denies or takes for granted.

Taken for granted counts only where it is definite and about a particular state; agreements in general, spoken of in
passing, are none.
"""

import re
from collections.abc import Iterator

from dmv_claims.context.polarity import denies_existence
from dmv_claims.extract.candidate import Candidate
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# How far from an agreement the words may stand that say that there is one, its partner, its year.
SAID_WITHIN, PARTNER_WITHIN, DATE_WITHIN = 8, 10, 6
YEAR = re.compile(r"(?:19|20)\d\d")


def agreement(reading: Reading) -> Iterator[Candidate]:
    """Yield a memorandum and an agreement; an agreement "through an MOU" is the memorandum alone."""
    if not reading.has("agreement/mou", "agreement/agreement"):
        return
    denied = False
    for category in ("mou", "agreement"):
        for cue in reading.all(f"agreement/{category}"):
            if category == "agreement" and reading.has("agreement/mou") and not denied and not since(reading, cue):
                continue
            status = _status(reading, cue)
            if status:
                denied = denied or status == "denied"
                polarity = "negated" if status == "denied" else "affirmed"
                presupposed = status == "presupposed"
                yield Candidate(
                    reading, "agreement", category, cue, since(reading, cue), polarity, presupposed=presupposed
                )


def _status(reading: Reading, cue: Cue) -> str:
    """Return `denied`, `said`, `presupposed`, or "" where an agreement is only spoken of in general."""
    before = set(reading.norms[max(reading.start, cue.start - 4) : cue.start])
    if _is_with_others(reading, cue):
        return ""
    if denies_existence(reading, cue):
        return "denied"
    if "any" in before:
        return ""
    if any(abs(c.start - cue.start) <= SAID_WITHIN for c in reading.near(cue, "policy_status.exist", "agreement.make")):
        return "said"
    singular = not reading.norms[cue.end - 1].endswith("s")
    instrument = any(0 <= cue.start - c.end <= SAID_WITHIN for c in reading.near(cue, "agreement.instrument"))
    definite = bool(reading.grammar["definite"] & before) or (singular and bool({"a", "an"} & before))
    return "presupposed" if (definite and not reading.grammar["indefinite"] & before) or instrument else ""


def _is_with_others(reading: Reading, cue: Cue) -> bool:
    """Tell an agreement with somebody else: "with insurers", "among states"."""
    if cue.end >= reading.end or reading.norms[cue.end] not in ("with", "between", "among"):
        return False
    parties = ("parties.ice", "parties.agency", "parties.agency_role", "sharing.receiver_role", "alias")
    return not any(0 <= c.start - cue.end <= PARTNER_WITHIN for c in reading.all(*parties))


def since(reading: Reading, cue: Cue) -> dict[str, str | int]:
    """Return the year an agreement has stood since: "since 2008", "signed in 2014", "the 2016 agreement"."""
    start, end = reading.group_range(cue.start)
    for place in range(start, end):
        word, before = reading.norms[place], reading.norms[place - 1]
        if not YEAR.fullmatch(word):
            continue
        between = reading.norms[cue.end : place]
        dated = before in reading.grammar["since"] and len(between) <= DATE_WITHIN and "," not in between
        made = before in reading.grammar["since"] and reading.near(cue, "agreement.make")
        if before == "since" or (place > cue.end and dated) or made or 0 < cue.start - place <= 3:
            return {"since": int(word)}
    return {}
