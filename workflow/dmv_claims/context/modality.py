"""Tell how firmly a statement says what a cue names: a possible future, a wish, a guess, or a fact.

Where several fit, the first of the guide's order wins: prospective, normative, hedged, asserted. A question about the
future makes its answers prospective; a list's lead-in lends its modality to items without a verb of their own.
"""

from collections.abc import Sequence

from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# An item of more words than this that ends in a full stop is a sentence with a verb of its own.
LONG_ITEM = 18

# How far an adjective of doubt reaches, and how far before an adverb its subject may stand.
SUBJECT_WITHIN = 3


def modality(reading: Reading, cue: Cue) -> str:
    """Return `prospective`, `normative`, `hedged` or `asserted` for a cue."""
    if _is_prospective(reading):
        return "prospective"
    if _is_ruled(reading, cue, "context.normative", "context.not_normative") or _is_wish(reading):
        return "normative"
    if _is_ruled(reading, cue, "context.hedge", "context.permission"):
        return "hedged"
    if reading.lead_in and takes_verb_from_lead_in(reading):
        return modality(reading.lead_in, last_word(reading.lead_in))
    return "asserted"


def last_word(reading: Reading) -> Cue:
    """Return the last word of a lead-in, before its colon, as the place where its list hangs."""
    place = max(reading.start, reading.end - 2)
    return Cue("", place, place + 1)


def takes_verb_from_lead_in(reading: Reading) -> bool:
    """Tell whether an item has no finite verb of its own, so that its lead-in's verb is its verb."""
    return reading.lead_in is not None and not reading.has("context.auxiliary") and not _ends_like_sentence(reading)


def _ends_like_sentence(reading: Reading) -> bool:
    if reading.norms[reading.end - 1] != ".":
        return False
    labels = ("parties.ice", "parties.agency", "parties.agency_role", "parties.state_role", "alias")
    begins = max(reading.start, reading.heading_end)
    subjects = [
        c for label, found in reading.cues.items() if label.startswith("state:") or label in labels for c in found
    ]
    return reading.end - reading.start > LONG_ITEM or any(c.start <= begins + 1 for c in subjects)


def _is_prospective(reading: Reading) -> bool:
    if reading.has("context.prospective"):
        return True
    if reading.lead_in and reading.lead_in.has("context.prospective"):
        return True
    return reading.question is not None and reading.question.has("context.prospective_question")


def _is_wish(reading: Reading) -> bool:
    """Tell whether a statement answers a question for proposals, or stands in a list of them."""
    if reading.question is not None and reading.question.has("context.normative_question"):
        return True
    wishes = ("context.normative_question", "context.normative", "context.normative_before")
    lead_in = reading.lead_in
    return lead_in is not None and takes_verb_from_lead_in(reading) and lead_in.has(*wishes)


def _is_ruled(reading: Reading, cue: Cue, label: str, silencer: str) -> bool:
    """Tell whether a modal word rules a cue; verbs rule their clause, nouns and adverbs what follows them."""
    if not reading.has(label, f"{label}_before"):
        return False
    silenced = reading.all(silencer)
    verbs = [m for m in reading.all(label) if not _lies_in(m, silenced) and not _is_ban(reading, m)]
    others = [m for m in reading.all(f"{label}_before") if _precedes(reading, m, cue) and not _lies_in(m, silenced)]
    return any(_reaches(reading, modal, cue) for modal in (*verbs, *others))


def _precedes(reading: Reading, modal: Cue, cue: Cue) -> bool:
    """Tell whether an adverb or noun rules a cue behind it, or an adverb the subject right before it.

    An adjective rules its own noun group only: "potential profiling", and not what comes after that.
    """
    if modal.label == "context.normative_before" and cue.start <= modal.start < cue.end:
        return False
    if modal.start >= cue.end:
        adverb = reading.norms[modal.start].endswith("ly") or reading.norms[modal.start] in reading.grammar["adverb"]
        return adverb and modal.start - cue.end <= SUBJECT_WITHIN
    adjective = reading.norms[modal.start] in reading.grammar["doubtful"] and modal.end - modal.start == 1
    return not adjective or cue.start - modal.end <= SUBJECT_WITHIN


def _reaches(reading: Reading, modal: Cue, cue: Cue) -> bool:
    """Tell whether a cue stands in the main clause of a modal word, with no side clause between them."""
    clause, own = reading.clause_of(cue.start), reading.clause_of(modal.start)
    if own is clause:
        return True
    if own.group != clause.group or own.kind in ("relative", "adverbial"):
        return False
    if clause.kind == "adverbial" and modal.label.startswith("context.hedge"):
        return False
    return modal.start < cue.start or clause.kind == "main"


def _is_ban(reading: Reading, modal: Cue) -> bool:
    """Tell "No employee may give", which forbids, from "may" of a guess."""
    if reading.norms[modal.start] != "may":
        return False
    clause = reading.clause_of(modal.start)
    return any(clause.start <= c.start <= clause.start + 1 for c in reading.all("context.nominal_negation"))


def _lies_in(modal: Cue, silenced: Sequence[Cue]) -> bool:
    return any(c.start < modal.end and modal.start < c.end for c in silenced)
