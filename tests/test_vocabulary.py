"""The vocabulary: the phrase language, its matching, and what is said of a file that does not hold."""

import shutil
from pathlib import Path

import pytest
import spacy
from dmv_claims.lexicon import build_lexicon, find_cues
from dmv_claims.lexicon.phrases import expand
from dmv_claims.vocabulary import CLAIM_TYPES, FOLDER, Category, Pair, Vocabulary, VocabularyError, load_vocabulary

IRREGULAR = load_vocabulary(FOLDER).irregular


@pytest.mark.parametrize(
    ("comment", "phrase", "strings"),
    [
        ("plain words", "no way out", ["no way out"]),
        ("a regular verb", "share_v", ["share", "shares", "shared", "sharing"]),
        ("an irregular verb", "give_v up", ["give up", "gives up", "gave up", "given up", "giving up"]),
        ("a verb that doubles its letter", "bar_v", ["bar", "bars", "barred", "barring"]),
        ("a noun in -y", "agency_n", ["agency", "agencies"]),
        ("alternatives", "(court|judge 's) order", ["court order", "judge 's order"]),
        ("an optional word", "(valid|) warrant", ["valid warrant", "warrant"]),
        (
            "a mark behind a group",
            "(hand over|pass)_v",
            ["hand over", "hands over", "handed over", "handing over", "pass", "passes", "passed", "passing"],
        ),
        ("a hyphen or a blank", "opt-out", ["opt-out", "opt out"]),
    ],
)
def test_phrases(comment: str, phrase: str, strings: list[str]) -> None:
    assert expand(phrase, IRREGULAR) == strings, comment


@pytest.mark.parametrize("phrase", ["(court order", "court) order", "((a) b)", "", "[a] b", "(a|b)? c"])
def test_phrases_that_cannot_be_read(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"brackets do not match|stands for"):
        expand(phrase, IRREGULAR)


PAIR = Pair(("scramble_v",), ("data", "file_n"), within=3)
TOY = Vocabulary(
    (Category("safeguard", "encryption", "m", ("encrypt_v",), (PAIR,), ("encrypted message_n",)),),
    {},
    (),
    IRREGULAR,
    {},
)


@pytest.mark.parametrize(
    ("comment", "text", "cues"),
    [
        ("a phrase", "It encrypts them.", ["encrypts"]),
        ("a pair near enough", "It scrambles all the data.", ["scrambles all the data"]),
        ("a pair too far apart", "It scrambles eggs, toast, ham and the data.", []),
        ("a pair in the wrong order", "Data scrambles.", []),
        ("a mask", "An encrypted message arrived.", []),
        ("typographic and straight letters alike", "ENCRYPTED data", ["ENCRYPTED"]),
    ],
)
def test_matching(comment: str, text: str, cues: list[str]) -> None:
    nlp = spacy.blank("en")
    doc = nlp(text)
    found = find_cues(doc, build_lexicon(nlp, TOY))
    assert [doc[c.start : c.end].text for c in found] == cues, comment


@pytest.mark.parametrize(
    ("comment", "file", "old", "new", "message"),
    [
        ("no YAML", "sharing.yaml", "claim_type: sharing", "claim_type: [", "sharing.yaml, line"),
        (
            "an unknown key",
            "agreement.yaml",
            "meaning: an",
            "purpose: an",
            "agreement.yaml: key 'meaning': allowed are just",
        ),
        (
            "a missing key",
            "retention.yaml",
            "    meaning: as long",
            "    sense: as long",
            "retention.yaml: categories: as_needed: key",
        ),
        (
            "words that are no list",
            "context.yaml",
            "hedge:\n  - (may|might|could|can)",
            "hedge: may\nx:\n  - a",
            "context.yaml: key 'hedge'",
        ),
        (
            "a square off the map",
            "states.yaml",
            "tile: [6, 6]",
            "tile: [6, -6]",
            "states.yaml: AL: tile: [6, -6]; allowed",
        ),
        ("no square", "states.yaml", "tile: [6, 6], ", "", "states.yaml: AL: tile: None; allowed is [row, column]"),
    ],
)
def test_files_that_do_not_hold(comment: str, file: str, old: str, new: str, message: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "vocabulary"))
    content = (folder / file).read_text(encoding="utf-8")
    assert old in content
    (folder / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        load_vocabulary(folder)
    assert message in str(error.value), comment


def test_every_state_has_a_square_of_its_own() -> None:
    states = load_vocabulary(FOLDER).states
    assert len({state.tile for state in states}) == len(states) == 51


def test_every_phrase_can_be_read_and_every_type_has_its_file() -> None:
    vocabulary = load_vocabulary(FOLDER)
    build_lexicon(spacy.blank("en"), vocabulary)
    assert {category.claim_type for category in vocabulary.categories} == set(CLAIM_TYPES)
