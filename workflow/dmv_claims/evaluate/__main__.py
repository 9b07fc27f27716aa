"""Print the accuracy on the labelled documents in Markdown, or accept it as the new baseline of the tests.

Run it with `PYTHONPATH=workflow python -m dmv_claims.evaluate` and, to accept, `--accept`.
"""

from argparse import ArgumentParser
from pathlib import Path

from dmv_claims.evaluate.baseline import accept
from dmv_claims.evaluate.measure import measure_all, render_all
from dmv_claims.tables.precision import FILE as PRECISION
from dmv_claims.vocabulary import FOLDER

GOLD = Path(__file__).parents[3] / "tests" / "gold"


def main() -> None:
    """Measure; print, or accept."""
    parser = ArgumentParser(prog="python -m dmv_claims.evaluate", description="Accuracy on labelled documents.")
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of labelled corpora (%(default)s)")
    parser.add_argument("--accept", action="store_true", help="make the figures the baseline of the tests")
    parser.add_argument("--training", type=Path, default=GOLD, help="what the model is trained on (%(default)s)")
    parser.add_argument("--no-model", action="store_true", help="measure frames and vocabulary alone")
    options = parser.parse_args()
    measured = measure_all(options.gold, None if options.no_model else options.training, FOLDER)
    if options.accept:
        accept(options.gold, measured, PRECISION)
    else:
        print(render_all(measured), end="")


if __name__ == "__main__":
    main()
