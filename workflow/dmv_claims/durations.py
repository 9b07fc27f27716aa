"""Finds lengths of time in a text ("for up to eighteen (18) months") as ISO 8601 durations with a bound.

Words come from `vocabulary/durations.yaml`; here stand the number grammar and the order of the parts. Every
unit word is looked up first, then one expression is tried on the few words around it: linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from dmv_claims.iso_durations import DAYS, days_of

VOCABULARY = Path(__file__).parents[1] / "vocabulary"

# Where a count is not whole ("two and a half years"), the designator that takes it on. Half a month is
# 15 days, as in contracts, not half of 30.4375.
_FINER = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "TH"), "TH": (60, "TM")}

# Characters before and after a unit word within which a whole expression has to lie.
_REACH_LEFT, _REACH_RIGHT = 160, 60
# Characters looked at for the word before the unit, and for cues and for a negation before the match.
_LEAD_REACH, _CUE_REACH, _CLAUSE_REACH = 24, 40, 120

_PHRASE_KEYS = (
    *("before_max", "before_min", "before_more", "before_less", "bare_more", "bare_less", "fillers"),
    *("after_max", "after_min", "modifiers", "range_words", "negators", "clause_breaks"),
    *("veto_before", "veto_after", "unsure", "licence_before", "licence_after"),
)
_WORD = r"(?:[a-z']+(?:\|[a-z']+)*|<unit>|<modifier>)"
_PHRASE = re.compile(rf"(?:{_WORD}\?? )*{_WORD}")

# Space that may hold one line break but no blank line: lengths do not run across paragraphs.
_GAP = r"(?:[^\S\n]{1,9}|[^\S\n]{0,9}\n[^\S\n]{0,9})"
_JOIN = rf"(?:{_GAP}|[ ]?[-‑][ \n]?|(?<=[\d)\]½]))"
# No years ("2019"), no clock times or extensions ("0800").
_FIGURES = r"(?!(?:19|20|0\d)\d\d(?!\d))\d{1,4}(?:,\d{3})?(?:\.\d{1,2})?(?:½|[ ]1/2)?"
_HALF = rf"(?:{_GAP}|-)and(?:{_GAP}|-)a(?:{_GAP}|-)half"
# What a clause may start behind.
_OPENING = r"^|[.;:,(—–\"“]|\n\s{0,9}\n"
_TOKEN, _REPEATED = re.compile(r"1/2|½|\d[\d,]*(?:\.\d+)?|[a-z]+"), re.compile(r"[(\[][^)\]]*[)\]]")
_HALVES = {"1/2", "½", "half"}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time at `text[start:end]`.

    `iso` keeps the unit as said ("18 months" is P18M), `days` are whole days. `bound` is "exact", "max" or "min".
    """

    start: int
    end: int
    iso: str
    days: int
    bound: str


@dataclass(frozen=True, slots=True)
class DurationForms:
    """The vocabulary, compiled: where to look, what to match, what it is worth, what rules it out."""

    unit: re.Pattern[str]
    lead: re.Pattern[str]
    expression: re.Pattern[str]
    worth: Mapping[str, str]
    numbers: Mapping[str, int]
    negator: re.Pattern[str]
    clause_break: re.Pattern[str]
    veto_before: re.Pattern[str]
    veto_after: re.Pattern[str]
    unsure: re.Pattern[str]
    licence_before: re.Pattern[str]
    licence_after: re.Pattern[str]


def load_duration_forms(folder: Path = VOCABULARY) -> DurationForms:
    """Read and compile `durations.yaml` in `folder`; ValueError names file, key and what is allowed there."""
    raw = _checked(folder / "durations.yaml")
    worth = {form: size for size, forms in raw["units"].items() for form in forms}
    slots = {"<unit>": "|".join(worth), "<modifier>": "|".join(raw["modifiers"])}
    any_of = {key: f"(?:{'|'.join(_phrase(each, slots) for each in raw[key])})" for key in _PHRASE_KEYS}
    return DurationForms(
        unit=re.compile(rf"(?:{slots['<unit>']})(?![a-z])"),
        lead=re.compile(_lead(raw)),
        expression=re.compile(_expression(any_of, _number(raw["numbers"]), slots["<unit>"])),
        worth=worth,
        numbers={**raw["numbers"], "a": 1, "an": 1},
        negator=re.compile(rf"\b{any_of['negators']}\b"),
        clause_break=re.compile(rf"[.;:!?]\s|\n\s{{0,9}}\n|,\s{{1,9}}and\b|\b{any_of['clause_breaks']}\b"),
        veto_before=re.compile(rf"\b{any_of['veto_before']}{_GAP}\Z"),
        veto_after=re.compile(rf"{any_of['veto_after']}\b"),
        unsure=re.compile(any_of["unsure"]),
        licence_before=re.compile(rf"(?:{_OPENING}|\b{any_of['licence_before']}(?=\s))\s{{0,9}}\Z"),
        licence_after=re.compile(rf"{any_of['licence_after']}\b"),
    )


