"""The possession frame: who keeps what passed, and for how long."""

from collections.abc import Iterator

from dmv_claims.durations import Duration
from dmv_claims.extract.candidate import Candidate
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

HOLDING = ("retention.hold", "retention.destroy")
AGENCY = ("parties.agency", "parties.agency_role", "alias")


def retention(reading: Reading) -> Iterator[Candidate]:
    """Yield the lengths of time for which data is kept, with who keeps it."""
    periods = [(cue, d) for cue, d in reading.durations if reading.near(cue, *HOLDING) or _asked(reading)]
    for cue, duration in periods:
        yield _period(reading, cue, duration)
    if periods:
        return
    for category in ("as_needed", "unspecified"):
        for cue in reading.all(f"retention/{category}"):
            if category == "unspecified" or reading.has(*HOLDING) or _asked(reading):
                yield Candidate(reading, "retention", category, cue, {"holder": _holder(reading, cue)})
                return


def _period(reading: Reading, cue: Cue, duration: Duration) -> Candidate:
    """Give the length, its bound and who keeps; the durations already know "within 90 days" from "after 90 days"."""
    values: dict[str, str | int] = {"duration": duration.iso, "days": duration.days, "bound": duration.bound}
    values["holder"] = _holder(reading, cue)
    return Candidate(reading, "retention", "period", cue, values)


def _asked(reading: Reading) -> bool:
    question = reading.question
    return question is not None and question.has("retention.hold", "retention/unspecified")


def _holder(reading: Reading, cue: Cue) -> str:
    """Return who keeps the data: the subject of keeping, else the question's, else whoever the data was shared with."""
    subject = _subject(reading, reading.group_range(cue.start))
    if subject:
        return subject
    if reading.question is not None:
        asked = _subject(reading.question, (reading.question.start, reading.question.end))
        if asked:
            return asked
    parties = _parties(reading)
    return parties[-1][1] if parties else ""


def _subject(reading: Reading, within: tuple[int, int]) -> str:
    """Return the party nearest before a word of keeping, or behind it in "by ICE" and "for ICE"."""
    start, end = within
    parties = [(place, who) for place, who in _parties(reading) if start <= place < end]
    for hold in reading.all(*HOLDING, "retention/unspecified", "retention/as_needed"):
        if not start <= hold.start < end:
            continue
        doing = [
            who
            for place, who in parties
            if place < hold.end and reading.norms[place - 1] not in reading.grammar["before_oblique"]
        ]
        agents = [who for place, who in parties if place >= hold.end and reading.norms[place - 1] in ("by", "for")]
        if doing or agents:
            return doing[-1] if doing else agents[0]
    return ""


def _parties(reading: Reading) -> list[tuple[int, str]]:
    """Return the parties of a statement by position; "DMV data" names data and no party."""
    named = [(c, "ice") for c in reading.all("parties.ice")] + [(c, "dmv") for c in reading.all(*AGENCY)]
    return sorted(
        (c.start, who)
        for c, who in named
        if c.end >= reading.end or reading.norms[c.end] not in reading.grammar["data_head"]
    )
