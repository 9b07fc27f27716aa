"""What questions ask about: a table of a topic and questions that have it."""

import shutil
from pathlib import Path

import pytest
from dmv_claims import nlp
from dmv_claims.vocabulary import FOLDER, OTHER_TOPIC, VocabularyError, load_topics

PIPELINE = nlp.build()

# A topic, and questions with the words of other topics in them
QUESTIONS = {
    "future": ["What changes may come to Ohio's rules?", "Could the policy change in the years ahead?"],
    "other_states": ["How does Ohio stack up against its neighbors?", "Do other states keep data as long?"],
    "public_opinion": ["What is the public view of the sharing?", "How do residents feel about the agreement?"],
    "retention": ["How long may ICE keep the photos?", "When are shared records deleted?"],
    "litigation": ["Has anybody sued over the agreement?", "Is there a court case about the sharing?"],
    "data_types": ["Which kinds of data does ICE get?", "What does the BMV hand over under its agreement?"],
    "agreement": ["Has Ohio signed a contract with ICE?", "Is there an MOU on these records?"],
    "opt_out": ["Can drivers opt out of the sharing?", "May I refuse consent?"],
    "penalties": ["What happens to a clerk who leaks a file?", "What are the penalties for misuse?"],
    "recourse": ["What can people do about wrongly shared data?", "Is there a complaint form?"],
    "public_safety": ["Does the sharing make for more public safety?", "What are the benefits for police?"],
    "advocacy": ["Are there any efforts to stop the sharing?", "Which bills are before the legislature?"],
    "controversy": ["Was there a debate about the sharing?", "What was the scandal of the license files?"],
    "alternatives": ["What alternatives have been named?", "Which arguments do opponents make?"],
    "misuse": ["Are there reports of misuse by agents?", "Has there been abuse by ICE?"],
    "transparency": ["Is the public told of requests?", "How open is the process?", "Are drivers notified?"],
    "oversight": ["Who audits the searches?", "Is there oversight of ICE's use?"],
    "legal_process": ["Does ICE need a warrant for photos?", "Is the driver's consent required?"],
    "purpose": ["What is the purpose of the sharing?", "Why does ICE ask for plates?"],
    "request_process": ["How does the BMV answer requests from ICE?", "How does ICE get access?"],
    "accuracy": ["Is the data up to date?", "What if there are errors in a record?"],
    "safeguards": ["How is the data protected?", "Which security measures prevent misuse?"],
    "privacy": ["Does the sharing invade privacy?", "What concerns about civil liberties are there?"],
    "impact": ["How are immigrant families affected?", "What does this mean for trust?"],
    "restrictions": ["Are there limits on what the BMV may share?", "Which records are off limits?"],
    "laws": ["Is the sharing legal?", "Which statutes apply?"],
    "practice": ["Does Ohio share data with ICE?", "What is the current practice?"],
    OTHER_TOPIC: ["Where is the nearest office?", "What does a title cost?"],
}
TABLE = [(topic, question) for topic, questions in QUESTIONS.items() for question in questions]


@pytest.mark.parametrize(("topic", "question"), TABLE)
def test_topics(topic: str, question: str) -> None:
    doc = PIPELINE(f"Ohio\n\n1. {question}\n\nThe answer.\n")
    assert doc._.topics == (topic,)


def test_every_topic_is_tested() -> None:
    assert set(QUESTIONS) == {OTHER_TOPIC, *(topic.name for topic in load_topics())}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("future:\n  meaning: m\n", "topics.yaml: future: key 'phrases': allowed are just meaning, phrases; add it"),
        ("future:\n  meaning: m\n  phrases: [(a]\n", "topics.yaml: future: brackets do not match"),
    ],
)
def test_topics_that_do_not_hold(tmp_path: Path, content: str, message: str) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(FOLDER, folder)
    (folder / "topics.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=message.replace("(", r"\(")):
        nlp.build(folder)
