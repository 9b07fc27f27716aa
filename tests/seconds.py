"""Seconds of CPU that work takes in this process: the least of several rounds, which other work disturbed least."""

import gc
import math
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from dmv_claims.memory import collected_after
from dmv_claims.pipeline import ANALYSED
from spacy.language import Language


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the seconds of CPU of a piece of work."""
    taken = []
    with _settled():
        for _ in range(rounds):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
    return min(taken)


def seconds_by_step(nlp: Language, texts: Iterable[str], rounds: int) -> dict[str, float]:
    """Return the seconds of CPU that the tokenizer and each component of a pipeline take on all texts."""
    steps: dict[str, Callable[[Any], Any]] = {"tokenizer": nlp.make_doc, **dict(nlp.pipeline)}
    least = dict.fromkeys(steps, math.inf)
    with _settled():
        for _ in range(rounds):
            taken = _round(steps, texts)
            least = {name: min(least[name], taken[name]) for name in steps}
    return least


def _round(steps: dict[str, Callable[[Any], Any]], texts: Iterable[str]) -> dict[str, float]:
    taken = dict.fromkeys(steps, 0.0)
    for given in texts:
        for name, step in steps.items():
            start = time.process_time()
            given = step(given)  # noqa: PLW2901
            taken[name] += time.process_time() - start
    return taken


@contextmanager
def _settled() -> Iterator[None]:
    """Keep the garbage collector from what is loaded, and have it look as rarely as in extraction, for all."""
    gc.collect()
    gc.freeze()
    with collected_after(ANALYSED):
        yield
