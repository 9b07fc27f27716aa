"""Write out a phrase of the vocabulary as all the strings it stands for.

A phrase is made of words and of alternatives `(a|b c)`, one of which may be nothing, `(a|)`; the mark `_v` behind a
word or a group stands for every inflection of the verb, `_n` for singular and plural of the noun.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from dmv_claims.lexicon.inflect import noun_forms, verb_forms
from dmv_claims.phrase_syntax import PIECE, check_phrase

MOST_STRINGS = 5000


def expand(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the strings a phrase stands for, each once; ValueError where it cannot be read or is too wide."""
    check_phrase(phrase)
    options = [list(_options(piece, irregular)) for piece in PIECE.finditer(phrase)]
    width = 1
    for choice in options:
        width *= len(choice)
    if not options or width > MOST_STRINGS:
        raise ValueError(f"'{phrase}' stands for {width} strings; allowed are 1 to {MOST_STRINGS}; split it")
    strings = (" ".join(filter(None, words)) for words in product(*options))
    return list(dict.fromkeys(form for s in strings if s for form in _hyphens(s)))


def _options(piece: re.Match[str], irregular: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for word in [piece["word"]] if piece["word"] else piece["group"].split("|"):
        yield from _forms(" ".join(word.split()), piece["mark"] or "", irregular)


def _forms(word: str, mark: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Inflect the marked word; a mark behind a group of several words is that of the verb's first, the noun's last."""
    if not word:
        yield ""
        return
    if word.endswith(("_v", "_n")):
        word, mark = word[:-2], word[-2:]
    if mark == "_v":
        verb, _, rest = word.partition(" ")
        yield from (f"{form} {rest}".strip() for form in verb_forms(verb, irregular))
    elif mark == "_n":
        before, _, noun = word.rpartition(" ")
        yield from (f"{before} {form}".strip() for form in noun_forms(noun))
    else:
        yield re.sub(r"(\w+)_([vn])", r"\1", word)


def _hyphens(string: str) -> list[str]:
    return [string, string.replace("-", " ")] if "-" in string and re.search(r"\w-\w", string) else [string]
