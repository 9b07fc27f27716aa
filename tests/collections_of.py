"""Collections of any size, made by recombining the labelled documents: for tests and measurements of scale.

A document takes its questions or paragraphs from several of them, with the names of states replaced by its own state's.
"""

import random
import re
from functools import cache
from pathlib import Path

from dmv_claims.vocabulary import load_states

GOLD = Path(__file__).parent / "gold"
# Their documents are questions and answers, or paragraphs with blank lines between them
CORPORA = ("articles", "development", "further")


@cache
def blocks() -> list[list[str]]:
    """The paragraphs of every labelled text, with `{state}` where a state is named."""
    names = "|".join(sorted((re.escape(state.name) for state in load_states()), key=len, reverse=True))
    texts = [path.read_text(encoding="utf-8") for corpus in CORPORA for path in sorted((GOLD / corpus).glob("*.txt"))]
    named = [re.sub(rf"\b({names})\b", "{state}", text.replace("{", "(").replace("}", ")")) for text in texts]
    return [[block for block in re.split(r"\n\s*\n", text) if block.strip()] for text in named]


def write_collection(raw: Path, number: int, states: list[str] | None = None, length: int = 30) -> int:
    """Write so many documents of about `length` paragraphs, over the states in turn; the same ones every time.

    Returns how many words they have.
    """
    chosen = [state for state in load_states() if states is None or state.code in states]
    draw = random.Random(number)
    raw.mkdir(parents=True, exist_ok=True)
    words = 0
    sheet = ["file,state,title,source_url,retrieved_on,provenance,licence"]
    for at in range(number):
        state = chosen[at % len(chosen)]
        found = [block for part in draw.sample(blocks(), 3) for block in part[: length // 3]]
        draw.shuffle(found)
        name = f"{state.code.lower()}-{at:05d}.txt"
        body = "\n\n".join(block.replace("{state}", state.name) for block in found)
        text = f"Driver Data in {state.name}, part {at}\n\n{body}\n"
        words += len(text.split())
        (raw / name).write_text(text, encoding="utf-8")
        sheet.append(f"{name},{state.code},,,,restated,")
    (raw / "sources.csv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    return words
