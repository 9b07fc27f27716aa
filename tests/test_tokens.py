"""Tokens: those of spaCy's tokenizer, and in linear time also of runs that no language has."""

import time

import pytest
import spacy
from dmv_claims.tokens import BoundedTokenizer, list_tokens

PLAIN = spacy.blank("en").tokenizer
BOUNDED = BoundedTokenizer(PLAIN)


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("nothing", ""),
        ("a sentence", "ICE can't see it  at once.\n"),
        ("the longest run that is left whole", f"See {'-' * 100} below."),
        ("an address", "See https://dmv.example.gov/records/requests/federal?form=12&year=2021 for more."),
    ],
)
def test_ordinary_text_has_the_same_tokens(comment: str, text: str) -> None:
    expected = [(token.text, token.norm_) for token in PLAIN(text)]
    assert [(token.text, token.norm_) for token in BOUNDED(text)] == expected, comment


def test_what_stands_around_a_long_run_keeps_its_tokens() -> None:
    doc = BOUNDED(f"It can't {'x' * 120} see it.")
    assert doc.text == f"It can't {'x' * 120} see it."
    assert [token.norm_ for token in doc if "x" not in token.text] == ["it", "can", "not", "see", "it", "."]


def test_tokens_are_listed_with_their_places() -> None:
    text = "ICE can't  see it.\n"
    tokens = list_tokens(PLAIN(text))
    assert tokens.text == text
    assert tokens.norms == ["ice", "can", "not", " ", "see", "it", ".", "\n"]
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == [
        *("ICE", "ca", "n't", " ", "see", "it", ".", "\n")
    ]


@pytest.mark.parametrize("run", ["(" * 10_000 + ")" * 10_000, "_" * 20_000, "?!" * 10_000], ids=["()", "_", "?!"])
def test_a_long_run_takes_linear_time(run: str) -> None:
    start = time.perf_counter()
    assert BOUNDED(run).text == run
    # By itself the tokenizer takes a minute and more.
    assert time.perf_counter() - start < 10
