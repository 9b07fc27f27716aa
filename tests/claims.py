"""Claims of a text in the short notation of the tables of test sentences."""

from functools import cache

from dmv_claims.model import Claim
from dmv_claims.nlp import build
from spacy.language import Language

VALUES = ("disclosure", "effect", "role", "duration", "bound", "holder", "since", "year")

pipeline = cache(build)


def found(text: str, claim_type: str, state: str = "IA") -> list[str]:
    """Return the claims of one type as "category scope polarity modality key=value", defaults left out, sorted."""
    nlp: Language = pipeline()
    doc = nlp.make_doc(text)
    doc._.state = state
    claims = nlp(doc)._.claims
    return sorted(rendered(claim, state) for claim in claims if claim.claim_type == claim_type)


def rendered(claim: Claim, state: str) -> str:
    """Write one claim in the notation; the citation of a law stands in the place of its category."""
    parts = [claim.citation or claim.category, *scope(claim, state)]
    parts += [one for one in (claim.polarity, claim.modality) if one not in ("affirmed", "asserted")]
    parts += [f"{key}={getattr(claim, key)}" for key in VALUES if getattr(claim, key)]
    return " ".join(parts)


def scope(claim: Claim, state: str) -> list[str]:
    """Name the scope, and the subject with it, where it is not the document's own state."""
    if claim.scope == "state" and claim.subject == state:
        return []
    return [f"{claim.scope}:{claim.subject}" if claim.subject else claim.scope]
