"""Put a statement together with everything it is read with: its cues, its clauses, its lead-in and its question."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dmv_claims.citations import Citation
from dmv_claims.context.clauses import Clause, find_clauses
from dmv_claims.durations import Duration
from dmv_claims.lexicon import Cue
from dmv_claims.model import Segments, Statement
from dmv_claims.tokens import Tokens


@dataclass(slots=True, eq=False)
class Reading:
    """One statement or question as frames see it; token positions are those of the document, ends exclusive.

    `norms` are those of all `tokens`, also before and behind the statement.
    `cues` maps a label to its cues; `citations` and `durations` are those inside the statement with token positions;
    `heading_end` is the token behind an item's heading, -1 where there is none; `question` is the question answered or,
    in a document without questions, the heading above; `about_ice` where ICE is named above the document's first line.
    """

    index: int
    statement: Statement
    start: int
    end: int
    norms: Sequence[str]
    tokens: Tokens
    grammar: Mapping[str, frozenset[str]]
    cues: dict[str, list[Cue]]
    clauses: list[Clause]
    citations: list[tuple[Cue, Citation]] = field(default_factory=list)
    durations: list[tuple[Cue, Duration]] = field(default_factory=list)
    question: "Reading | None" = None
    lead_in: "Reading | None" = None
    previous: "Reading | None" = None
    heading_end: int = -1
    about_ice: bool = False

    def all(self, *labels: str) -> Sequence[Cue]:
        """Return the cues of these labels, label by label."""
        if len(labels) == 1:
            return self.cues.get(labels[0], ())
        return [cue for label in labels if label in self.cues for cue in self.cues[label]]

    def has(self, *labels: str) -> bool:
        """Tell whether any cue of these labels stands in the statement."""
        return not self.cues.keys().isdisjoint(labels)

    def clause_of(self, position: int) -> Clause:
        """Return the clause that holds a token."""
        for clause in self.clauses:
            if clause.start <= position < clause.end:
                return clause
        return self.clauses[-1]

    def group_range(self, position: int) -> tuple[int, int]:
        """Return the tokens of the main clause around a token, with all the clauses that depend on it."""
        group = self.clause_of(position).group
        parts = [clause for clause in self.clauses if clause.group == group]
        return parts[0].start, parts[-1].end

    def near(self, cue: Cue, *labels: str) -> list[Cue]:
        """Return the cues of these labels in the same main clause as a cue."""
        found = self.all(*labels)
        if not found:
            return []
        start, end = self.group_range(cue.start)
        return [c for c in found if start <= c.start < end]


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found in a text: its tokens, cues by position, citations and durations."""

    tokens: Tokens
    cues: Sequence[Cue]
    citations: Sequence[Citation]
    durations: Sequence[Duration]


def read_statements(segments: Segments, marks: Marks, grammar: Mapping[str, frozenset[str]]) -> list[Reading]:
    """Return a reading of each statement, in the order of the text."""
    starts, offsets, norms = [cue.start for cue in marks.cues], marks.tokens.starts, marks.tokens.norms

    def reading(index: int, statement: Statement) -> Reading:
        start, end = bisect_left(offsets, statement.start), bisect_left(offsets, statement.end)
        inside: dict[str, list[Cue]] = defaultdict(list)
        for cue in marks.cues[bisect_left(starts, start) : bisect_left(starts, end)]:
            if cue.end <= end:
                inside[cue.label].append(cue)
        clauses = find_clauses(norms, start, end, inside)
        return Reading(index, statement, start, end, norms, marks.tokens, grammar, dict(inside), clauses)

    questions = [reading(-1, Statement(q.start, q.end)) for q in segments.questions]
    headings = {s.section for s in segments.statements if s.section[0] >= 0}
    sections = {section: reading(-1, Statement(*section)) for section in headings}
    starts_of_parts = [q.start for q in segments.questions] + [s.start for s in segments.statements]
    first = min(starts_of_parts, default=0)
    about_ice = any(cue.label == "parties.ice" and offsets[cue.start] < first for cue in marks.cues)
    readings: list[Reading] = []
    for index, statement in enumerate(segments.statements):
        one = reading(index, statement)
        one.about_ice = about_ice
        one.question = questions[statement.question] if statement.question >= 0 else sections.get(statement.section)
        one.lead_in = readings[statement.lead_in] if statement.lead_in >= 0 else None
        one.previous = readings[-1] if readings and readings[-1].question is one.question else None
        if statement.heading_end > 0:
            one.heading_end = bisect_left(offsets, statement.heading_end)
        readings.append(one)
    _hand_out(readings, marks)
    return readings


def _hand_out(readings: list[Reading], marks: Marks) -> None:
    """Give each citation and duration to the statement that holds it."""
    starts = [reading.statement.start for reading in readings]
    values: list[Citation | Duration] = [*marks.citations, *marks.durations]
    for value in values:
        rank = bisect_left(starts, value.start + 1) - 1
        if rank < 0 or value.end > readings[rank].statement.end:
            continue
        offsets = marks.tokens.starts
        first, end = bisect_left(offsets, value.start + 1) - 1, bisect_left(offsets, value.end)
        if isinstance(value, Citation):
            readings[rank].citations.append((Cue("citation", first, end), value))
        else:
            readings[rank].durations.append((Cue("duration", first, end), value))
