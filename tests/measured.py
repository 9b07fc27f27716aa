"""The labelled documents of the project, measured once for all tests."""

from functools import cache
from pathlib import Path

from dmv_claims.evaluate.measure import Measurement, measure_all
from dmv_claims.vocabulary import FOLDER

GOLD = Path(__file__).parent / "gold"


@cache
def measure_gold() -> list[Measurement]:
    """Return the measurement of every corpus."""
    return measure_all(GOLD, GOLD, FOLDER)
