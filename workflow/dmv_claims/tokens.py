"""Cut a text into tokens in linear time, whatever it holds.

spaCy's tokenizer takes affixes off a word one by one and looks at the whole rest of it each time: a line of brackets or
of leader dots costs the square of its length and more. No word of a language is that long, so such runs are cut before.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from spacy.tokens import Doc

# In characters: longer runs without a blank are cut into pieces of the second length.
LONGEST, PIECE = 100, 50
# The blank behind belongs to the last token of a run.
LONG_RUN = re.compile(rf"(\S{{{LONGEST + 1},}}) ?")


class BoundedTokenizer:
    """A tokenizer that gives what the one it wraps does, but for runs of more than 100 characters without a blank."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        """Wrap a tokenizer, such as that of `spacy.blank("en")`."""
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Return a document whose text is `text`."""
        parts = _parts(text)
        if len(parts) < 2:
            return self.tokenizer(text)
        return Doc.from_docs([self.tokenizer(part) for part in parts], ensure_whitespace=False)


def _parts(text: str) -> list[str]:
    """Return the text cut around its long runs, and these into pieces."""
    cuts = [0]
    for run in LONG_RUN.finditer(text):
        cuts += [*range(run.start(), run.end(1), PIECE), run.end()]
    ordered = sorted({*cuts, len(text)})
    return [text[start:end] for start, end in pairwise(ordered)]
