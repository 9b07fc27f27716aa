"""The existence frame for laws and policies: does the state have one about this sharing.

What a law does stands in `legal_basis`; here counts only that there is one, or that there is none. A policy may also be
taken for granted where it is definite ("Iowa's policy", "this policy"), a law may not.
"""

from collections.abc import Iterator

from dmv_claims.context.polarity import denies_existence
from dmv_claims.extract.candidate import Candidate
from dmv_claims.extract.disclosure import is_about_sharing
from dmv_claims.extract.law import inside, introduces_citation
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

# How far the word of existence may stand before and behind its noun.
BEFORE, BEHIND = 5, 4
# How far behind a policy the verb may stand that says what it does, and how far behind a law the policy joined to it.
ACTS_WITHIN, JOINED_WITHIN = 8, 2


def policy_status(reading: Reading) -> Iterator[Candidate]:
    """Yield whether a law and a policy exist."""
    if not reading.has("policy_status/law", "policy_status/policy"):
        return
    passed_over = [*(cue for cue, _ in reading.citations), *reading.all("legal_basis.other_law")]
    for category in ("law", "policy"):
        for cue in reading.all(f"policy_status/{category}"):
            if inside(cue, passed_over) or introduces_citation(reading, cue) or _is_about_something_else(reading, cue):
                continue
            polarity = "negated" if denies_existence(reading, cue) else "affirmed"
            if _exists(reading, cue, category):
                yield Candidate(reading, "policy_status", category, cue, polarity=polarity)
            elif _acts(reading, cue, category) or (category == "policy" and _is_definite(reading, cue)):
                yield Candidate(reading, "policy_status", category, cue, presupposed=True)


def _is_about_something_else(reading: Reading, cue: Cue) -> bool:
    """Tell "a law on seat belts" from "a law on the matter" in a document on the sharing."""
    if is_about_sharing(reading) or cue.end + 1 >= reading.end:
        return False
    about = reading.norms[cue.end] in ("on", "about", "regarding", "for")
    return about and reading.norms[cue.end + 1] not in reading.grammar["definite"]


def _exists(reading: Reading, cue: Cue, category: str) -> bool:
    """Tell whether a word of existence governs a noun: before it in its clause, or "in place" behind it."""
    if _governed_by(reading, cue):
        return True
    clause = reading.clause_of(cue.start)
    labels = ("policy_status.exist", "policy_status.adopt_policy")[: 1 + (category == "policy")]
    for exist in reading.all(*labels):
        before = clause.start <= exist.start and 0 <= cue.start - exist.end <= BEFORE
        behind = 0 <= exist.start - cue.end <= BEHIND and reading.norms[exist.start] == "in"
        if before or behind or exist.start <= cue.start < exist.end:
            passed = any(exist.start <= c.start < cue.start for c in reading.all("policy_status.passed"))
            return not passed and not _is_compliance(reading, cue)
    denied = any(0 <= cue.start - c.end <= 3 for c in reading.all("context.nominal_negation"))
    return denied and not _is_compliance(reading, cue)


def _is_compliance(reading: Reading, cue: Cue) -> bool:
    return any(
        0 <= cue.start - c.end <= 4 and "follow" not in reading.norms[c.start]
        for c in reading.all("legal_basis.compliance")
    )


def _governed_by(reading: Reading, cue: Cue) -> bool:
    """Tell "is regulated by state laws and policies", which says that there are such, of the sharing as a whole."""
    return any(0 <= cue.start - c.end <= 4 for c in reading.all("policy_status.governed_by")) and not reading.has(
        "context.hedge"
    )


def _acts(reading: Reading, cue: Cue, category: str) -> bool:
    """Tell a policy that does something and so is there, with the laws beside it: "Laws and policies regulate"."""
    if category == "law":
        joined = [c for c in reading.all("policy_status/policy") if 0 < c.start - cue.end <= JOINED_WITHIN]
        return any(_acts(reading, policy, "policy") for policy in joined)
    effects = reading.near(cue, "legal_basis.governs", "legal_basis.restricts")
    behind = [
        c for c in effects if 0 <= c.start - cue.end <= ACTS_WITHIN and not reading.norms[c.start].endswith("ing")
    ]
    return _is_own(reading, cue) and bool(behind)


def _is_definite(reading: Reading, cue: Cue) -> bool:
    """Tell whether a policy is spoken of as this state's own."""
    if not inside(cue, list(reading.all("policy_status.own_policy"))) and not _is_own(reading, cue):
        return False
    if any(0 <= cue.start - c.end <= 2 for c in reading.all("policy_status.definite")):
        return True
    owners = ("parties.agency", "parties.agency_role", "alias")
    labels = [label for label in reading.cues if label.startswith("state:") or label in owners]
    return any(0 <= cue.start - c.end <= 3 for label in labels for c in reading.cues[label])


def _is_own(reading: Reading, cue: Cue) -> bool:
    return reading.norms[cue.end - 1] in ("policy", "policies")
