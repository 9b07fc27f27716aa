"""The vocabulary: the phrase language, its matching, and what is said of a file that does not hold."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from dmv_claims.check_vocabulary import check_vocabulary
from dmv_claims.lexicon import build_lexicon, find_cues
from dmv_claims.lexicon.phrases import expand
from dmv_claims.lexicon.tree import Node, grow, walk
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


@pytest.mark.parametrize(
    ("comment", "places", "text", "found"),
    [
        ("every string of a phrase", [[("a",), ("b",)], [("c", "d")]], "a c d b c d", ["a c d", "b c d"]),
        ("a place that may be empty", [[("a",), ()], [("c",)]], "a c", ["a c", "c"]),
        ("a phrase inside another", [[("a",), ("a", "b")]], "a b", ["a", "a b"]),
        ("only its beginning", [[("a",)], [("c",)]], "a b c a", []),
        ("nothing at all", [[()]], "a", []),
    ],
)
def test_the_tree_of_phrases(comment: str, places: list[list[tuple[str, ...]]], text: str, found: list[str]) -> None:
    root, words = Node(), text.split()
    for node in grow(root, places):
        node.labels = ("label",)
    assert [" ".join(words[start:end]) for _, (start, end) in walk(root, words)] == found, comment


def test_a_phrase_of_too_many_words_is_told() -> None:
    wide = replace(TOY, cues={"context.hedge": (f"(a|{'b ' * 16}b)",)})
    with pytest.raises(VocabularyError, match=r"context\.hedge: 'b b b .* has more than 16 words"):
        build_lexicon(spacy.blank("en"), wide)


PAIR = Pair(("scramble_v",), ("data", "file_n"), within=3)
TOY = Vocabulary(
    (Category("safeguard", "encryption", "m", ("encrypt_v",), (PAIR,), ("encrypted message_n",)),),
    {"context.exception": ("without",)},
    {"context.exception": ("with or without",)},
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
        ("a word of a list", "Not without reason.", ["without"]),
        ("its mask", "With or without reason.", []),
        ("typographic and straight letters alike", "ENCRYPTED data", ["ENCRYPTED"]),
    ],
)
def test_matching(comment: str, text: str, cues: list[str]) -> None:
    nlp = spacy.blank("en")
    doc = nlp(text)
    found = find_cues([token.norm_ for token in doc], [0] * len(doc), build_lexicon(nlp, TOY))
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


# One fault in each kind of file: what is put for what, how many lines below or above the message points (None where it
# gives no line), and how the message goes on
FAULTS = [
    ("sharing.yaml", "claim_type: sharing", "claim_type: [", 2, "no valid YAML ("),
    ("sharing.yaml", "categories:\n", "x: 3\ncategories:\n", 0, "key 'x': allowed are just categories, claim_type"),
    (
        "retention.yaml",
        "    meaning: as long",
        "    sense: as long",
        -1,
        "categories: as_needed: key 'meaning': allowed",
    ),
    ("agreement.yaml", "meaning: an", "purpose: an", -1, "key 'meaning': allowed are just categories, claim_type"),
    ("event.yaml", "phrases:\n", "phrases: court\n    masks:\n", 0, "categories: law_passed: key 'phrases' has to be"),
    ("event.yaml", "phrases:\n", "phrases:\n      - (a (b)\n", -2, "categories: law_passed: brackets do not match in"),
    ("context.yaml", "hedge:\n", "hedge:\n  - (a\n", 0, "hedge: brackets do not match in '(a'; groups"),
    ("context.yaml", "  masks: *", "  mask: *", 0, "exception: key 'mask': allowed are just masks, phrases"),
    ("context.yaml", "  masks: *", "  masks: only #", 0, "exception: key 'masks' has to be a list of words"),
    ("irregular.yaml", "abet: [", "abet: 3 #", 0, "key 'abet' has to be a list of words"),
    ("grammar.yaml", "modal: [", "modal: [3, ", 0, "key 'modal' has to be a list of words; write 'no' and the like in"),
    ("states.yaml", "AL: {name: Alabama", "AL: {name: 3", 0, "AL: key 'name' has to be a text"),
    ("states.yaml", "AL: {name: ", "AL: {nam: ", 0, "AL: key 'nam': allowed are just agencies, name, people, tile"),
    ("states.yaml", "AL: {", "AL: 3 #", 0, "AL: has to be a mapping of keys to values"),
    ("topics.yaml", "meaning:", "meening:", -1, "future: key 'meaning': allowed are just meaning, phrases; add it"),
    ("learned.yaml", "data_type: 0", "data_type: 7", 0, "data_type: 7.5; allowed is a number between 0 and 1"),
    ("learned.yaml", "data_type: 0", "data_typ: 0", 0, "'data_typ' is no claim type; allowed are sharing"),
    ("headlines.yaml", "  yes:", "  yess:", -2, "shares_with_ice: key 'yes': allowed are just question, yes, no"),
    ("segmentation.yaml", "starters:", "startas:", 0, "key 'startas': allowed are just before_number"),
    ("segmentation.yaml", "sometimes_final: [", "sometimes_final: 3 #", None, "cannot be read ("),
    ("durations.yaml", "units:", "unitz:", 0, "missing or unknown keys: ['units', 'unitz']; allowed, and all"),
    ("citations.yaml", "\nfederal_chambers:", "\nfederal:", 1, "key 'federal': allowed are just act_words, acts"),
    ("citations.yaml", "part: ", "part: 3 #", None, "cannot be read ("),
    ("lookalikes.yaml", "A: [", "A: 3 #", 0, "key 'A' has to be a list of words"),
]


@pytest.mark.parametrize(("file", "old", "new", "below", "said"), FAULTS)
def test_every_fault_is_told_with_its_line_before_any_job(
    file: str, old: str, new: str, below: int | None, said: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "vocabulary"))
    content = (folder / file).read_text(encoding="utf-8")
    before, there, _ = content.partition(old)
    assert there
    (folder / file).write_text(content.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        check_vocabulary(folder)
    line = "" if below is None else f", line {before.count(chr(10)) + 1 + below}"
    assert str(error.value).startswith(f"{file}{line}: {said}")
    assert "\n" not in str(error.value)


def test_the_vocabulary_of_the_repository_holds() -> None:
    check_vocabulary()


def test_every_state_has_a_square_of_its_own() -> None:
    states = load_vocabulary(FOLDER).states
    assert len({state.tile for state in states}) == len(states) == 51


def test_every_phrase_can_be_read_and_every_type_has_its_file() -> None:
    vocabulary = load_vocabulary(FOLDER)
    build_lexicon(spacy.blank("en"), vocabulary)
    assert {category.claim_type for category in vocabulary.categories} == set(CLAIM_TYPES)
