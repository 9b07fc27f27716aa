"""Claims of all types of a text, for the tables of test sentences about polarity, modality and scope."""

from claims import pipeline, rendered


def all_found(text: str, state: str = "IA") -> list[str]:
    """Return every claim of a text as "type/category" and its attributes in the short notation, sorted."""
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc._.state = state
    return sorted(f"{claim.claim_type}/{rendered(claim, state)}" for claim in nlp(doc)._.claims)
