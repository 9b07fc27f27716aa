"""The law frame: an instrument, and what it does to the sharing.

A law with a name or number is a claim wherever it stands; "state law" and the like only where a clause says what the law
does. "This law" and "the section" mean the law named last.
"""

from collections.abc import Iterator

from dmv_claims.citations import Citation
from dmv_claims.context.modality import takes_verb_from_lead_in
from dmv_claims.extract.candidate import Candidate
from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading

EFFECTS = ("restricts", "authorizes", "requires", "governs")
# How far from a law the word may stand that says what it does, without another law between them.
EFFECT_WITHIN = 14


def named_laws(reading: Reading, last_law: Citation | None) -> Iterator[Candidate]:
    """Yield the laws that a statement cites, or points back to where it says what they do."""
    for cue, citation in reading.citations:
        yield _claim(reading, "named", cue, citation.citation, _effect(reading, cue) or "governs")
    if last_law is None or reading.citations:
        return
    for cue in reading.all("legal_basis.back_reference"):
        effect = _effect(reading, cue)
        if effect and cue.end - cue.start > 1:
            yield _claim(reading, "named", cue, last_law.citation, effect)
            return


def unnamed_laws(reading: Reading, named: bool) -> Iterator[Candidate]:
    """Yield "state law" and "federal law" where a clause says what the law does and does not only talk of compliance."""
    federal = list(reading.all("legal_basis.federal_law"))
    both = list(reading.all("legal_basis.both_laws"))
    for cue in both:
        yield from _unnamed(reading, cue, ("state law", "federal law"))
    for cue in federal:
        if not _inside(cue, both):
            yield from _unnamed(reading, cue, ("federal law",))
    if named:
        return
    for cue in reading.all("legal_basis.state_law"):
        if not _inside(cue, [*both, *federal, *(c for c, _ in reading.citations)]):
            yield from _unnamed(reading, cue, ("state law",))


def _unnamed(reading: Reading, cue: Cue, citations: tuple[str, ...]) -> Iterator[Candidate]:
    effect = _effect(reading, cue)
    if not effect or _is_compliance(reading, cue) or _inside(cue, list(reading.all("legal_process/legal_requirement"))):
        return
    for citation in citations:
        yield _claim(reading, "unnamed", cue, citation, effect)


def _claim(reading: Reading, category: str, cue: Cue, citation: str, effect: str) -> Candidate:
    return Candidate(reading, "legal_basis", category, cue, {"citation": citation, "effect": effect})


def _effect(reading: Reading, cue: Cue) -> str:
    """Return what a law does: the nearest word of effect behind it in its clause, else the nearest before it."""
    start, end = reading.group_range(cue.start)
    found = [
        (effect, c)
        for effect in EFFECTS
        for c in reading.all(f"legal_basis.{effect}")
        if start <= c.start < end and not (cue.start <= c.start < cue.end)
    ]
    behind = [(c.start - cue.end, EFFECTS.index(e), e) for e, c in found if 0 <= c.start - cue.end <= EFFECT_WITHIN]
    if behind:
        return _strongest(behind)
    before = [(cue.start - c.end, EFFECTS.index(e), e) for e, c in found if 0 <= cue.start - c.end <= EFFECT_WITHIN]
    return min(before)[2] if before else ""


def _strongest(behind: list[tuple[int, int, str]]) -> str:
    """Prefer an effect to mere governing where both follow: "regulates the use and restricts access"."""
    effects = sorted(behind)
    nearest = effects[0]
    if nearest[2] == "governs":
        others = [e for e in effects if e[2] != "governs" and e[0] - nearest[0] <= 8]
        return others[0][2] if others else "governs"
    return nearest[2]


def _is_compliance(reading: Reading, cue: Cue) -> bool:
    return any(0 <= cue.start - c.end <= 6 for c in reading.all("legal_basis.compliance"))


def _inside(cue: Cue, others: list[Cue]) -> bool:
    return any(other.start <= cue.start and cue.end <= other.end for other in others)


def policy_status(reading: Reading) -> Iterator[Candidate]:
    """Yield whether a law or policy exists: there is one, the state has one, or it is spoken of as its own."""
    citations = [cue for cue, _ in reading.citations]
    for category in ("law", "policy"):
        for cue in reading.all(f"policy_status/{category}"):
            if _inside(cue, citations) or _is_compliance(reading, cue):
                continue
            if _exists(reading, cue) or (category == "policy" and _is_definite(reading, cue)):
                yield Candidate(reading, "policy_status", category, cue)
                break


def _exists(reading: Reading, cue: Cue) -> bool:
    """Tell whether a word of existence or possession governs the noun: before it within its group, or just behind it."""
    clause = reading.clause_of(cue.start)
    for exist in reading.all("policy_status.exist"):
        before = clause.start <= exist.start and 0 <= cue.start - exist.end <= 5
        behind = 0 <= exist.start - cue.end <= 4 and reading.norms[exist.start] == "in"
        if before or behind:
            return True
    return takes_verb_from_lead_in(reading) and cue.start - reading.start <= 3 and False


def _is_definite(reading: Reading, cue: Cue) -> bool:
    """Tell whether a policy is spoken of as this state's own: "Iowa's policy", "this policy"."""
    determiner = any(0 <= cue.start - c.end <= 3 for c in reading.all("policy_status.definite"))
    state = any(
        0 <= cue.start - c.end <= 4
        for label, cues in reading.cues.items()
        if label.startswith("state:") or label in ("parties.agency", "alias")
        for c in cues
    )
    return determiner or (state and reading.norms[cue.start - 1] != "to")
