"""Run the pipeline's analysis on labelled documents and hold what it finds against the labels."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow as pa
from spacy.language import Language

from dmv_claims import nlp
from dmv_claims.classify.crossfit import crossfit
from dmv_claims.evaluate.figures import accuracy
from dmv_claims.evaluate.match import agreement, match
from dmv_claims.evaluate.report import render
from dmv_claims.gold import COLUMNS, VALUES, Corpus, LabelledDocument, load_corpora, load_training
from dmv_claims.package.dataset import load_dataset
from dmv_claims.tables import parquet
from dmv_claims.tables.columns import Table, load_tables
from dmv_claims.tables.records import accepted


@dataclass(frozen=True, slots=True)
class Measurement:
    """A corpus with its gold and predicted claims, the pairs of them that match, and the figures."""

    corpus: Corpus
    gold: pd.DataFrame = field(repr=False)
    predicted: pd.DataFrame = field(repr=False)
    pairs: pd.DataFrame = field(repr=False)
    figures: pd.DataFrame = field(repr=False)


def evaluate(gold: Path, training: Path | None, vocabulary: Path, table: Path, report: Path) -> None:
    """Write the accuracy on every corpus of a gold folder: the rows as Parquet, and a report in Markdown."""
    from dmv_claims.tables.checks import check  # noqa: PLC0415 (slow to import, and nothing else here needs it)

    measured = measure_all(gold, training, vocabulary)
    columns = load_tables(vocabulary)["accuracy"]
    rows = pa.concat_tables([_rows(one, columns) for one in measured])
    check(rows, columns)
    parquet.write(table, parquet.encode(rows, load_dataset().about))
    parquet.write(report, render_all(measured).encode("utf-8"))


def measure_all(gold: Path, training: Path | None, vocabulary: Path) -> list[Measurement]:
    """Return the measurements of the corpora of a gold folder; GoldError where labels cannot be used.

    A document of the folder `training` is measured with a model that was trained on the others; without such a folder
    no model has a part in it.
    """
    corpora, table = load_corpora(gold), load_tables(vocabulary)["claims"]
    model_for = crossfit(load_training(training), vocabulary) if training else lambda document: None
    pipeline = nlp.build(vocabulary)

    def analysed(document: LabelledDocument) -> pd.DataFrame:
        nlp.use_model(pipeline, model_for(document))
        return _analysed(document, pipeline, table)

    return [compare(one, pd.concat(map(analysed, one.documents), ignore_index=True)) for one in corpora]


def compare(corpus: Corpus, predicted: pd.DataFrame) -> Measurement:
    """Hold claims, which name their document in the column `document`, against the labels of a corpus."""
    labels = [{"document": one.name, **claim} for one in corpus.documents for claim in one.claims]
    gold = pd.DataFrame(labels, columns=["document", *COLUMNS[:-1], *VALUES])
    pairs = match(gold, predicted)
    names = [document.name for document in corpus.documents]
    figures = accuracy(names, gold, predicted, pairs, agreement(gold, predicted, pairs))
    return Measurement(corpus, gold, predicted, pairs, figures)


def _analysed(document: LabelledDocument, pipeline: Language, table: Table) -> pd.DataFrame:
    """Return the claims found in a document, which gets its state from the labels as others do from sources.csv."""
    doc = pipeline.make_doc(document.raw.text)
    doc._.state = document.state
    claims = accepted(document.raw, None, pipeline(doc))["claims"]
    rows: pd.DataFrame = parquet.from_rows(claims, table).to_pandas()
    return rows.assign(document=document.name)


def _rows(one: Measurement, table: Table) -> pa.Table:
    """Return the figures as rows of the column dictionary, NaN as missing."""
    figures = one.figures.assign(corpus=one.corpus.name)[table.names]
    schema = parquet.arrow_schema(table)
    return pa.Table.from_pandas(figures, schema, preserve_index=False).cast(schema)


def render_all(measured: list[Measurement]) -> str:
    """Return the report on these measurements in Markdown."""
    return render((one.corpus.name, one.corpus.about, len(one.corpus.documents), one.figures) for one in measured)
