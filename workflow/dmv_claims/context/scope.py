"""Tell which state a claim is about: the document's, another one that is named, or states in general.

What a statement names itself counts first, then its lead-in, then its question; a sentence that begins with "This" or
"They" speaks of what the one before it spoke of.
"""

from functools import lru_cache

from dmv_claims.context.modality import last_word
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

Scope = tuple[str, str]
GENERIC: Scope = ("generic", "")
# What means the document's state, or the one that is asked about.
HOME = ("parties.agency_role", "parties.state_role", "alias")
# Tokens between two states that are joined, at most: ", and"
JOINT = 3
# So many sentences back what "They" means is looked for.
FARTHEST = 20


def scopes(reading: Reading, cue: Cue, state: str, has_questions: bool) -> list[Scope]:
    """Return (scope, subject) of a claim, several where several states are named together."""
    own = _named(reading, cue, state)
    if own:
        return own
    return _inherited(reading, state, has_questions)


def _inherited(reading: Reading, state: str, has_questions: bool) -> list[Scope]:
    for _ in range(FARTHEST):
        if reading.lead_in is not None:
            reading = reading.lead_in
            if found := _named(reading, last_word(reading), state):
                return found
            continue
        before = reading.previous
        if before is None or not _points_back(reading):
            break
        found = _named(before, last_word(before), state)
        if found and found[0][0] != "state":
            return found
        if found or not _points_back(before):
            break
        reading = before
    if not has_questions or reading.question is None or _names_state(reading.question, state):
        return [("state", state)]
    return [_asked_about(reading, state) or GENERIC]


def _asked_about(reading: Reading, state: str) -> Scope | None:
    """Return the other state that a question is about, where it names one and not the document's."""
    question = reading.question
    if question is None or question.has(f"state:{state}"):
        return None
    others = [label[6:] for label in question.cues if label.startswith("state:")]
    return ("other_state", others[0]) if others else None


def _names_state(reading: Reading, state: str) -> bool:
    return reading.has(f"state:{state}", *HOME)


def _points_back(reading: Reading) -> bool:
    return any(cue.start <= reading.start + 1 for cue in reading.all("context.pronoun"))


@lru_cache(maxsize=64)
def _mentions(reading: Reading, state: str) -> list[tuple[int, int, Scope]]:
    """Return every mention of a state or of states in general as (start, end, scope), by position."""
    found: list[tuple[int, int, Scope]] = []
    for label, cues in reading.cues.items():
        if label.startswith("state:"):
            code = label[6:]
            scope = ("state", code) if code == state else ("other_state", code)
            found += [(cue.start, cue.end, scope) for cue in cues]
        elif label == "parties.states_generic":
            found += [(cue.start, cue.end, GENERIC) for cue in cues]
        elif label in HOME:
            home = _asked_about(reading, state) or ("state", state)
            found += [(cue.start, cue.end, home) for cue in cues]
    compared = {c.end for c in reading.all("parties.comparison")}
    attributes = reading.grammar["state_attribute"]
    named = [m for m in found if m[2] != GENERIC or m[1] >= reading.end or reading.norms[m[1]] not in attributes]
    return sorted(m for m in named if not compared & {m[0], m[0] - 1})


def _named(reading: Reading, cue: Cue, state: str) -> list[Scope]:
    """Return the scope that a statement itself names for a cue: in its clause, its main clause, or before."""
    mentions = _mentions(reading, state)
    clause = reading.clause_of(cue.start)
    if clause.kind == "relative" and (head := _head(reading, clause.start, state)):
        return [head]
    if not mentions:
        return []
    start, end = reading.group_range(cue.start)
    before = [m for m in mentions if clause.start <= m[0] < cue.end]
    group = [m for m in mentions if start <= m[0] < end]
    chosen = before or group or [m for m in mentions if m[0] < cue.start]
    return _coordinated(reading, chosen[0], mentions) if chosen else []


def _head(reading: Reading, start: int, state: str) -> Scope | None:
    """Return the state right before a relative clause, which is about it: "Montana, which has no law"."""
    for label, cues in reading.cues.items():
        if label.startswith("state:") and any(0 < start - c.end + 1 <= 2 for c in cues):
            return ("state", state) if label[6:] == state else ("other_state", label[6:])
    return None


def _coordinated(
    reading: Reading, chosen: tuple[int, int, Scope], mentions: list[tuple[int, int, Scope]]
) -> list[Scope]:
    """Add the states joined to the chosen one: "Rhode Island and New Hampshire", "Neither Delaware nor Hawaii"."""
    scopes_, end = [chosen[2]], chosen[1]
    if chosen[2][0] == "generic":
        including = [m for m in mentions if 0 < m[0] - end <= 3 and m[2][0] == "state"]
        return [including[0][2]] if including else [GENERIC]
    joined = False
    for start, stop, scope in mentions:
        between = set(reading.norms[end:start]) if 0 < start - end <= JOINT else set()
        if between and between <= {"and", "or", "nor", ","} and scope[1]:
            scopes_.append(scope)
            end, joined = stop, joined or bool(between - {","})
    return list(dict.fromkeys(scopes_)) if joined else scopes_[:1]
