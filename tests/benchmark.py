"""How many words a second each stage takes in one process, and other pipelines on the same text.

`make benchmark` runs it, with the packages of benchmark.in beside those of the project; `PYTHONPATH=workflow python
tests/benchmark.py` does without them and leaves their lines out. It prints tables in Markdown. The text is that of the
labelled documents that a model is trained on. Seconds are those of CPU, on one core, without loading and start-up.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

# Before numpy is imported, which would use every core
for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[f"{library}_NUM_THREADS"] = "1"
# ruff: noqa: E402

from dmv_claims import nlp
from dmv_claims.gold import LabelledDocument, load_training
from dmv_claims.pipeline import train_model
from dmv_claims.vocabulary import FOLDER
from other_pipelines import TRAINED, Measured, others
from spacy.language import Language
from stages import Stages

GOLD = Path(__file__).parent / "gold"
ROUNDS = 3
OURS = "extraction, with the trained model (default)"
# So many times the words a second of the trained pipeline are wanted
BAR = 10


def report(documents: Sequence[LabelledDocument], ours: Language, frames: Language, rounds: int) -> Iterable[str]:
    """Yield the lines of both tables, for pipelines with and without a trained model, and what they say of the bar."""
    words = sum(len(one.raw.text.split()) for one in documents)
    yield f"{len(documents)} documents, {words:,} words; the best of {rounds} rounds.\n"
    with TemporaryDirectory() as folder:
        stages = Stages(Path(folder), documents, rounds)
        alone = stages.extraction(frames)
        whole = stages.extraction(ours)
        yield from stage_lines(stages.reading() | stages.analysis(ours) | {OURS: whole} | stages.writing(), words)
        rows, left_out = others(stages.texts, rounds)
    mine = [
        Measured(OURS, "texts in a file; rows of claims in a file", whole),
        Measured("the same, without it (`training: null`)", "the same", alone),
    ]
    yield from other_lines([*mine, *rows], words)
    yield from left_out
    yield from (bar_line(whole, row.seconds) for row in rows if row.name == TRAINED)


def stage_lines(stages: Mapping[str, float], words: int) -> Iterable[str]:
    """Yield the table of stages, from their seconds."""
    yield "| stage | words a second | seconds for a million words |\n|---|---:|---:|"
    for name, seconds in stages.items():
        yield f"| {name} | {words / max(seconds, 1e-6):,.0f} | {seconds / words * 1e6:.1f} |"
    yield ""


def other_lines(rows: Sequence[Measured], words: int) -> Iterable[str]:
    """Yield the table of pipelines; the first of them is what the others are compared with."""
    yield "| pipeline | given | words a second | ratio |\n|---|---|---:|---:|"
    for row in rows:
        yield f"| {row.name} | {row.given} | {words / row.seconds:,.0f} | {rows[0].seconds / row.seconds:.2f} |"
    yield ""


def bar_line(ours: float, trained: float) -> str:
    """Say how many times as fast as the trained pipeline extraction is, and whether that is what was asked for."""
    times = trained / ours
    verdict = "reached" if times >= BAR else "not reached"
    return f"Extraction is {times:.1f} times as fast as the trained tagger and parser; the bar of {BAR} is {verdict}."


def main() -> None:
    """Print the tables."""
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model.parquet"
        train_model(GOLD, FOLDER, model)
        ours = nlp.build(model=model)
    for line in report(load_training(GOLD), ours, nlp.build(), ROUNDS):
        print(line, flush=True)


if __name__ == "__main__":
    main()
