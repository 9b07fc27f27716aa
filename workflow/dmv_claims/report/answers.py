"""The answers of states to the headline questions, as a map and a table show them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dmv_claims.report.published import Row

NO_DOCUMENT = "no_document"
# Beside its colour every answer has a sign, so that it can be told in print and by colour-blind readers.
SIGNS = {"yes": "✓", "no": "✗", "conflicting": "±", "not_mentioned": "–", NO_DOCUMENT: ""}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a state's documents say to a question; `said` and `denied` are how many claims are on either side."""

    answer: str
    firmness: str = ""
    said: int = 0
    denied: int = 0

    @property
    def sign(self) -> str:
        """The sign of the answer."""
        return SIGNS[self.answer]


@dataclass(frozen=True, slots=True)
class Tile:
    """The square of a state on the map, with its answer to the question that the page opens with."""

    state: str
    name: str
    row: int
    column: int
    answer: Answer


Answers = Mapping[tuple[str, str], Answer]


def answers_of(rows: Sequence[Row]) -> Answers:
    """Return the answers by state and question."""
    return {
        (row["state"], row["question"]): Answer(row["answer"], row["firmness"] or "", row["n_yes"], row["n_no"])
        for row in rows
    }


def tiles(states: Sequence[Row], answers: Answers, question: str) -> list[Tile]:
    """Return the squares of all states in reading order, which is that of the keyboard too."""
    ordered = sorted(states, key=lambda one: (one["tile_row"], one["tile_column"]))
    return [
        Tile(
            one["state"],
            one["name"],
            one["tile_row"] + 1,
            one["tile_column"] + 1,
            answers.get((one["state"], question), Answer(NO_DOCUMENT)),
        )
        for one in ordered
    ]


def counted(shown: Sequence[Tile]) -> dict[str, int]:
    """Return how many states give each answer, none left out."""
    counts = Counter(tile.answer.answer for tile in shown)
    return {answer: counts[answer] for answer in SIGNS}
