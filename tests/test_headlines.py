"""The headline questions as data: what a faulty headlines.yaml is told, and what a new question takes."""

import shutil
from pathlib import Path

import pytest
from claim_rows import claims
from dmv_claims.profiles.answers import find_answers
from dmv_claims.profiles.headlines import load_headlines
from dmv_claims.tables.columns import load_tables
from dmv_claims.vocabulary import FOLDER, VocabularyError


# What is wrong in headlines.yaml, and what is said of it
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  question: May", "  query: May", "headlines.yaml: opt_out: key 'question': allowed are just"),
        ("opt_out:\n", "opt_out:\n  perhaps: []\n", "headlines.yaml: opt_out: key 'perhaps': allowed are just"),
        ("opt_out:\n", "Opt out:\n", "headlines.yaml: Opt out: a name has to be small letters"),
        ("opt_out:\n", "state:\n", "headlines.yaml: state: there is a column 'state'; rename"),
        ("laws:\n", "weather:\nlaws:\n", "headlines.yaml: weather: has to be a mapping"),
        ("category: opt_out, polarity: aff", "category: opt_in, polarity: aff", "opt_out: yes: category: 'opt_in'"),
        ("category: opt_out, polarity: neg", "category: lawsuits, polarity: neg", "opt_out: no: category: 'lawsuits'"),
        (
            "claim_type: remedy, category: opt_out, polarity: affirmed",
            "claim_type: cure",
            "claim_type: 'cure': allowed are",
        ),
        (
            "claim_type: remedy, category: opt_out, polarity: aff",
            "category: opt_out, polarity: aff",
            "yes: a filter has to give the",
        ),
        ("opt_out, polarity: affirmed", "opt_out, polarty: affirmed", "opt_out: yes: column 'polarty': allowed are"),
        ("opt_out, polarity: affirmed", "opt_out, polarity: yes", "polarity: has to be a word or a list of words"),
        ("kind: remedy,", "kind: cure,", "opt_out: conflicts: kind: 'cure': allowed are just sharing"),
        ("kind: remedy, key", "kind: remedy, word", "opt_out: conflicts: column 'word': allowed are just kind, key"),
        ("values: [citation]", "values: [law]", "laws: values: column 'law': allowed are just"),
        ("values: [citation]", "values: [year]", "laws: values: column 'year': allowed are just"),
        (
            "  yes: [{claim_type: remedy, category: opt_out, polarity: affirmed}]",
            "  yes: []",
            "opt_out: yes: has to hold",
        ),
        ("    - {kind: agreement}", "    - agreement", "agreement: conflicts: has to be a list of filters"),
        ("laws:\n", "laws: [\n", "headlines.yaml, line"),
    ],
)
def test_faulty_questions_are_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "vocabulary"))
    text = (folder / "headlines.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "headlines.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        load_tables(folder)
    assert message in str(error.value)
    assert str(error.value).startswith("headlines.yaml")


def test_a_new_question_is_one_entry(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "vocabulary"))
    entry = """audited:
  question: Is the sharing audited?
  yes: [{claim_type: safeguard, category: [audit, audit_trail], polarity: affirmed}]
  no: []
  conflicts: []
  values: [category]
"""
    with (folder / "headlines.yaml").open("a", encoding="utf-8") as file:
        file.write(entry)
    assert {"audited", "audited_listed", "audited_claims"} <= set(load_tables(folder)["state_profiles"].names)
    said = claims("safeguard audit_trail; safeguard audit; safeguard training")
    answer = find_answers(load_headlines(folder), said, [])[-1]
    assert (answer.answer, answer.values) == ("yes", ("audit", "audit_trail"))
