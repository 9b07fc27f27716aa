"""Reads a match of the scanner as sections of a code of laws ("§§ 321.11 and 321.24 of the Iowa Code": two citations)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dmv_claims.citation_forms import Citation, CitationForms, Code, look_up

_DASHES = str.maketrans("‑–", "--")
_SHORT = {"title": "tit.", "chapter": "ch.", "part": "pt."}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `text[start:end]`, its subsections inside; `text` without them."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Parts:
    """The numbers around the name of a code, by what they count; `lead` stands before the name without a marker."""

    sections: list[Number] = field(default_factory=list)
    lead: list[Number] = field(default_factory=list)
    plural: bool = False
    above: dict[str, str] = field(default_factory=dict)


def read_code(match: re.Match[str], forms: CitationForms, state: str, _floor: int) -> list[Citation]:
    """Return the sections or chapters that a match cites; the shape of the number decides between like-named codes."""
    parts = _parts(match, forms)
    if match["name"] is None:
        return _read_alone(match, parts, forms, state)
    home = [code for code in look_up(forms.home_codes, match["name"]) or () if code.state == state]
    known = sorted(look_up(forms.codes, match["name"]) or (), key=lambda code: code.state != state)
    for code in home + known:
        if cited := _cite(code, code.number, parts, match):
            return cited
    return []


def _read_alone(match: re.Match[str], parts: Parts, forms: CitationForms, state: str) -> list[Citation]:
    """Return sections that name no code as those of the document's state, where they cannot be anything else."""
    code = forms.bare.get(state)
    if code is None or not parts.sections or forms.elsewhere.match(match.string, match.end()):
        return []
    if "{chapter}" in code.form:
        return _cite(code, code.number, parts, match)
    if code.bare is None or (parts.plural and len(parts.sections) == 1):
        return []
    return _cite(code, code.bare, parts, match)


def _parts(match: re.Match[str], forms: CitationForms) -> Parts:
    text, parts = match.string, Parts()
    for group in ("before", "after", "alone"):
        for division in forms.division.finditer(text, *match.span(group)) if match[group] else ():
            kind = str(division.lastgroup)
            numbers = list(_numbers(text, division.end(kind), division.end(), forms))
            if kind in {"section", "sections"}:
                parts.sections, parts.plural = numbers, kind == "sections"
            else:
                parts.above[kind] = numbers[0].text
    if match["lead"]:
        parts.lead = list(_numbers(text, *match.span("lead"), forms))
    if match["after"] and not parts.sections and not parts.above:
        parts.sections = list(_numbers(text, *match.span("after"), forms))
    return parts


def _numbers(text: str, start: int, end: int, forms: CitationForms) -> Iterator[Number]:
    for item in forms.item.finditer(text, start, end):
        yield Number(item.start(), item.end(), item["number"].translate(_DASHES))


def _cite(code: Code, shape: re.Pattern[str], parts: Parts, match: re.Match[str]) -> list[Citation]:
    """Return one citation a section, or one of the chapter where no section is named; none where the code differs."""
    start, listed, above = match.start(), parts.sections or parts.lead, dict(parts.above)
    if parts.lead and "{title}" in code.form:
        above, listed = {"title": parts.lead[-1].text} | above, parts.sections
    elif parts.lead and parts.sections:
        start = match.start("name")
    if not listed:
        form = _chapter_form(code, above) if parts.above else ""
        return [Citation(start, match.end(), form, "code", code.state)] if form else []
    form = _fill(code.form, above)
    numbers = _kept(shape, listed, parts.plural) if form else []
    ends = [number.end for number in numbers]
    if numbers and (listed[-1] is numbers[-1] or match["name"] and listed[-1].end < match.start("name")):
        ends[-1] = match.end()
    starts = [start, *(number.start for number in numbers[1:])]
    return [
        Citation(first, last, form.replace("{section}", number.text), "code", code.state)
        for first, last, number in zip(starts, ends, numbers, strict=False)
    ]


def _fill(form: str, above: dict[str, str]) -> str:
    """Return a form with title and chapter filled in, "" where one that it needs is missing."""
    for kind in ("title", "chapter"):
        if f"{{{kind}}}" in form and kind not in above:
            return ""
        form = form.replace(f"{{{kind}}}", above.get(kind, ""))
    return form


def _chapter_form(code: Code, above: dict[str, str]) -> str:
    stem = code.form.partition("{section}")[0].rstrip(" §,/")
    more = [f"{_SHORT[kind]} {above[kind]}" for kind in _SHORT if kind in above and f"{{{kind}}}" not in stem]
    joined = f"{stem}{', ' if stem.endswith('}') else ' '}{', '.join(more)}" if more else stem
    return _fill(joined, above)


def _kept(shape: re.Pattern[str], numbers: list[Number], plural: bool) -> list[Number]:
    """Return the numbers up to the first that is no section of the code; a range stands for its first section."""
    kept: list[Number] = []
    for number in numbers:
        match = shape.match(number.text)
        rest = number.text[match.end() :] if match else ""
        if not match or rest and not (rest[0] == "-" and shape.fullmatch(rest[1:])):
            break
        # After a singular "section 5", "and 7" may be anything; "and 321.24" is a section.
        if kept and not plural and match[0].isalnum():
            break
        kept.append(replace(number, text=match[0]))
    return kept
