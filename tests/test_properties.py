"""What holds for any text: where questions and statements stand, and that every claim has its words there."""

from itertools import pairwise

from dmv_claims import nlp
from dmv_claims.read import RawDocument
from dmv_claims.segment import segment
from dmv_claims.segment.blocks import read_blocks
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.tables.provenance import WORDS
from dmv_claims.tables.records import accepted
from dmv_claims.vocabulary import FOLDER
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

RULES = load_sentence_rules(FOLDER)
# Pieces that mean something to the segmentation, and words that make claims
PIECES = [
    *("1. ", "2. ", "a) ", "(ii) ", "- ", "• ", "\n", "\n\n", " ", ".", ". ", "? ", ": ", "; ", "…", "“", "”", "’"),
    *("What does Ohio share", "Ohio shares photos with ICE", "ICE needs a warrant", "No", "Dr. ", "e.g. ", "(", ")"),
    *("for two years", "may", "without a court order", "The agency", "prohibits", "18 U.S.C. § 2721", "\t"),
    *("😀", "\u00a0", "\u200f", "ﬁ"),
]
SENTENCES = [
    *("Ohio shares photos with ICE. ", "ICE keeps them for two years. ", "The agency may share: ", "No. "),
    *("1. What does Ohio share?\n", "2. Who checks it?\n\n", "\n- names", "\n2) fines; ", "\n\nIn 2021 a law passed. "),
]
pieces = st.one_of(st.sampled_from(SENTENCES), st.sampled_from(PIECES), st.sampled_from(SENTENCES), st.text(max_size=4))
texts = st.lists(pieces, min_size=10, max_size=60).map("".join)
NLP = nlp.build()


@given(texts)
@settings(max_examples=400, deadline=None)
def test_questions_and_statements_stand_apart_and_in_order(text: str) -> None:
    found = segment(text, RULES)
    for kind in (found.questions, found.statements):
        assert all(text[one.start : one.end].strip() == text[one.start : one.end] != "" for one in kind)
        assert all(one.end <= other.start for one, other in pairwise(kind))
    ends = sorted((one.start, one.end) for one in (*found.questions, *found.statements))
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


@given(texts)
@settings(max_examples=400, deadline=None)
def test_statements_cover_all_that_is_no_question_or_heading(text: str) -> None:
    covered = {at for one in segment(text, RULES).statements for at in range(one.start, one.end)}
    blocks = [one for one in read_blocks(text, RULES.interrogatives) if one.kind not in ("question", "heading")]
    left = [at for one in blocks for at in range(one.start, one.end) if at not in covered and text[at].strip()]
    assert "".join(text[at] for at in left) == ""


@given(texts)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_row_has_its_words_in_the_text(text: str) -> None:
    doc = NLP.make_doc(text)
    doc._.state = "OH"
    rows = accepted(RawDocument("a.txt", text, "0" * 64, "text"), None, NLP(doc))
    assert doc.text == text
    for table, words in WORDS.items():
        assert all(text[row["start"] : row["end"]] == row[words] for row in rows[table])


def test_the_spans_of_claims_tell_what_the_claims_do() -> None:
    doc = NLP("Iowa: its DMV may share addresses with ICE. It does not send photographs to ICE without a court order.")
    told = [(s.label_, s._.category, s._.polarity, s._.modality, s._.scope, s._.subject) for s in doc.spans["claims"]]
    assert told == [(c.claim_type, c.category, c.polarity, c.modality, c.scope, c.subject) for c in doc._.claims]
    assert {"hedged", "asserted"} <= {modality for _, _, _, modality, _, _ in told}
    assert doc.spans["statements"][0]._.category == ""
