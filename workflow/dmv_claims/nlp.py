"""Build the spaCy pipeline: a blank English tokenizer and one component for each step of the analysis.

After `nlp(doc)`, `doc.spans` holds "questions", "statements", "citations", "durations" and "claims"; what each step
found in full stands in the extension attributes `doc._.tokens`, `doc._.segments`, `doc._.topics`, `doc._.cues` and
`doc._.claims`.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from dmv_claims.citations import find_citations, load_citation_forms
from dmv_claims.classify import Model, load
from dmv_claims.durations import find_durations, load_duration_forms
from dmv_claims.extract import extract
from dmv_claims.extract.learned import Learned
from dmv_claims.lexicon import BY_PLACE, build_lexicon, find_cues
from dmv_claims.lexicon.aliases import find_aliases
from dmv_claims.lexicon.topics import topic_finder
from dmv_claims.model import Claim
from dmv_claims.place import UnplacedError, place
from dmv_claims.reading import Marks, read_statements
from dmv_claims.segment import segment
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.tokens import BoundedTokenizer, Tokens, list_tokens
from dmv_claims.vocabulary import FOLDER, load_thresholds, load_topics, load_vocabulary

Component = Callable[[Doc], Doc]

DOC_ATTRIBUTES = {
    "state": "",
    "unplaced": "",
    "tokens": None,
    "segments": None,
    "topics": (),
    "cues": None,
    "claims": (),
}
OF_CLAIM = ("category", "polarity", "modality", "scope", "subject")


def build(vocabulary: Path | str = FOLDER, model: Path | str = "") -> Language:
    """Return the pipeline over a vocabulary folder; VocabularyError where a file of it does not hold.

    `model` is the file of a trained model, without which only frames and wordings make claims.

    Give a document its state with `doc = nlp.make_doc(text); doc._.state = "IA"; nlp(doc)`; without one it is placed
    by its words, and `doc._.unplaced` says why where that fails.
    """
    for name, default in DOC_ATTRIBUTES.items():
        Doc.set_extension(name, default=default, force=True)
    for name in OF_CLAIM:
        Span.set_extension(name, getter=partial(_of_claim, name), force=True)
    Span.set_extension("value", default="", force=True)
    nlp = spacy.blank("en")
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    # The limit guards the memory of a parser, which there is none of here.
    nlp.max_length = sys.maxsize
    for name in ("dmv_segments", "dmv_topics", "dmv_place", "dmv_cues", "dmv_values"):
        nlp.add_pipe(name, config={"vocabulary": str(vocabulary)})
    nlp.add_pipe("dmv_claims", config={"vocabulary": str(vocabulary), "model": str(model)})
    return nlp


def use_model(nlp: Language, model: Model | None) -> None:
    """Have a pipeline add what another model finds, or with None nothing to what frames and wordings find."""
    component = nlp.get_pipe("dmv_claims")
    assert isinstance(component, ClaimsComponent)
    component.use(model)


@Language.factory("dmv_segments", default_config={"vocabulary": str(FOLDER)}, assigns=["doc._.segments"])
def segments_component(nlp: Language, name: str, vocabulary: str) -> Component:
    """List the tokens and mark questions and statements; every statement begins a sentence of `doc.sents`."""
    rules = load_sentence_rules(Path(vocabulary))

    def mark(doc: Doc) -> Doc:
        doc._.tokens = tokens = list_tokens(doc)
        doc._.segments = found = segment(tokens.text, rules)
        questions = [_span(doc, tokens, one.start, one.end, "questions") for one in found.questions]
        statements = [_span(doc, tokens, one.start, one.end, "statements") for one in found.statements]
        doc.spans["questions"], doc.spans["statements"] = questions, statements
        _mark_sentences(doc, [*questions, *statements])
        return doc

    return mark


def _span(doc: Doc, tokens: Tokens, start: int, end: int, label: str) -> Span:
    """Return the tokens that hold these characters."""
    return Span(doc, bisect_right(tokens.starts, start) - 1, bisect_left(tokens.starts, end), label=label)


def _mark_sentences(doc: Doc, spans: Sequence[Span]) -> None:
    """Begin a sentence at each question and statement, and behind each, for what stands between them."""
    flags = np.full(len(doc), -1, dtype="int64")
    flags[[span.start for span in spans]] = 1
    flags[[span.end for span in spans if span.end < len(doc)]] = 1
    doc.from_array(["SENT_START"], flags.view("uint64").reshape(-1, 1))  # type: ignore[arg-type]


@Language.factory("dmv_topics", default_config={"vocabulary": str(FOLDER)}, requires=["doc._.segments"])
def topics_component(nlp: Language, name: str, vocabulary: str) -> Component:
    """Tell what each question asks about."""
    folder = Path(vocabulary)
    find = topic_finder(nlp, load_topics(folder), load_vocabulary(folder).irregular)

    def mark(doc: Doc) -> Doc:
        doc._.topics = tuple(find(question) for question in doc.spans["questions"])
        return doc

    return mark


@Language.factory("dmv_place", default_config={"vocabulary": str(FOLDER)}, requires=["doc._.segments"])
def place_component(nlp: Language, name: str, vocabulary: str) -> Component:
    """Find the state of a document that comes without one."""

    def place_doc(doc: Doc) -> Doc:
        if not doc._.state:
            try:
                doc._.state = place(doc._.tokens.text, doc._.segments, Path(vocabulary))
            except UnplacedError as error:
                doc._.unplaced = str(error)
        return doc

    return place_doc


@Language.factory("dmv_cues", default_config={"vocabulary": str(FOLDER)}, assigns=["doc._.cues"])
def cues_component(nlp: Language, name: str, vocabulary: str) -> Component:
    """Find every wording of the vocabulary: its label and its tokens."""
    lexicon = build_lexicon(nlp, load_vocabulary(Path(vocabulary)))

    def find(doc: Doc) -> Doc:
        sentences: list[int] = np.cumsum(doc.to_array(["SENT_START"]) == 1).tolist()
        found = find_cues(doc._.tokens.norms, sentences, lexicon)
        aliases = find_aliases(doc, found)
        doc._.cues = sorted([*found, *aliases], key=BY_PLACE) if aliases else found
        return doc

    return find


@Language.factory("dmv_values", default_config={"vocabulary": str(FOLDER)})
def values_component(nlp: Language, name: str, vocabulary: str) -> Component:
    """Find citations and durations and give them their normal forms in `span._.value`."""
    citation_forms = load_citation_forms(Path(vocabulary))
    duration_forms = load_duration_forms(Path(vocabulary))

    def find(doc: Doc) -> Doc:
        tokens: Tokens = doc._.tokens
        citations = find_citations(tokens.text, citation_forms, doc._.state)
        durations = find_durations(tokens.text, duration_forms)
        doc.user_data["citations"], doc.user_data["durations"] = citations, durations
        for kind, found in (
            ("citations", [(c.start, c.end, c.kind, c.citation) for c in citations]),
            ("durations", [(d.start, d.end, d.bound, d.iso) for d in durations]),
        ):
            doc.spans[kind] = [_valued(doc, tokens, *one) for one in found]
        return doc

    return find


def _valued(doc: Doc, tokens: Tokens, start: int, end: int, label: str, value: str) -> Span:
    span = _span(doc, tokens, start, end, label)
    span._.value = value
    return span


@Language.factory("dmv_claims", default_config={"vocabulary": str(FOLDER), "model": ""}, assigns=["doc._.claims"])
def claims_component(nlp: Language, name: str, vocabulary: str, model: str) -> "ClaimsComponent":
    """Read every statement with its context and keep the claims it makes."""
    component = ClaimsComponent(Path(vocabulary))
    if model:
        component.use(load(Path(model)))
    return component


class ClaimsComponent:
    """The last step of the pipeline; `use` gives it a trained model, or another one."""

    def __init__(self, vocabulary: Path) -> None:
        """Read the word classes and the thresholds of a vocabulary folder."""
        self.grammar = load_vocabulary(vocabulary).grammar
        self.thresholds = load_thresholds(vocabulary)
        self.learned: Learned | None = None

    def use(self, model: Model | None) -> None:
        """Add what this model finds to what frames and wordings find; None for these alone."""
        self.learned = Learned(model, self.thresholds) if model is not None else None

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc._.claims` and `doc.spans["claims"]`."""
        tokens: Tokens = doc._.tokens
        marks = Marks(tokens, doc._.cues, doc.user_data["citations"], doc.user_data["durations"])
        readings = read_statements(doc._.segments, marks, self.grammar)
        found = extract(readings, doc._.state, bool(doc._.segments.questions), self.learned)
        doc.spans["claims"] = [_span(doc, tokens, one.cue_start, one.cue_end, one.claim_type) for one in found]
        doc._.claims = tuple(found)
        return doc


def _of_claim(name: str, span: Span) -> str:
    """Return an attribute of the claim that a span of `doc.spans["claims"]` stands for, "" for any other span."""
    claims: tuple[Claim, ...] = span.doc._.claims
    place = (span.label_, span.start_char, span.end_char)
    found = [one for one in claims if (one.claim_type, one.cue_start, one.cue_end) == place]
    return str(getattr(found[-1], name)) if found else ""
