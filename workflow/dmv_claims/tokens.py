"""Cut a text into tokens in linear time, whatever it holds, and list them.

spaCy's tokenizer takes affixes off a word one by one and looks at the whole rest of it each time: a line of brackets or
of leader dots costs the square of its length and more. No word of a language is that long, so such runs are cut before.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

# In characters: longer runs without a blank are cut into pieces of the second length.
LONGEST, PIECE = 100, 50
# The blank behind belongs to the last token of a run.
LONG_RUN = re.compile(rf"(\S{{{LONGEST + 1},}}) ?")
# So many words are kept with their tokens; those of the vocabulary alone are nearly as many as spaCy keeps by itself.
KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as plain lists, which take a tenth of the time that spaCy's tokens take one by one.

    `text` is put together from the tokens, `starts` and `ends` are places in it, `norms` are in lower case.
    """

    text: str
    starts: list[int]
    ends: list[int]
    norms: list[str]


def list_tokens(doc: Doc) -> Tokens:
    """Return the tokens of a document; each word is looked up only once."""
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).T
    numbers = doc.to_array(["NORM"]).tolist()
    strings = doc.vocab.strings
    words = {number: strings[number] for number in set(numbers)}
    return Tokens(doc.text, starts.tolist(), (starts + lengths).tolist(), [words[number] for number in numbers])


class BoundedTokenizer:
    """A tokenizer that gives what the one it wraps does, but for runs of more than 100 characters without a blank.

    spaCy keeps the tokens of a word, so that it has to be cut only once, but of no word that comes behind one with a
    rule of its own ("can't") in the same text. So each new word is given to it alone first.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        """Wrap a tokenizer, such as that of `spacy.blank("en")`."""
        self.tokenizer = tokenizer
        tokenizer.max_cache_size = KEPT  # type: ignore[attr-defined]
        self.known: set[str] = set()

    def __call__(self, text: str) -> Doc:
        """Return a document whose text is `text`."""
        parts = _parts(text)
        if " " in text and len(self.known) < KEPT:
            self._learn(parts)
        if len(parts) < 2:
            return self.tokenizer(text)
        return Doc.from_docs([self.tokenizer(part) for part in parts], ensure_whitespace=False)

    def _learn(self, parts: list[str]) -> None:
        """Have the words of a text kept that are new."""
        new = {word for part in parts for word in part.split()} - self.known
        self.known |= new
        for word in new:
            self.tokenizer(word)


def _parts(text: str) -> list[str]:
    """Return the text cut around its long runs, and these into pieces."""
    cuts = [0]
    for run in LONG_RUN.finditer(text):
        cuts += [*range(run.start(), run.end(1), PIECE), run.end()]
    ordered = sorted({*cuts, len(text)})
    return [text[start:end] for start, end in pairwise(ordered)]
