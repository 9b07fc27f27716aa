"""Put the labels of a document on its statements, to learn from them.

The labels' statements and those of our own segmentation differ here and there; a label goes to the statement that
shares most with its own, if that is more than half of the shorter one, as in the guide's section 6.
"""

from collections.abc import Iterable, Iterator

import spacy
from spacy.tokens import Doc

from dmv_claims.classify.train import Labelled
from dmv_claims.gold import LabelledDocument, Row
from dmv_claims.model import Statement
from dmv_claims.segment import segment
from dmv_claims.segment.sentences import SentenceRules

# The values that are learned; the others are numbers and names, which only frames can read.
TOLD = (("data_type", "disclosure"), ("legal_basis", "effect"), ("sharing", "category"))


def labelled_statements(documents: Iterable[LabelledDocument], rules: SentenceRules) -> list[Labelled]:
    """Return every statement of the documents with its labels, by document and position."""
    nlp = spacy.blank("en")
    return [
        statement for document in documents for statement in _labelled(nlp.make_doc(document.raw.text), document, rules)
    ]


def _labelled(doc: Doc, document: LabelledDocument, rules: SentenceRules) -> Iterator[Labelled]:
    statements = segment(doc.text, rules).statements
    labels: list[set[str]] = [set() for _ in statements]
    for claim in document.claims:
        start, end = int(str(claim["start"])), int(str(claim["end"]))
        shared = [_shared(one, start, end) for one in statements]
        best = max(range(len(shared)), key=shared.__getitem__, default=-1)
        if best >= 0 and shared[best] > 0.5:
            labels[best] |= {f"{claim['claim_type']}/{claim['category']}", *_values(claim)}
    for one, its_labels in zip(statements, labels, strict=True):
        span = doc.char_span(one.start, one.end, alignment_mode="expand")
        yield Labelled(tuple(token.norm_ for token in span or ()), frozenset(its_labels))


def _values(claim: Row) -> Iterator[str]:
    """Yield the labels of the values that words tell from each other."""
    for claim_type, key in TOLD:
        if claim["claim_type"] == claim_type:
            yield f"{claim_type}.{key}={claim[key]}"


def _shared(statement: Statement, start: int, end: int) -> float:
    """Return how much of the shorter of two stretches of text they have in common."""
    shorter = min(statement.end - statement.start, end - start)
    return (min(statement.end, end) - max(statement.start, start)) / shorter
