"""Cut a sentence into clauses, since "may" and "not" reach no further than theirs.

No parser is needed for what polarity and modality ask: where a main clause ends, and whether a clause hangs on the one
before it ("a risk that ...", ", leading to ...") or stands aside ("who may ...", "if ...").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dmv_claims.lexicon import Cue

# How far behind "and" its finite verb may stand.
VERB_WITHIN = 9
# What stands between main clauses, ends a side clause, and may open one.
BETWEEN_CLAUSES, COMMA, AS = frozenset((";", ":", "—", "–")), frozenset((",",)), frozenset(("as",))
# A clause that one of these opens ends at its comma: "Although Iowa has no agreement, its DMV shares data".
CONCESSIVE = ("although", "though", "while", "whereas", "even")
FINITE = ("sharing.give", "sharing.get", "retention.hold", "retention.destroy", "legal_process.require")


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of tokens; `kind` is `main`, `dependent`, `relative` or `adverbial`, `group` counts main clauses."""

    start: int
    end: int
    kind: str
    group: int


def find_clauses(norms: Sequence[str], start: int, end: int, cues: Mapping[str, list[Cue]]) -> list[Clause]:
    """Return the clauses of the tokens `start` to `end`, which they cover without gaps."""
    openers = _openers(norms, start, end, cues)
    auxiliaries = {cue.start for cue in cues.get("context.auxiliary", ())}
    clauses: list[Clause] = []
    group, kind, begin = 0, openers.pop(start, "main"), start
    # Elsewhere no clause can open.
    for position in sorted({*openers, *_places(COMMA, norms, start + 1, end), *auxiliaries}):
        opens = openers.get(position)
        if opens is None and norms[position] == "," and kind in ("relative", "adverbial"):
            opens = "resume"
        if (
            opens is None
            and kind == "relative"
            and norms[begin] == "who"
            and _resumes(norms, begin, position, auxiliaries)
        ):
            opens = "resume"
        if opens is None and norms[position] == "," and norms[begin] in CONCESSIVE:
            opens = "main"
        if opens is None:
            continue
        if position > begin:
            clauses.append(Clause(begin, position, kind, group))
        group += opens == "main"
        kind, begin = ("main" if opens == "resume" else opens), position
    clauses.append(Clause(begin, end, kind, group))
    return clauses


def _resumes(norms: Sequence[str], begin: int, position: int, auxiliaries: set[int]) -> bool:
    """Tell the verb of the main clause behind "who": "A clerk who leaks a file could be fired"."""
    return (
        position in auxiliaries
        and position > begin + 1
        and position - 1 not in auxiliaries
        and norms[position - 1] != "not"
    )


def _openers(norms: Sequence[str], start: int, end: int, cues: Mapping[str, list[Cue]]) -> dict[int, str]:
    openers = dict.fromkeys(_places(BETWEEN_CLAUSES, norms, start, end), "main")
    for kind in ("relative", "adverbial"):
        openers |= {cue.start: kind for cue in cues.get(f"context.{kind}", ())}
    complements = {cue.end - 1 for cue in cues.get("context.complement", ())}
    for cue in cues.get("context.that", ()):
        openers[cue.start] = "dependent" if cue.start in complements else "relative"
    for position in _places(AS, norms, start + 1, end - 1):
        if norms[position - 1] == "," and norms[position + 1] not in ("well", "such"):
            openers[position] = "adverbial"
    finite = {cue.start for cue in cues.get("context.auxiliary", ())} | _finite_verbs(norms, cues)
    for cue in cues.get("context.coordinator", ()):
        if _coordinates(norms, cue, (_begin(norms, openers, start, cue.start), end), finite):
            openers[cue.start] = "main"
    return openers


def _places(words: frozenset[str], norms: Sequence[str], start: int, end: int) -> list[int]:
    """Return where any of these words stands in the tokens `start` to `end`."""
    within = norms[start:end]
    return [] if words.isdisjoint(within) else [at for at, norm in enumerate(within, start) if norm in words]


def _begin(norms: Sequence[str], openers: Mapping[int, str], start: int, before: int) -> int:
    """Return where the clause around a coordinator begins; a clause that stands aside ends at its comma."""
    begin = max((position for position in openers if position < before), default=start)
    if openers.get(begin) in ("adverbial", "relative"):
        commas = [position for position in range(begin, before - 1) if norms[position] == ","]
        return commas[0] if commas else begin
    return begin


def _finite_verbs(norms: Sequence[str], cues: Mapping[str, list[Cue]]) -> set[int]:
    """Return the positions of verbs of the disclosure frame whose form can be finite: "shares", "released"."""
    verbs = [cue for label in FINITE for cue in cues.get(label, ())]
    return {v.start for v in verbs if norms[v.start].endswith(("s", "ed")) and norms[v.start - 1] != "and"}


def _coordinates(norms: Sequence[str], cue: Cue, within: tuple[int, int], finite: set[int]) -> bool:
    """Tell whether "and" joins clauses: verbs on both sides and a comma, or an auxiliary right behind it."""
    (start, end), word = within, norms[cue.start]
    if cue.end in finite and norms[cue.end] in ("may", "might", "could", "must", "is", "are", "was", "has", "had"):
        return True
    if cue.end in finite and word == "and" and norms[cue.end].endswith("s") and cue.start - 1 not in finite:
        return True
    if word in ("while", "whereas", "although", "though", "but", "yet", "even"):
        return True
    if norms[cue.start - 1] != "," or not any(start <= position < cue.start for position in finite):
        return False
    for position in range(cue.end, min(cue.end + VERB_WITHIN, end)):
        if norms[position] in (",", ";", "that", "which", "who"):
            return False
        if position in finite:
            return True
    return False
