"""Reads a match of the scanner as sections of a code of laws.

"§§ 321.11 and 321.24 of the Iowa Code" gives two citations, "Iowa Code § 321.11" and "Iowa Code § 321.24".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dmv_claims.citations.forms import Citation, CitationForms, Code, look_up

_DASHES = str.maketrans("‑–", "--")
# Missouri writes "302.181.1" for subsection 1 of section 302.181.
_SUBSECTION = re.compile(r"\d+\.\d{3}\.\d{1,2}")
_SHORT = {"title": "tit.", "chapter": "ch.", "part": "pt."}


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at `text[start:end]`, subsections included; `text` is without them."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Parts:
    """The numbers around the name of a code, by what they count.

    `lead` stands before the name without a marker, `above` maps title, chapter and part to their numbers, and
    `plural` says that the marker was one ("§§"). `end` is where the citation ends.
    """

    end: int
    sections: list[_Number] = field(default_factory=list)
    lead: list[_Number] = field(default_factory=list)
    plural: bool = False
    above: dict[str, str] = field(default_factory=dict)


def read_code(match: re.Match[str], forms: CitationForms, state: str, _floor: int) -> list[Citation]:
    """Return the sections or chapters cited; the shape of the number decides between codes of one name."""
    parts = _parts(match, forms)
    if match["name"] is None:
        return _read_alone(match, parts, forms, state)
    home = [code for code in look_up(forms.home_codes, match["name"]) or () if code.state == state]
    known = sorted(look_up(forms.codes, match["name"]) or (), key=lambda code: code.state != state)
    for code in home + known:
        if cited := _cite(code, code.number, parts, match):
            return cited
    return []


def _read_alone(match: re.Match[str], parts: _Parts, forms: CitationForms, state: str) -> list[Citation]:
    """Return sections that name no code as those of the document's state, where nothing else can be meant."""
    code = forms.bare.get(state)
    if code is None or not parts.sections or forms.elsewhere.match(match.string, match.end()):
        return []
    if "{chapter}" in code.form:
        return _cite(code, code.number, parts, match)
    if code.bare is None or (parts.plural and len(parts.sections) == 1):
        return []
    return _cite(code, code.bare, parts, match)


def _parts(match: re.Match[str], forms: CitationForms) -> _Parts:
    text, parts = match.string, _Parts(match.end())
    # The stop of the sentence is not that of an abbreviation.
    if re.search(r"(?:^|[\s,])[^\s.]+\.$", match[0]):
        parts.end -= 1
    if match["lead"]:
        parts.lead = list(_numbers(text, *match.span("lead"), forms))
    for group in ("before", "after"):
        if match[group]:
            _add_divisions(parts, text, *match.span(group), forms)
    # A list that the name closes is one even after a singular: "Section 5 or 7 of the Penal Code".
    parts.plural = parts.plural or bool(match["before"] and match["name"])
    if match["after"] and not parts.sections and not parts.above:
        parts.sections = list(_numbers(text, *match.span("after"), forms))
    return parts


def _add_divisions(parts: _Parts, text: str, start: int, end: int, forms: CitationForms) -> None:
    """Add what stands before or after the name; a second section opens a citation of its own."""
    used = start
    for division in forms.division.finditer(text, start, end):
        kind = str(division.lastgroup)
        numbers = list(_numbers(text, division.end(kind), division.end(), forms))
        if kind not in {"section", "sections"}:
            parts.above[kind] = numbers[0].text
        elif parts.sections:
            parts.end = used
            return
        else:
            parts.sections, parts.plural = numbers, kind == "sections"
        used = division.end()
    if used == start and parts.sections:
        parts.end = start


def _numbers(text: str, start: int, end: int, forms: CitationForms) -> Iterator[_Number]:
    for item in forms.item.finditer(text, start, end):
        yield _Number(item.start(), item.end(), item["number"].translate(_DASHES))


def _cite(code: Code, shape: re.Pattern[str], parts: _Parts, match: re.Match[str]) -> list[Citation]:
    """Return a citation for each section, or one for the chapter; none where the code does not fit."""
    if parts.lead and "{title}" in code.form:
        return _sections(code, shape, replace(parts, above={"title": parts.lead[-1].text} | parts.above), match.start())
    if parts.sections and (cited := _sections(code, shape, parts, match.start("name" if parts.lead else 0))):
        return cited
    if parts.lead:
        return _sections(
            code,
            shape,
            replace(parts, sections=parts.lead, end=min(parts.end, match.end("name"))),
            match.start(),
        )
    form = "" if parts.sections or not parts.above else _chapter_form(code, parts.above)
    return [Citation(match.start(), parts.end, form, "code", code.state)] if form else []


def _sections(code: Code, shape: re.Pattern[str], parts: _Parts, start: int) -> list[Citation]:
    if not parts.sections:
        form = _chapter_form(code, parts.above) if len(parts.above) > 1 else ""
        return [Citation(start, parts.end, form, "code", code.state)] if form else []
    form = _fill(code.form, parts.above)
    numbers = _kept(shape, parts.sections, parts.plural) if form else []
    starts = [start, *(number.start for number in numbers[1:])]
    ends = [number.end for number in numbers]
    if numbers and numbers[-1].start == parts.sections[-1].start:
        ends[-1] = parts.end
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
    """Return the normal form of a chapter or title: "Tex. Transp. Code ch. 730"."""
    stem = code.form.partition("{section}")[0].rstrip(" §,/")
    more = [f"{_SHORT[kind]} {above[kind]}" for kind in _SHORT if kind in above and f"{{{kind}}}" not in stem]
    return _fill(f"{stem}{', ' if stem.endswith('}') else ' '}{', '.join(more)}" if more else stem, above)


def _kept(shape: re.Pattern[str], numbers: list[_Number], plural: bool) -> list[_Number]:
    """Return the numbers up to the first that is none of the code; a range stands for its first section."""
    kept: list[_Number] = []
    for number in numbers:
        match = shape.match(number.text)
        rest = number.text[match.end() :] if match else ""
        is_range = match and "-" not in match[0] and rest[:1] == "-" and shape.fullmatch(rest[1:])
        if not match or (rest and not is_range and not _SUBSECTION.fullmatch(number.text)):
            break
        # After a singular "section 5", "and 7" may be anything; "and 321.24" is a section.
        if kept and not plural and match[0].isalnum():
            break
        kept.append(replace(number, text=match[0]))
    return kept
