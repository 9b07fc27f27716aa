"""What is learned from labelled statements, how it is kept, and that no document is measured with what it taught."""

from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from dmv_claims import nlp
from dmv_claims.classify import Model, Weights, load, reader, save
from dmv_claims.classify.corpus import labelled_statements
from dmv_claims.classify.crossfit import FOLDS, crossfit
from dmv_claims.classify.features import KEPT, features, word_features
from dmv_claims.classify.train import LEAST_LABELS, Labelled, train
from dmv_claims.classify.weigh import scale
from dmv_claims.gold import LabelledDocument, Row
from dmv_claims.model import Claim
from dmv_claims.read import RawDocument
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.vocabulary import FOLDER, VocabularyError, load_thresholds

CIPHER = [f"the {thing} is enciphered before it leaves" for thing in ("file", "reply", "photo", "list", "record")]
GOAT = [f"a goat ate the {thing} behind the office" for thing in ("file", "reply", "photo", "list", "record")]
BARRED = [f"no {thing} may be given" for thing in ("file", "reply", "photo", "list", "record")]
ENCRYPTION, AUDIT, NAME = "safeguard/encryption", "safeguard/audit", "data_type/name"


def labelled(sentences: list[str], *labels: str) -> list[Labelled]:
    return [Labelled(tuple(sentence.split()), frozenset(labels)) for sentence in sentences]


TOY = [
    *labelled(CIPHER, ENCRYPTION),
    *labelled(GOAT, NAME, "data_type.disclosure=shared"),
    *labelled(BARRED, NAME, "data_type.disclosure=barred"),
    *labelled(GOAT[: LEAST_LABELS - 1], AUDIT),
]
MODEL = train(TOY, ["safeguard"])
READ = reader(MODEL)


def weigh(sentence: str, before: str = "", behind: str = "") -> Weights:
    """The odds of each label in a sentence, in a document with other sentences around it."""
    start, end = len(before.split()), len(before.split()) + len(sentence.split())
    return READ(f"{before} {sentence} {behind}".split()).weigh(start, end)


def odds(sentence: str, label: str = ENCRYPTION) -> float:
    return float(weigh(sentence)[MODEL.labels.index(label)])


def test_only_frequent_labels_of_wanted_types_and_values_are_learned() -> None:
    assert MODEL.labels == ("data_type.disclosure=barred", "data_type.disclosure=shared", ENCRYPTION)


# A comment, a sentence that nobody labelled, and whether it is more probable than not to speak of encryption
@pytest.mark.parametrize(
    ("comment", "sentence", "likely"),
    [
        ("the words that were seen", "the name is enciphered before it leaves", True),
        ("another form of the word, by its parts", "deciphering the file is up to ICE before it leaves", True),
        ("none of its words", "a goat ate the lunch", False),
        ("no word at all", "...", False),
    ],
)
def test_what_is_learned_carries_over(comment: str, sentence: str, likely: bool) -> None:
    assert (odds(sentence) > 0) == likely, comment


def test_values_are_told_from_each_other() -> None:
    assert odds("no name may be given", "data_type.disclosure=barred") > 0
    assert odds("a goat ate the name", "data_type.disclosure=shared") > 0


# What stands before a sentence, and what behind it
AROUND = [
    ("", ""),
    ("a goat ate the list", "a goat ate the list"),
    (", it leaves", "before it leaves"),
    ("file", "file"),
]


@pytest.mark.parametrize(("before", "behind"), AROUND)
def test_the_cue_is_the_words_that_weigh_most(before: str, behind: str) -> None:
    sentence = "in march , as before , the file is enciphered ."
    words, first = f"{before} {sentence} {behind}".split(), len(before.split())
    start, end = READ(words).window(first, first + len(sentence.split()), MODEL.labels.index(ENCRYPTION))
    inside = words[start:end]
    assert "enciphered" in inside
    assert end - start <= 4
    assert inside[-1] != "."


@pytest.mark.parametrize(("before", "behind"), AROUND)
@pytest.mark.parametrize("sentence", ["the reply is enciphered before it leaves", "enciphered", "file , list", "..."])
def test_a_statement_weighs_the_same_wherever_it_stands(sentence: str, before: str, behind: str) -> None:
    assert np.array_equal(weigh(sentence, before, behind), weigh(sentence))


@pytest.mark.parametrize("sentence", [CIPHER[1], "it ate , it leaves", "a goat . goat ?", ""])
def test_a_statement_weighs_what_its_features_weigh_together(sentence: str) -> None:
    norms = sentence.split()
    rows = [MODEL.features[one] for one in features(norms) if one in MODEL.features]
    expected = MODEL.weights[rows].sum(axis=0) * scale(len(norms)) + MODEL.bias
    assert weigh(sentence) == pytest.approx(expected, rel=1e-4)


def test_the_order_in_which_words_come_makes_no_difference() -> None:
    fresh = reader(MODEL)
    fresh(GOAT[0].split())
    norms = CIPHER[0].split()
    assert np.array_equal(fresh(norms).weigh(0, len(norms)), weigh(CIPHER[0]))


def test_many_words_are_kept_and_forgotten_without_a_difference() -> None:
    fresh = reader(MODEL)
    early = fresh(["enciphered"])
    many = fresh(["enciphered", *(str(number) for number in range(KEPT + 1))])
    late = fresh(["enciphered"])
    for text in (early, many, late):
        assert np.array_equal(text.weigh(0, 1), weigh("enciphered"))
    assert len(many.weights) > len(late.weights)


