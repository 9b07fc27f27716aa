"""Tell how firmly a statement says what a cue names: a possible future, a wish, a guess, or a fact.

Where several fit, the first of the guide's order wins: prospective, normative, hedged, asserted. A question about the
future makes its answers prospective; a list's lead-in lends its modality to items without a verb of their own.
"""

from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading


def modality(reading: Reading, cue: Cue) -> str:
    """Return `prospective`, `normative`, `hedged` or `asserted` for a cue."""
    if _is_prospective(reading):
        return "prospective"
    if _in_reach(reading, cue, "context.normative") or _context(reading, "context.normative_question", "context.normative"):
        return "normative"
    if _in_reach(reading, cue, "context.hedge"):
        return "hedged"
    if reading.lead_in and takes_verb_from_lead_in(reading):
        return modality(reading.lead_in, Cue("", reading.lead_in.end - 1, reading.lead_in.end))
    return "asserted"


def takes_verb_from_lead_in(reading: Reading) -> bool:
    """Tell whether an item has no finite verb of its own, so that its lead-in's verb is its verb."""
    return reading.lead_in is not None and not reading.has("context.auxiliary") and not _ends_like_sentence(reading)


def _ends_like_sentence(reading: Reading) -> bool:
    return reading.norms[reading.end - 1] == "." and reading.end - reading.start > 12


def _is_prospective(reading: Reading) -> bool:
    if reading.has("context.prospective"):
        return True
    if reading.lead_in and reading.lead_in.has("context.prospective"):
        return True
    return reading.question is not None and reading.question.has("context.prospective_question")


def _context(reading: Reading, label: str, lead_in_label: str) -> bool:
    if reading.question is not None and reading.question.has(label):
        return True
    return reading.lead_in is not None and reading.lead_in.has(lead_in_label, label)


def _in_reach(reading: Reading, cue: Cue, label: str) -> bool:
    """Tell whether a modal word governs a cue: the same main clause, and no side clause between them."""
    clause = reading.clause_of(cue.start)
    for modal in reading.all(label):
        if label == "context.hedge" and _is_permission(reading, modal):
            continue
        own = reading.clause_of(modal.start)
        if own.group != clause.group:
            continue
        aside = own.kind in ("relative", "adverbial")
        if own is clause or (not aside and (modal.start < cue.start or clause.kind == "main")):
            return True
        if aside and own.start > clause.end and modal.end <= cue.start:
            return True
    return False


def _is_permission(reading: Reading, modal: Cue) -> bool:
    return any(c.start <= modal.start and modal.end <= c.end for c in reading.all("context.permission"))
