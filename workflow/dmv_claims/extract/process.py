"""Propose `legal_process` claims: what ICE has to bring or do, and whether it has to.

"Without", "unless" and "only with" make a thing required even where the sentence is a refusal; a general negation rule
would report it the wrong way round.
"""

from collections.abc import Iterator
from functools import lru_cache

from dmv_claims.context.polarity import denies_nothing, find_negation
from dmv_claims.extract.candidate import Candidate
from dmv_claims.extract.disclosure import context_names_ice, find_disclosures, names_ice
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# How many words a bare answer may have.
SHORT_ANSWER = 8
# How far behind "whether or not" a paper may stand: "whether or not ICE has obtained a signed warrant".
INDIFFERENT_WITHIN = 6
PAPERS = ("court_order", "subpoena", "warrant", "consent", "formal_request", "legal_requirement")
NAMED = tuple(f"legal_process/{category}" for category in (*PAPERS, "request_review"))


def legal_process(reading: Reading) -> Iterator[Candidate]:
    """Yield each thing ICE has to bring, may bring as one of several ways in, or need not bring."""
    for cue in reading.all(*NAMED):
        if role := role_of(reading, cue):
            category = cue.label.removeprefix("legal_process/")
            yield Candidate(reading, "legal_process", category, cue, {"role": role}, "affirmed")


def role_of(reading: Reading, cue: Cue) -> str:
    """Return the role of what a cue names, with a label of this type, "" where the frame sees none."""
    category = cue.label.removeprefix("legal_process/")
    if category == "request_review":
        return "not_required" if find_negation(reading, cue) else "required"
    return _role(reading, cue, category)


@lru_cache(maxsize=64)
def required_papers(reading: Reading) -> bool:
    """Tell whether a statement makes any paper a condition."""
    papers = ("court_order", "subpoena", "warrant", "consent", "legal_requirement")
    return any(_role(reading, cue, p) == "required" for p in papers for cue in reading.all(f"legal_process/{p}"))


def _role(reading: Reading, cue: Cue, category: str) -> str:
    """Return `required`, `optional`, `not_required`, or "" where the paper is named in another connection."""
    if _is_indifferent(reading, cue):
        return "" if _is_refused(reading, cue) else "not_required"
    before = [c for c in reading.all("context.exception") if c.end <= cue.start]
    negation = find_negation(reading, cue)
    if before and reading.norms[before[-1].start] in reading.grammar["without"]:
        return _without(reading, before[-1])
    if not _is_about_release(reading, category):
        return ""
    unneeded = any(0 <= c.start - cue.end <= 3 for c in reading.all("legal_process.unneeded"))
    if unneeded or (negation is not None and not before):
        return "not_required"
    if _is_optional(reading, cue):
        return "optional"
    if category == "legal_requirement":
        return "required" if before or cue.end - cue.start > 2 else ""
    if before or reading.near(cue, "legal_process.require") or _in_required_list(reading):
        return "required"
    if not (names_ice(reading) and find_disclosures(reading)):
        return ""
    return "optional" if _is_one_of_several(reading) else "required"


def _is_about_release(reading: Reading, category: str) -> bool:
    """Tell a paper that opens the files to ICE from consent to something else or a driver's own request."""
    ice = names_ice(reading) or context_names_ice(reading)
    if category == "formal_request":
        return ice
    release = ("sharing.give", "sharing.get", "sharing.exchange", "sharing.bar", "sharing.soft_bar", "sharing.refuse")
    if category in ("court_order", "subpoena", "warrant") or reading.has(
        "legal_process/warrant", "legal_process/subpoena"
    ):
        return ice or reading.has(*release, "legal_process.require")
    return ice or reading.has(*release)


def _without(reading: Reading, exception: Cue) -> str:
    """Tell "does not share without an order" from "shares without an order"; the refusal may follow, too."""
    return "required" if _is_refused(reading, exception) else "not_required"


def _is_refused(reading: Reading, cue: Cue) -> bool:
    """Tell whether the main clause around a cue refuses or denies something, other than by the cue itself."""
    refusing = ("context.verbal_negation", "context.nominal_negation", "sharing.bar", "sharing.refuse")
    found = (c for c in reading.near(cue, *refusing) if not c.start <= cue.start < c.end)
    return any(not denies_nothing(reading, one) for one in found)


def _is_indifferent(reading: Reading, cue: Cue) -> bool:
    """Tell whether it makes no difference that ICE has the paper: "with or without a warrant"."""
    return any(0 <= cue.start - c.end <= INDIFFERENT_WITHIN for c in reading.near(cue, "context.indifferent"))


def _is_optional(reading: Reading, cue: Cue) -> bool:
    """Tell whether a paper is named as an example or as one way in among others."""
    alternatives = reading.all("legal_process.alternative")
    listed = reading.lead_in is not None and reading.lead_in.has("legal_process.one_of")
    return listed or any(0 <= cue.start - c.end <= 12 or 0 <= c.start - cue.end <= 6 for c in alternatives)


def _is_one_of_several(reading: Reading) -> bool:
    """Tell whether a law that allows a release names several papers for it: "on a court order or a subpoena"."""
    named = [p for p in PAPERS if reading.has(f"legal_process/{p}")]
    return len(named) > 1 and reading.has("legal_basis.authorizes")


def _in_required_list(reading: Reading) -> bool:
    """Tell whether a paper stands in a list of what is required, or answers a question for it."""
    if reading.lead_in is not None and reading.lead_in.has("legal_process.require", "context.exception"):
        return True
    asked = reading.question is not None and reading.question.has("legal_process.require")
    return asked and not reading.has("context.auxiliary") and reading.end - reading.start <= SHORT_ANSWER
