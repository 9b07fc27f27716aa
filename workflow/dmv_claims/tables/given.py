"""What tables are built with, beside the rows of the batches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dmv_claims.profiles.headlines import Headline
from dmv_claims.review.decisions import Decision
from dmv_claims.tables.columns import Table
from dmv_claims.vocabulary import State


@dataclass(frozen=True, slots=True)
class Given:
    """The column dictionary, headline questions, states and decisions; `about` is what files say of the dataset.

    More than `max_rejected` rejected documents are too many. `recipe` stands for all of this, code and decisions
    included: where it is the same, the same documents make the same tables; without one this cannot be told.
    """

    dictionary: Mapping[str, Table]
    headlines: Sequence[Headline]
    states: Sequence[State]
    decisions: Sequence[Decision]
    max_rejected: int
    about: Mapping[str, str]
    recipe: str = ""
