"""The possession frame: who keeps what passed, and for how long."""

from collections.abc import Iterator

from dmv_claims.durations import Duration
from dmv_claims.extract.candidate import Candidate
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

HOLDING = ("retention.hold", "retention.destroy")
# With these a refusal sets a limit: "shall not keep records longer than six months".
COMPARING = frozenset(("longer", "more", "beyond", "exceed", "exceeding"))
# How far behind a word of keeping its agent may stand.
AGENT_WITHIN = 4
AGENCY = ("parties.agency", "parties.agency_role", "alias")


def retention(reading: Reading) -> Iterator[Candidate]:
    """Yield the lengths of time for which data is kept, with who keeps it."""
    for cue, duration in reading.durations:
        if _is_kept(reading, cue) or _asked(reading):
            yield _period(reading, cue, duration)
    for category in ("as_needed", "unspecified"):
        for cue in reading.all(f"retention/{category}"):
            if category == "unspecified" and reading.durations:
                continue
            if category == "unspecified" or reading.has(*HOLDING) or _asked(reading):
                # "Until no longer needed" denies the need, not the keeping.
                kept = "affirmed" if category == "as_needed" else ""
                yield Candidate(reading, "retention", category, cue, {"holder": _holder(reading, cue)}, kept)
                return


def _period(reading: Reading, cue: Cue, duration: Duration) -> Candidate:
    """Give the length, its bound and who keeps; durations know "within 90 days" from "after 90 days"."""
    values: dict[str, str | int] = {"duration": duration.iso, "days": duration.days, "bound": duration.bound}
    values["holder"] = _holder(reading, cue)
    limit = "affirmed" if COMPARING & set(reading.norms[reading.start : cue.end]) else ""
    return Candidate(reading, "retention", "period", cue, values, limit)


def _is_kept(reading: Reading, cue: Cue) -> bool:
    """Tell whether data is kept or destroyed, by ICE or by the agency."""
    if not reading.near(cue, *HOLDING):
        return False
    noun = {"retention", "storage", "deletion", "destruction"} & set(reading.norms[reading.start : reading.end])
    return bool(noun or _holder(reading, cue) or reading.lead_in)


def _asked(reading: Reading) -> bool:
    """Tell whether a statement answers how long data is kept; a mere heading does not make every length a retention."""
    question = reading.question
    if question is None or question.norms[question.end - 1] != "?":
        return False
    return question.has("retention.hold", "retention/unspecified")


def _holder(reading: Reading, cue: Cue) -> str:
    """Return who keeps the data: the subject of keeping, else that of its context, else who received it."""
    within = [(reading, reading.group_range(cue.start))]
    within += [(r, (r.start, r.end)) for r in (reading.question, reading.lead_in) if r is not None]
    for where, tokens in within:
        subject = _subject(where, tokens)
        if subject:
            return subject
    before = reading.previous
    if before is not None and reading.norms[reading.start] in ("it", "they") and _parties(before):
        return _parties(before)[0][1]
    parties = _parties(reading) or (_parties(reading.lead_in) if reading.lead_in else [])
    return parties[-1][1] if parties else ""


def _subject(reading: Reading, within: tuple[int, int]) -> str:
    """Return the agent of a word of keeping ("by ICE"), else the party nearest before it, else "for ICE"."""
    start, end = within
    parties = [(place, who) for place, who in _parties(reading) if start <= place < end]
    for hold in reading.all(*HOLDING, "retention/unspecified", "retention/as_needed"):
        if not start <= hold.start < end:
            continue
        close = [(place, who) for place, who in reversed(parties) if 0 <= place - hold.end <= AGENT_WITHIN]
        behind = {_preposition(reading, place): who for place, who in close}
        doing = [who for place, who in parties if place < hold.end and _does(reading, place, hold)]
        found = behind.get("by") or (doing[-1] if doing else "") or behind.get("for", "")
        if found:
            return found
    return ""


def _does(reading: Reading, place: int, hold: Cue) -> bool:
    """Tell who keeps ("to ICE, which deletes them") from a party in passing ("records from the DMV")."""
    if _preposition(reading, place) not in reading.grammar["before_oblique"]:
        return True
    clause = reading.clause_of(hold.start)
    return clause.kind == "relative" and 0 < clause.start - place <= 3


def _preposition(reading: Reading, place: int) -> str:
    """Return the word before a party, articles and its state's name aside."""
    states = {c.start for label, cues in reading.cues.items() if label.startswith("state:") for c in cues}
    place -= 1
    while place > reading.start and (place in states or reading.norms[place] in ("the", "a", "its", "'s")):
        place -= 1
    return reading.norms[place]


def _parties(reading: Reading) -> list[tuple[int, str]]:
    """Return the parties of a statement by position; "DMV data" names data and no party."""
    named = [(c, "ice") for c in reading.all("parties.ice")] + [(c, "dmv") for c in reading.all(*AGENCY)]
    heads = reading.grammar["data_head"]
    return sorted((c.start, who) for c, who in named if c.end >= reading.end or reading.norms[c.end] not in heads)
