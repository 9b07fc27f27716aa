"""How many words a second the analysis takes in one process, beside spaCy's tokenizer and a small neural pipeline.

Run it with `PYTHONPATH=workflow python tests/benchmark.py`; it prints a table in Markdown. Model load is left out. The
neural pipeline has the parts and sizes of spaCy's small English one (token vectors of width 96, tagger, parser) with
weights as they are drawn: they take the same time as trained ones, and its claims are of no interest here.
"""

import gc
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from dmv_claims import nlp
from dmv_claims.gold import load_corpora
from dmv_claims.pipeline import train_model
from dmv_claims.vocabulary import FOLDER
from spacy.language import Language
from spacy.training import Example

GOLD = Path(__file__).parent / "gold"
ROUNDS = 3


def small_pipeline() -> Language:
    """Return a pipeline with shared token vectors, a tagger and a dependency parser, not trained."""
    english = spacy.blank("en")
    for name in ("tok2vec", "tagger", "parser"):
        listens = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}}}
        english.add_pipe(name, config=listens if name != "tok2vec" else {})
    words, tags, heads, deps = ["It", "shares", "data"], ["PRP", "VBZ", "NN"], [1, 1, 1], ["nsubj", "ROOT", "dobj"]
    doc = {"words": words, "tags": tags, "heads": heads, "deps": deps}
    english.initialize(lambda: [Example.from_dict(english.make_doc("It shares data"), doc)])
    return english


def words_a_second(analyse: Callable[[str], object], texts: list[str]) -> float:
    """Return the best of several rounds over all texts."""
    analyse(texts[0])
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            analyse(text)
        seconds.append(time.perf_counter() - start)
    return sum(len(text.split()) for text in texts) / min(seconds)


def main() -> None:
    """Print the table."""
    texts = [one.raw.text for corpus in load_corpora(GOLD) for one in corpus.documents]
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model.parquet"
        train_model(GOLD, FOLDER, model)
        ours, frames = nlp.build(model=model), nlp.build()
    gc.freeze()
    variants = {
        "with the trained model (default)": ours,
        "frames and vocabulary alone (`training: null`)": frames,
        'spaCy\'s tokenizer, `spacy.blank("en")`': spacy.blank("en"),
        "small neural pipeline: tagger and parser": small_pipeline(),
    }
    speeds = {name: words_a_second(one, texts) for name, one in variants.items()}
    base = speeds["with the trained model (default)"]
    print("| analysis | words a second | times the default |\n|---|---:|---:|")
    for name, speed in speeds.items():
        print(f"| {name} | {speed:,.0f} | {speed / base:.2f} |")


if __name__ == "__main__":
    main()
