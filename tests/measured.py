"""The labelled documents of the project, measured once for all tests."""

from functools import cache
from pathlib import Path

from claims import pipeline
from dmv_claims.evaluate.gold import load_corpora
from dmv_claims.evaluate.measure import Measurement, measure
from dmv_claims.tables.columns import load_tables

GOLD = Path(__file__).parent / "gold"


@cache
def measure_gold() -> list[Measurement]:
    """Return the measurement of every corpus."""
    table = load_tables()["claims"]
    return [measure(corpus, pipeline(), table) for corpus in load_corpora(GOLD)]
