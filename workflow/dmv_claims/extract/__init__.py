"""Turn the readings of a document into claims: every frame proposes, the context decides, doubles fall away."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dmv_claims.citations import Citation, unnamed
from dmv_claims.context.modality import modality
from dmv_claims.context.polarity import find_negation, polarity
from dmv_claims.context.scope import scopes
from dmv_claims.extract.agreement import agreement
from dmv_claims.extract.candidate import Candidate
from dmv_claims.extract.law import named_laws, unnamed_laws
from dmv_claims.extract.learned import Learned
from dmv_claims.extract.process import legal_process
from dmv_claims.extract.retention import retention
from dmv_claims.extract.sharing import sharing
from dmv_claims.extract.status import policy_status
from dmv_claims.extract.wordings import wordings
from dmv_claims.lexicon import Cue
from dmv_claims.model import Claim
from dmv_claims.reading import Reading

# How far behind the word that guards against it a harm may stand.
GUARDED_WITHIN = 8
# Types that one statement can deny of one thing and affirm of another, and that a refusal with an exception affirms.
LIFTED_BY_EXCEPTION = frozenset(("sharing", "data_type", "legal_process"))


def extract(readings: Sequence[Reading], state: str, has_questions: bool, model: Learned | None = None) -> list[Claim]:
    """Return the claims of a document about `state`, by statement, type and category.

    A trained `model` adds what frames and wordings did not find in a statement.
    """
    claims: dict[tuple[object, ...], Claim] = {}
    last_law: Citation | None = None
    for reading in readings:
        found = list(_candidates(reading, last_law))
        if model is not None:
            found = [*model.corrected(found), *_learned(reading, found, model)]
        for candidate in found:
            if _is_advice(candidate) or _is_guarded(candidate) or _is_no_aim(candidate):
                continue
            for claim in _claims(candidate, state, has_questions):
                claims.setdefault(_key(claim), claim)
        if reading.citations:
            last_law = reading.citations[-1][1]
    return sorted(claims.values(), key=lambda c: (c.statement, c.claim_type, c.category, c.citation, c.cue_start))


def _is_guarded(candidate: Candidate) -> bool:
    """Tell a harm that something is done against or weighed with from one that is feared or happens."""
    if candidate.claim_type != "impact":
        return False
    reading, cue = candidate.reading, candidate.cue
    clause = reading.clause_of(cue.start)
    return any(clause.start <= c.start <= cue.start < c.end + GUARDED_WITHIN for c in reading.all("context.guard"))


def _is_no_aim(candidate: Candidate) -> bool:
    """Tell what data is not for or must not be given for, and what only comes of it, from a purpose."""
    if candidate.claim_type != "purpose":
        return False
    reading, cue = candidate.reading, candidate.cue
    negation = find_negation(reading, cue)
    if negation is not None and negation.end <= cue.start:
        return True
    labels = ("context.ban", "context.result") if candidate.category == "removal" else ("context.ban",)
    return any(c.end <= cue.start for c in reading.near(cue, *labels))


def _learned(reading: Reading, found: Sequence[Candidate], model: Learned) -> Iterator[Candidate]:
    if not reading.has("context.advice"):
        yield from model.propose(reading, [(one.claim_type, one.category) for one in found])


def _candidates(reading: Reading, last_law: Citation | None) -> Iterator[Candidate]:
    return chain(
        named_laws(reading, last_law),
        unnamed_laws(reading, last_law),
        policy_status(reading),
        sharing(reading),
        legal_process(reading),
        agreement(reading),
        retention(reading),
        wordings(reading),
    )


def _is_advice(candidate: Candidate) -> bool:
    """Tell what is only named in advice to the reader: "people should be aware of these policies"."""
    reading, cue = candidate.reading, candidate.cue
    return any(c.start < cue.start for c in reading.near(cue, "context.advice"))


def _claims(candidate: Candidate, state: str, has_questions: bool) -> Iterator[Claim]:
    reading = candidate.reading
    anchor = _below_heading(reading, candidate.anchor or candidate.cue)
    lifted = candidate.claim_type in LIFTED_BY_EXCEPTION
    for scope, subject in scopes(reading, anchor, state, has_questions):
        if candidate.presupposed and scope == "generic":
            continue
        yield Claim(
            statement=reading.index,
            claim_type=candidate.claim_type,
            category=candidate.category,
            cue_start=reading.tokens.starts[candidate.cue.start],
            cue_end=reading.tokens.ends[candidate.cue.end - 1],
            polarity=candidate.polarity or polarity(reading, anchor, lifted),
            modality="asserted" if candidate.presupposed else modality(reading, anchor),
            scope=scope,
            subject=subject,
            found_by=candidate.found_by,
            **_values(candidate, subject),  # type: ignore[arg-type]
        )


def _values(candidate: Candidate, subject: str) -> dict[str, str | int]:
    """Return the values of a claim; an unnamed law is Congress's or that of the state the claim is about."""
    if candidate.values.get("law_kind") != unnamed.KIND:
        return candidate.values
    return candidate.values | {"jurisdiction": unnamed.jurisdiction_of(str(candidate.values["citation"]), subject)}


def _below_heading(reading: Reading, cue: Cue) -> Cue:
    """Read a cue in an item's heading ("Audits: States may ...") with the sentence behind the colon."""
    if reading.heading_end <= cue.start or reading.heading_end >= reading.end:
        return cue
    return Cue(cue.label, reading.heading_end, reading.heading_end + 1)


def _key(claim: Claim) -> tuple[object, ...]:
    """What makes two claims one: a category named twice in a statement counts once for each polarity and subject."""
    return (claim.statement, claim.claim_type, claim.category, claim.citation, claim.polarity, claim.subject)


__all__ = ["extract"]
