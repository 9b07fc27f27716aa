"""Tell which state a claim is about: the document's, another one that is named, or states in general.

What a statement names itself counts first, then its lead-in, then its question; a sentence that begins with "This" or
"They" speaks of what the one before it spoke of.
"""

from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

Scope = tuple[str, str]
GENERIC: Scope = ("generic", "")
ROLES = ("parties.agency_role", "parties.state_role")


def scopes(reading: Reading, cue: Cue, state: str, has_questions: bool) -> list[Scope]:
    """Return (scope, subject) of a claim, several where several states are named together."""
    own = _named(reading, cue, state)
    if own:
        return own
    return _inherited(reading, state, has_questions)


def _inherited(reading: Reading, state: str, has_questions: bool) -> list[Scope]:
    if reading.lead_in is not None:
        last = reading.lead_in.end - 1
        return scopes(reading.lead_in, Cue("", last, last + 1), state, has_questions)
    if reading.previous is not None and _points_back(reading):
        before = reading.previous
        last = before.end - 1
        found = _named(before, Cue("", last, last + 1), state)
        if not found and _points_back(before):
            return _inherited(before, state, has_questions)
        if found and found[0][0] != "state":
            return found
    if not has_questions or reading.question is None or _names_state(reading.question, state):
        return [("state", state)]
    return [GENERIC]


def _names_state(reading: Reading, state: str) -> bool:
    return reading.has(f"state:{state}", "alias", *ROLES)


def _points_back(reading: Reading) -> bool:
    return any(cue.start <= reading.start + 1 for cue in reading.all("context.pronoun"))


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
        elif label in (*ROLES, "alias"):
            found += [(cue.start, cue.end, ("state", state)) for cue in cues]
    return sorted(found)


def _named(reading: Reading, cue: Cue, state: str) -> list[Scope]:
    """Return the scope that a statement itself names for a cue: in its clause, its main clause, or before."""
    mentions = _mentions(reading, state)
    if not mentions:
        return []
    clause = reading.clause_of(cue.start)
    start, end = reading.group_range(cue.start)
    before = [m for m in mentions if clause.start <= m[0] < cue.end]
    group = [m for m in mentions if start <= m[0] < end]
    chosen = before or group or [m for m in mentions if m[0] < cue.start]
    return _coordinated(reading, chosen[0], mentions) if chosen else []


def _coordinated(
    reading: Reading, chosen: tuple[int, int, Scope], mentions: list[tuple[int, int, Scope]]
) -> list[Scope]:
    """Add the states joined to the chosen one: "Rhode Island and New Hampshire", "Neither Delaware nor Hawaii"."""
    scopes_, end = [chosen[2]], chosen[1]
    if chosen[2][0] == "generic":
        including = [m for m in mentions if 0 < m[0] - end <= 3 and m[2][0] == "state"]
        return [including[0][2]] if including else [GENERIC]
    for start, stop, scope in mentions:
        between = set(reading.norms[end:start])
        if between <= {"and", "or", "nor", ","} and between - {","} and scope[1]:
            scopes_.append(scope)
            end = stop
    return list(dict.fromkeys(scopes_))
