"""The possession frame: who keeps what passed, and for how long."""

from collections.abc import Iterator

from dmv_claims.durations import Duration
from dmv_claims.extract.candidate import Candidate
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

HOLDING = ("retention.hold", "retention.destroy")
# Where the holder's own agency speaks: "our copies".
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
    """Give the length and its bound; what has to be destroyed within a time is kept that long at most."""
    bound = duration.bound
    values: dict[str, str | int] = {"duration": duration.iso, "bound": bound, "holder": _holder(reading, cue)}
    return Candidate(reading, "retention", "period", cue, values)


def _asked(reading: Reading) -> bool:
    question = reading.question
    return question is not None and question.has("retention.hold", "retention/unspecified")


def _holder(reading: Reading, cue: Cue) -> str:
    """Return who keeps the data: the party nearest before the verb of keeping, else the one the question names."""
    own = _nearest(reading, reading.near(cue, "parties.ice"), reading.near(cue, *AGENCY))
    if own:
        return own
    if reading.question is not None:
        first = _subject(reading.question)
        if first:
            return first
    return _nearest(reading, list(reading.all("parties.ice")), list(reading.all(*AGENCY)))


def _nearest(reading: Reading, ice: list[Cue], agency: list[Cue]) -> str:
    """Return the party that stands first: the subject of keeping, unless it only received or sent what is kept."""
    parties = sorted([(c.start, "ice", c) for c in ice] + [(c.start, "dmv", c) for c in agency])
    keepers = [(start, who) for start, who, c in parties if reading.norms[c.start - 1] not in ("with", "to", "from", "by")]
    chosen = keepers or [(start, who) for start, who, _ in parties]
    return chosen[0][1] if chosen else ""


def _subject(question: Reading) -> str:
    """Return who keeps in a question such as "How long is DMV data retained by ICE?"."""
    for cue in question.all("parties.ice"):
        if question.norms[cue.start - 1] == "by":
            return "ice"
    return ""
