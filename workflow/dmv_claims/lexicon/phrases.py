"""Write out a phrase of the vocabulary as all the strings it stands for.

A phrase is made of words and of alternatives `(a|b c)`, one of which may be nothing, `(a|)`; the mark `_v` behind a
word or a group stands for every inflection of the verb, `_n` for singular and plural of the noun.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod

from dmv_claims.lexicon.inflect import noun_forms, verb_forms
from dmv_claims.phrase_syntax import PIECE, check_phrase

MOST_STRINGS = 5000


def options(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return what can stand in each place of a phrase, "" for nothing; ValueError where that cannot be told."""
    check_phrase(phrase)
    places = [list(_options(piece, irregular)) for piece in PIECE.finditer(phrase)]
    width = prod(map(len, places))
    if not places or width > MOST_STRINGS:
        raise ValueError(f"'{phrase}' stands for {width} strings; allowed are 1 to {MOST_STRINGS}; split it")
    return places


def expand(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the strings a phrase stands for, each once; ValueError where it cannot be read or is too wide."""
    strings = (" ".join(filter(None, words)) for words in product(*options(phrase, irregular)))
    return list(dict.fromkeys(form for s in strings if s for form in dict.fromkeys((s, unhyphened(s)))))


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


def unhyphened(string: str) -> str:
    """Return a string with blanks for the hyphens inside its words."""
    return string.replace("-", " ") if "-" in string and re.search(r"\w-\w", string) else string
