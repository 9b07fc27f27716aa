"""Train the model, and for each document that it is trained on another one that never saw this document.

Accuracy on a document that a model was trained on says how well it remembers; so labelled documents are parted, and
each part is measured with what was learned from the others.
"""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from dmv_claims.classify.corpus import labelled_statements
from dmv_claims.classify.model import Model
from dmv_claims.classify.train import train
from dmv_claims.gold import LabelledDocument
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.vocabulary import load_thresholds

# A document is measured with what was learned from four fifths of the documents, itself not among them.
FOLDS = 5
# The fold of documents that no model is trained on.
UNSEEN = -1


def train_on(documents: Sequence[LabelledDocument], vocabulary: Path) -> Model:
    """Return the model learned from labelled documents, for the claim types of `learned.yaml`."""
    statements = labelled_statements(documents, load_sentence_rules(vocabulary))
    return train(statements, load_thresholds(vocabulary))


def crossfit(training: Sequence[LabelledDocument], vocabulary: Path) -> Callable[[LabelledDocument], Model]:
    """Return the function that gives the model to measure a document with, trained on all or on all but its fold.

    Documents are known by the SHA-256 of their text, so that a copy under another name is not taken for a new one.
    """
    fold_of = {digest: rank % FOLDS for rank, digest in enumerate(sorted({one.raw.sha256 for one in training}))}

    @cache
    def model(fold: int) -> Model:
        return train_on([one for one in training if fold_of[one.raw.sha256] != fold], vocabulary)

    return lambda document: model(fold_of.get(document.raw.sha256, UNSEEN))
