"""Train the model on labelled statements: logistic regression for each category, by itself.

Rare features are left out, common ones count less (inverse document frequency, folded into the weights), and the
weights are kept small, since most words of a labelled sentence have nothing to do with its label.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from warnings import catch_warnings, filterwarnings

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from dmv_claims.classify.features import features
from dmv_claims.classify.model import Model, Weights
from dmv_claims.classify.weigh import scale

# A feature has to stand in so many statements, a category to be labelled in so many.
LEAST_STATEMENTS, LEAST_LABELS = 2, 4
# How little the weights are held back (inverse of the strength of the L2 penalty); 100 to 400 made no difference.
STRENGTH = 400.0
ITERATIONS, TOLERANCE = 500, 1e-2

Frequencies = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement's words and the labels that were set on it: "type/category", and for values "type.key=value"."""

    norms: tuple[str, ...]
    labels: frozenset[str]


def train(statements: Sequence[Labelled], claim_types: Iterable[str]) -> Model:
    """Return the model learned from statements: claims of these types, and the values of any type.

    Labels that occur too seldom are left out. Values are learned on the statements alone that have one of their key.
    """
    labels = _frequent(statements, set(claim_types))
    bags = [Counter(features(one.norms)) for one in statements]
    known, idf = _vocabulary(bags)
    matrix = _matrix(bags, known, [len(one.norms) for one in statements]) @ sp.diags(idf)

    def fit(label: str) -> tuple[Weights, float]:
        rows = [at for at, one in enumerate(statements) if _counts(one, label)]
        learner = LogisticRegression(
            C=STRENGTH, solver="liblinear", dual=True, tol=TOLERANCE, max_iter=ITERATIONS, random_state=0
        )
        learner.fit(_narrow(matrix[rows]), [label in statements[at].labels for at in rows])
        return (learner.coef_[0] * idf).astype(np.float32), float(learner.intercept_[0])

    with catch_warnings():
        # Labels that few statements have can be told apart at ever greater weights; these need not be exact.
        filterwarnings("ignore", category=ConvergenceWarning)
        fitted = [fit(label) for label in labels]
    weights = np.array([weights for weights, _ in fitted], dtype=np.float32).reshape(len(labels), len(known)).T
    return Model(labels, known, weights, np.array([bias for _, bias in fitted], dtype=np.float32))


def _frequent(statements: Sequence[Labelled], claim_types: set[str]) -> tuple[str, ...]:
    counts = Counter(label for one in statements for label in one.labels)
    often = sorted(label for label, count in counts.items() if count >= LEAST_LABELS)
    return tuple(label for label in often if "=" in label or label.split("/")[0] in claim_types)


def _counts(statement: Labelled, label: str) -> bool:
    """Tell whether a statement says something on a label: on a claim each does, on a value those that have one."""
    key, is_value, _ = label.partition("=")
    return not is_value or any(one.startswith(f"{key}=") for one in statement.labels)


def _narrow(matrix: sp.csr_matrix) -> sp.csr_matrix:
    """Return a matrix with the short indices that the solver asks for."""
    parts = (matrix.data, matrix.indices.astype("int32"), matrix.indptr.astype("int32"))
    return sp.csr_matrix(parts, matrix.shape)


def _vocabulary(
    bags: Sequence[Mapping[str, int]],
) -> tuple[dict[str, int], Frequencies]:
    """Return the features that count, by name, and the inverse document frequency of each."""
    spread = Counter(feature for bag in bags for feature in bag)
    names = sorted(name for name, count in spread.items() if count >= LEAST_STATEMENTS)
    idf = np.log((1 + len(bags)) / (1 + np.array([spread[name] for name in names]))) + 1
    return {name: at for at, name in enumerate(names)}, idf


def _matrix(bags: Sequence[Mapping[str, int]], known: Mapping[str, int], words: Sequence[int]) -> sp.csr_matrix:
    """Return how often each statement has each feature, scaled by its length."""
    rows, columns, values = [], [], []
    for row, (bag, length) in enumerate(zip(bags, words, strict=True)):
        for name, count in bag.items():
            if name in known:
                rows.append(row)
                columns.append(known[name])
                values.append(count * scale(length))
    return sp.csr_matrix((values, (rows, columns)), shape=(len(bags), len(known)))
