"""What has been learned: a weight for each feature and category, kept as a table that anybody can look into."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

Weights = npt.NDArray[np.float32]
# The row that holds what each category has before any word is read.
BIAS = ""


@dataclass(frozen=True)
class Model:
    """Weights by feature (rows) and label (columns: "type/category"), and the bias of each label."""

    labels: tuple[str, ...]
    features: dict[str, int]
    weights: Weights
    bias: Weights


def save(model: Model, path: Path) -> None:
    """Write a model as Parquet: one row a feature, the bias first, one column a label."""
    rows = np.vstack([model.bias, model.weights])
    columns = {"feature": [BIAS, *model.features]} | {label: rows[:, at] for at, label in enumerate(model.labels)}
    target = BytesIO()
    pq.write_table(pa.table(columns), target, compression="zstd", use_dictionary=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(target.getvalue())


def load(path: Path) -> Model:
    """Read a model that `save` wrote."""
    table = pq.ParquetFile(path).read()
    names = table.column("feature").to_pylist()[1:]
    labels = tuple(table.column_names[1:])
    columns = np.array([table.column(label).to_numpy() for label in labels], dtype=np.float32)
    rows = np.ascontiguousarray(columns.reshape(len(labels), len(table)).T)
    return Model(labels, {name: at for at, name in enumerate(names)}, rows[1:], rows[0])
