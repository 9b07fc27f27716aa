"""Learn from labelled documents which words speak for a category, and weigh the words of a statement by it.

A linear model over words, pairs of words and parts of words, one for each category: it adds claims in wordings that the
vocabulary does not know. Its weights are made by a rule of the workflow from the labelled corpora and never downloaded.
"""

from dmv_claims.classify.model import Model, Weights, load, save
from dmv_claims.classify.weigh import Text, reader

__all__ = ["Model", "Text", "Weights", "load", "reader", "save"]
