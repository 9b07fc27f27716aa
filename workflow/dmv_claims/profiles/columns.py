"""Make the columns of the headline questions in the table with a row per state, as entries of the column dictionary."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from dmv_claims.profiles.headlines import FILE, Headline
from dmv_claims.vocabulary import VocabularyError

Entry = dict[str, Any]


def question_columns(headlines: Iterable[Headline], taken: Collection[str]) -> dict[str, Entry]:
    """Return the entries by name, in their order; VocabularyError where a name is that of another column."""
    columns: dict[str, Entry] = {}
    for headline in headlines:
        for name, entry in _columns(headline):
            if name in taken or name in columns:
                raise VocabularyError(f"{FILE}: {headline.name}: there is a column '{name}'; rename the question")
            columns[name] = entry
    return columns


def _columns(headline: Headline) -> Iterator[tuple[str, Entry]]:
    name = headline.name
    yield name, {"type": "string", "values": "answers", "description": headline.question}
    if headline.values:
        yield f"{name}_listed", {"type": "list", "description": f"what the claims give as an answer to {name}"}
    claims = f"claim_id of every claim behind {name}, on either side"
    yield f"{name}_claims", {"type": "list", "description": claims}