def find_durations(text: str, forms: DurationForms) -> list[Duration]:
    """All durations of `text`, sorted and without overlaps; spans include the words that state the bound."""
    text = _lowered(text)
    found: list[Duration] = []
    done = 0
    for hit in forms.unit.finditer(text):
        start, end = hit.span()
        if start < done or not forms.lead.search(text, max(done, start - _LEAD_REACH), start):
            continue
        match = forms.expression.search(text, max(done, start - _REACH_LEFT), end + _REACH_RIGHT)
        done = end
        if match and match.start("unit") == start and (duration := _duration(text, match, forms)):
            done = duration.end
            joined = _joined(text, found[-1], duration) if found else None
            found[-1:] = [joined] if joined else [*found[-1:], duration]
    return found


def _lowered(text: str) -> str:
    """Lower case with every offset kept: "İ" would become two characters."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(char.lower()[0] for char in text)


def _duration(text: str, match: re.Match[str], forms: DurationForms) -> Duration | None:
    if _is_ruled_out(text, match, forms):
        return None
    bound = _bound(text, match, forms)
    count = _count(match["count"], forms) + (Fraction(1, 2) if match["half"] else 0)
    if match["low"]:
        low = _count(match["low"], forms)
        if low >= count:
            return None
        count, bound = (low, "min") if bound == "min" else (count, "max")
    length = _length(count, match["unit"], forms)
    return length and Duration(*match.span(), *length, bound)


def _is_ruled_out(text: str, match: re.Match[str], forms: DurationForms) -> bool:
    """A look back, a rate, an age, or "a month" where nothing says that it is a length."""
    unit = match.start("unit")
    if forms.veto_after.match(text, unit):
        return True
    starts = {match.start(), match.start("core")}
    if any(forms.veto_before.search(text, max(0, start - _CUE_REACH), start) for start in starts):
        return True
    if match.start() < match.start("core") or not forms.unsure.fullmatch(match["core"]):
        return False
    if forms.licence_after.match(text, unit):
        return False
    return not forms.licence_before.search(text, max(0, match.start() - _CUE_REACH), match.start())


def _bound(text: str, match: re.Match[str], forms: DurationForms) -> str:
    stated = (name for name, words in match.groupdict().items() if words and name.startswith(("b_", "a_")))
    kind = next((name.rsplit("_", 1)[1] for name in stated), "exact")
    if kind not in ("more", "less"):
        return kind
    clause = forms.clause_break.split(text[max(0, match.start() - _CLAUSE_REACH) : match.start()])[-1]
    is_negated = forms.negator.search(clause) is not None
    return "min" if (kind == "more") != is_negated else "max"


def _count(words: str, forms: DurationForms) -> Fraction:
    """The value of number words or figures; of "eighteen (18)" the first, as contracts read it."""
    tokens = _TOKEN.findall(_REPEATED.sub("", words))
    is_half = not _HALVES.isdisjoint(tokens)
    total = Fraction(0)
    for token in tokens:
        if token == "hundred":
            total *= 100
        elif token[0].isdigit() and token not in _HALVES:
            total += Fraction(token.replace(",", ""))
        elif not (is_half and token in ("a", "an")):
            total += forms.numbers.get(token, 0)
    return total + Fraction(is_half, 2)


def _length(count: Fraction, unit: str, forms: DurationForms) -> tuple[str, int] | None:
    """ISO form and whole days; None for nothing at all and for counts that no finer unit makes whole."""
    times, iso = forms.worth[unit].split()
    count *= int(times)
    while count.denominator > 1 and iso in _FINER:
        factor, iso = _FINER[iso]
        count *= factor
    if count.denominator > 1 or count == 0:
        return None
    duration = f"P{iso[:-1]}{count}{iso[-1]}"
    return duration, days_of(duration)


def _joined(text: str, first: Duration, second: Duration) -> Duration | None:
    """One duration for "six months to a year" or "one year and six months"; else None."""
    link = " ".join(text[first.end : second.start].split()) if second.start - first.end < 9 else "…"
    is_between = text.startswith("between", first.start)
    if first.days < second.days and link in (("and",) if is_between else ("to", "-", "–")):
        low, high = replace(first, end=second.end), replace(second, start=first.start)
        return low if first.bound == "min" else replace(high, bound="max")
    larger, smaller = re.fullmatch(r"P\d+([YM])", first.iso), re.fullmatch(r"P(T?\d+[MDH])", second.iso)
    if link not in ("and", "") or not larger or not smaller or second.days >= int(DAYS[larger[1]]):
        return None
    bound = second.bound if first.bound == "exact" else first.bound
    iso = first.iso + smaller[1]
    return Duration(first.start, second.end, iso, days_of(iso), bound)


def _phrase(phrase: str, slots: Mapping[str, str]) -> str:
    pattern = ""
    for word in phrase.split(" "):
        name = word.rstrip("?")
        pattern += f"(?:(?:{slots.get(name, name)}){_GAP})" + ("?" if word.endswith("?") else "")
    return pattern.removesuffix(f"{_GAP})").replace("'", "['’]") + ")"


def _number(numbers: Mapping[str, int]) -> str:
    """The pattern of a count: figures or words to 999, "eighteen (18)", halves, "a"."""
    ones = "|".join(word for word, value in numbers.items() if value < 10)
    teens = "|".join(word for word, value in numbers.items() if 10 <= value < 20)
    tens = "|".join(word for word, value in numbers.items() if value >= 20)
    below_hundred = rf"(?:(?:{tens})(?:{_JOIN}(?:{ones}))?|{teens}|{ones})"
    hundreds = rf"(?:{ones}|an?){_JOIN}hundred(?:(?:{_GAP}and)?{_JOIN}{below_hundred})?"
    plain = rf"(?:{_FIGURES}|{hundreds}|{below_hundred})"
    repeated = rf"{_GAP}?[(\[]{plain}[)\]]"
    return rf"(?:{plain}(?:{repeated})?(?:{_HALF})?|(?:a{_GAP})?half(?:{_GAP}an?)?|an?)"


def _lead(raw: Mapping[str, Any]) -> str:
    """What the text before a unit has to end in: the cheap test that spares most units the expression."""
    phrases = (*raw["modifiers"], *raw["after_max"], *raw["after_min"])
    words = "|".join(("a|an|half|hundred", *raw["numbers"], *(phrase.split(" ")[-1] for phrase in phrases)))
    return rf"(?:\b(?:{words})|[\d)\]½]){_JOIN}\Z"


def _expression(any_of: Mapping[str, str], number: str, units: str) -> str:
    """Bound words, a count or a range of counts, the unit, bound words."""
    after = rf"(?:(?P<a_%s_max>{any_of['after_max']})|(?P<a_%s_min>{any_of['after_min']}))\b(?!{_GAP}than\b)"
    before = "|".join(f"(?P<b_{kind}>{any_of[f'before_{kind}']})" for kind in ("max", "min", "more", "less"))
    bare = "|".join(f"(?P<b_bare_{kind}>{any_of[f'bare_{kind}']})" for kind in ("more", "less"))
    ranged = rf"-?(?:{_GAP}|-){any_of['range_words']}(?:{_GAP}|-)|\s?–\s?|\s-\s|(?<=[\d)])-"
    return (
        r"(?<![\w$£€#§.,:/-])(?<!\d–)(?!\d{3}[-–]\d{4})"
        rf"(?:(?:{before}){_GAP}(?:{any_of['fillers']}{_GAP})?|(?:{bare}){_GAP}(?!\S{{1,20}}-(?:{units})\b)"
        rf"|(?P<between>between){_GAP})?"
        rf"(?P<core>(?:(?P<low>{number})(?(between){_GAP}and{_GAP}|(?:{ranged})))?(?P<count>{number})"
        rf"(?:{_GAP}{after % ('inner', 'inner')})?{_JOIN}(?:{any_of['modifiers']}{_JOIN}){{0,2}}"
        rf"(?P<unit>{units})\b(?!-(?!long)[a-z])(?P<half>{_HALF}\b)?)"
        rf"(?:(?:,(?={_GAP}(?:or|and|but)\b))?{_GAP}{after % ('outer', 'outer')})?"
    )


def _checked(path: Path) -> dict[str, Any]:
    try:
        raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{path}: not YAML: {error}") from error
    keys = {*_RULES, *_PHRASE_KEYS}
    odd = sorted(map(str, keys.symmetric_difference(raw if isinstance(raw, dict) else ())))
    if odd:
        raise ValueError(f"{path}: missing or unknown keys: {odd}; allowed, and all needed: {sorted(keys)}")
    for key, value in raw.items():
        is_allowed, allowed = _RULES.get(key, _PHRASE_RULE)
        items = list(value.items()) if isinstance(value, dict) else value if isinstance(value, list) else []
        faults = [item for item in items if not is_allowed(item)] if items else [value]
        if faults:
            raise ValueError(f"{path}: {key}: {faults[0]!r} is not allowed; allowed: {allowed}")
    return raw


def _is_phrase(item: object) -> bool:
    return isinstance(item, str) and _PHRASE.fullmatch(item) is not None


def _is_word(item: object) -> bool:
    return isinstance(item, str) and item.isalpha() and item.islower()


def _is_number(item: object) -> bool:
    return isinstance(item, tuple) and _is_word(item[0]) and item[1] in range(1, 100)


def _is_unit(item: object) -> bool:
    if not isinstance(item, tuple) or not isinstance(item[1], list):
        return False
    size = re.fullmatch(rf"[1-9]\d? (?:{'|'.join(DAYS)})", str(item[0]))
    return size is not None and len(item[1]) > 0 and all(map(_is_word, item[1]))


_PHRASE_RULE = (_is_phrase, "phrases: words in lower case, 'a|b', 'a?' (never last), <unit>, <modifier>")
_RULES = {
    "units": (_is_unit, f"'<whole number> <one of {' '.join(DAYS)}>', each with a list of words"),
    "numbers": (_is_number, "words in lower case, each with a whole number from 1 to 99"),
}
