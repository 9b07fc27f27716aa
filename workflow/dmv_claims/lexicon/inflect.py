"""Write out the forms of an English verb or noun, so that a vocabulary lists meanings and not endings.

Regular endings by the spelling rules of English (Quirk et al. 1985, 3.5-3.10); verbs that do not follow them stand
in `irregular.yaml`.
"""

import re
from collections.abc import Mapping, Sequence


def noun_forms(noun: str) -> list[str]:
    """Return singular and plural of a noun: `["agency", "agencies"]`."""
    return [noun, _with_s(noun)]


def verb_forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """Return base, third person, past, participle and -ing form of a verb, each once.

    `irregular` maps a base form to its past and participle, its -ing form where that is irregular too, and any others.
    """
    past, participle, *others = irregular.get(verb, (_with_ed(verb), _with_ed(verb)))
    return list(dict.fromkeys([verb, _with_s(verb), past, participle, *(others or [_with_ing(verb)])]))


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(s|x|z|ch|sh)$", word) else "s")


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _with_ing(verb: str) -> str:
    if re.search(r"[^eoy]e$", verb):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """Double the last consonant of a one-syllable verb in consonant, vowel, consonant: bar, barred."""
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        return verb + verb[-1]
    return verb
