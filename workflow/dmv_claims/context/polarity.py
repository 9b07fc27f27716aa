"""Tell whether a statement denies what a cue names.

A negation reaches to the end of its clause; one that an exception follows ("not without a court order", "never unless")
sets a condition and denies nothing, and a ban ("prohibits") is no negation at all.
"""

from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# How far behind "no" the head of its noun group may stand: "no specific, published law".
NOUN_GROUP = 7
# How far behind a verb its negated object may begin.
OBJECT_WITHIN = 4


def polarity(reading: Reading, cue: Cue, exceptions_lift: bool = False) -> str:
    """Return `affirmed` or `negated` for a cue; with `exceptions_lift`, a refusal with an exception is `affirmed`."""
    negation = find_negation(reading, cue)
    if negation is None or (exceptions_lift and has_exception(reading, negation)):
        return "affirmed"
    return "negated"


def find_negation(reading: Reading, cue: Cue) -> Cue | None:
    """Return the negation that reaches a cue, if there is one."""
    for negation in reading.all("context.nominal_negation", "context.verbal_negation"):
        if not denies_nothing(reading, negation) and _reaches(reading, negation, cue):
            return negation
    return None


def find_denial(reading: Reading, cue: Cue) -> Cue | None:
    """Return the negation that denies what a verb says, before it or in its object."""
    return find_negation(reading, cue) or _find_object_negation(reading, cue)


def _find_object_negation(reading: Reading, cue: Cue) -> Cue | None:
    """Return the negation in the object of a verb: "gives ICE nothing", "sends no bulk files"."""
    clause = reading.clause_of(cue.start)
    for negation in reading.all("context.nominal_negation"):
        near = 0 <= negation.start - cue.end <= OBJECT_WITHIN and negation.start < clause.end
        if near and not denies_nothing(reading, negation):
            return negation
    return None


def denies_existence(reading: Reading, cue: Cue) -> bool:
    """Tell whether a thing is said not to exist; "the agreement does not cover photographs" does not deny it."""
    negation = find_negation(reading, cue)
    if negation is None:
        return False
    if negation.start > cue.start:
        behind = reading.norms[negation.end : negation.end + 3]
        return bool(reading.grammar["existing"] & set(behind))
    return not reading.grammar["definite"] & set(reading.norms[max(negation.end, cue.start - 3) : cue.start])


def has_exception(reading: Reading, negation: Cue) -> bool:
    """Tell whether an exception follows a negation in the same sentence, or opens it: "Without a warrant, no ..."."""
    exceptions = list(reading.all("context.exception"))
    return any(e.start >= negation.end or e.start <= reading.start + 1 for e in exceptions)


def denies_nothing(reading: Reading, negation: Cue) -> bool:
    """Tell whether a negation stands in words that deny nothing: "not only", "whether or not"."""
    return any(c.start <= negation.start < c.end for c in reading.all("context.not_denying"))


def _reaches(reading: Reading, negation: Cue, cue: Cue) -> bool:
    clause, other = reading.clause_of(negation.start), reading.clause_of(cue.start)
    if cue.label.startswith("impact/") and cue.start <= negation.start and negation.end <= cue.end:
        # The harm itself is that something is lacking: "no longer trust", "drive with no license".
        return False
    if negation.start < cue.end <= negation.end:
        return True
    if negation.label == "context.nominal_negation" and cue.start <= negation.start < cue.end:
        return True
    aside = "adverbial" in (clause.kind, other.kind) or "relative" in (clause.kind, other.kind)
    if clause.group != other.group or (aside and clause is not other):
        return False
    first = negation.start <= clause.start + 2
    if negation.label == "context.nominal_negation" and not first:
        return 0 <= cue.start - negation.end <= NOUN_GROUP
    if cue.start >= negation.end:
        return True
    # "An agreement has not been signed": the verb's negation behind its subject.
    auxiliary = reading.norms[negation.start - 1] in reading.grammar["auxiliary"]
    return negation.label == "context.verbal_negation" and auxiliary and clause is other and cue.end <= negation.start
