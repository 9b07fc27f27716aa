"""Tell what a question asks about, by the first topic of `topics.yaml` whose wording stands in it."""

from collections.abc import Callable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Span

from dmv_claims.lexicon.phrases import expand
from dmv_claims.vocabulary import OTHER_TOPIC, Topic, VocabularyError


def topic_finder(
    nlp: Language, topics: tuple[Topic, ...], irregular: dict[str, tuple[str, ...]]
) -> Callable[[Span], str]:
    """Return the function that gives the topic of a question; VocabularyError where a wording cannot be read."""
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    for topic in topics:
        try:
            strings = [string for phrase in topic.phrases for string in expand(phrase, irregular)]
        except ValueError as error:
            raise VocabularyError(f"topics.yaml: {topic.name}: {error}") from error
        matcher.add(topic.name, [nlp.make_doc(string) for string in strings])
    rank = {nlp.vocab.strings[topic.name]: place for place, topic in enumerate(topics)}

    def find(question: Span) -> str:
        found = [rank[number] for number, _, _ in matcher(question)]
        return topics[min(found)].name if found else OTHER_TOPIC

    return find