def test_a_joint_inside_of_a_word_is_one_between_two_as_well() -> None:
    weights = np.array([[1], [2], [4]], np.float32)
    model = Model(("event/breach",), {"a_b": 0, "b_c+d": 1, "b+d": 2}, weights, np.zeros(1, np.float32))
    read, least = reader(model), scale(1)
    for sentence, total in (("a b", 1), ("a_b", 1), ("b c+d", 2), ("b_c d", 2), ("b c d", 4), ("b", 0), ("d b", 0)):
        norms = sentence.split()
        assert read(norms).weigh(0, len(norms)).tolist() == pytest.approx([total * least]), sentence


def test_a_model_is_the_same_after_a_while_on_disk(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save(train(TOY, ["safeguard"]), tmp_path / f"{name}.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    back = load(tmp_path / "one.parquet")
    assert (back.labels, back.features) == (MODEL.labels, MODEL.features)
    assert np.array_equal(back.weights, MODEL.weights)
    assert np.array_equal(back.bias, MODEL.bias)


def test_without_labels_nothing_is_learned(tmp_path: Path) -> None:
    save(train(labelled(GOAT), ["safeguard"]), tmp_path / "none.parquet")
    assert load(tmp_path / "none.parquet").labels == ()


def test_features_of_words_and_pairs() -> None:
    assert word_features("files")[0] == "file"
    assert "~<fil" in word_features("files")
    found = [one for one in features(("ICE", "gets", "the", ",", "old", "files")) if "_" in one or "+" in one]
    assert found == [
        "ICE_gets",
        "gets_the",
        "the_old",
        "old_file",
        "ICE+gets",
        "gets+old",
        "old+file",
        "ICE+old",
        "gets+file",
    ]


def document(text: str, *claims: tuple[str, str, str]) -> LabelledDocument:
    """A labelled document; a claim is given by the words of its statement, its type and its category."""
    rows: list[Row] = [
        {"start": text.index(words), "end": text.index(words) + len(words), "claim_type": kind, "category": category}
        | {"disclosure": "shared", "effect": "governs"}
        for words, kind, category in claims
    ]
    raw = RawDocument("a.txt", text, sha256(text.encode()).hexdigest(), "text")
    return LabelledDocument("a", "OH", raw, tuple(rows))


def test_labels_go_to_the_statement_that_shares_most_with_theirs() -> None:
    text = "Files are locked away. Names go to ICE."
    one = document(text, ("Files are locked away", *ENCRYPTION.split("/")), ("Names go to ICE.", *NAME.split("/")))
    first, second = labelled_statements([one], load_sentence_rules(FOLDER))
    assert (first.norms[0], first.labels) == ("files", {ENCRYPTION})
    assert second.labels == {NAME, "data_type.disclosure=shared"}


def test_no_document_is_measured_with_what_it_taught() -> None:
    # Each document alone has a word that speaks for encryption.
    words = [f"zz{'abcdefghij'[at]}{'klmnopqrst'[at]}zz" for at in range(2 * FOLDS)]
    texts = [f"{' '.join(f'The {word} is enciphered.' for _ in range(4))}\n" for word in words]
    documents = [document(text, (text.split("\n")[0], *ENCRYPTION.split("/"))) for text in texts]
    model_for = crossfit(documents, FOLDER)
    for word, one in zip(words, documents, strict=True):
        assert word not in model_for(one).features
    assert model_for(document("Another text.\n")) is model_for(document("And one more.\n"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("safegard: 0.2\n", "'safegard' is no claim type; allowed are sharing"),
        ("safeguard: high\n", "safeguard: 'high'; allowed is a number between 0 and 1"),
        ("safeguard: 1.5\n", "safeguard: 1.5; allowed is a number between 0 and 1"),
    ],
)
def test_thresholds_that_do_not_hold(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "learned.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=f"learned.yaml: {message}"):
        load_thresholds(tmp_path)


def claims_with_model(text: str, label: str = AUDIT) -> list[Claim]:
    """The claims of a text with a model that has learned what goats eat."""
    pipeline = nlp.build()
    toy = train([*labelled(GOAT, label), *labelled(CIPHER)], [label.split("/", maxsplit=1)[0]])
    nlp.use_model(pipeline, toy)
    doc = pipeline.make_doc(text)
    doc._.state = "OH"
    return list(pipeline(doc)._.claims)


def test_a_learned_claim_has_the_attributes_of_its_clause() -> None:
    text = "A goat may have eaten the file behind the office."
    (claim,) = (one for one in claims_with_model(text) if one.category == "audit")
    assert (claim.modality, claim.polarity, claim.subject) == ("hedged", "affirmed", "OH")
    assert text[claim.cue_start : claim.cue_end] in text


def test_what_frames_and_wordings_find_is_not_found_twice() -> None:
    text = "A goat ate the file behind the office that auditors audit."
    assert [one.category for one in claims_with_model(text)].count("audit") == 1


# A comment, a sentence, and whether the model's court order counts
@pytest.mark.parametrize(
    ("comment", "text", "counts"),
    [
        ("an order to bring", "A goat ate the file behind the office.", True),
        ("an order among penalties", "A goat ate the file behind the office, and the state was fined.", False),
        ("a fine with another meaning", "A goat ate the fine file behind the office.", True),
    ],
)
def test_what_stands_among_penalties_is_imposed_and_not_brought(comment: str, text: str, counts: bool) -> None:
    found = {one.claim_type for one in claims_with_model(text, "legal_process/court_order")}
    assert ("legal_process" in found) is counts, comment


def test_a_claim_says_what_saw_it() -> None:
    ate, audited = "A goat ate the file behind the office.", "Auditors audit the file."
    assert [one.found_by for text in (ate, audited) for one in claims_with_model(text)] == ["model", "rules"]
