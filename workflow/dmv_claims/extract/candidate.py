"""What a frame proposes: a claim whose polarity, modality and scope are still to be read from its context."""

from dataclasses import dataclass, field

from dmv_claims.lexicon import Cue
from dmv_claims.reading import Reading


@dataclass(frozen=True, slots=True)
class Candidate:
    """A (statement, claim type, category) with the cue that made it and the values of its type.

    `polarity` is set only where the frame knows better than the words around the cue; `anchor` is the cue whose clause
    decides on modality and scope, where that is not the cue itself (the verb of a frame). What is only `presupposed`
    counts where it is about a particular state, not where it is about states in general. `found_by` is "rules", or
    "model" where no rule saw it.
    """

    reading: Reading
    claim_type: str
    category: str
    cue: Cue
    values: dict[str, str | int] = field(default_factory=dict)
    polarity: str = ""
    anchor: Cue | None = None
    presupposed: bool = False
    found_by: str = "rules"
