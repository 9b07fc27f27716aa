"""Finds citations of laws in a text and gives each its normal form.

Before every anchor (a number, "Act", "Constitution" …) the scanner is tried where a citation may open.
A reader for each kind makes citations of a match or rejects it. At last, short forms of acts get the name
that the text gave in full before.
"""

import re
from collections.abc import Callable

from dmv_claims.citations.acts import read_act, read_term, resolve_short_forms
from dmv_claims.citations.codes import read_code
from dmv_claims.citations.forms import Bill, Citation, CitationForms, load_citation_forms, look_up

__all__ = ["Citation", "CitationForms", "find_citations", "load_citation_forms"]

# Characters before an anchor in which its citation opens, and those before a bill in which its state is
# named, beside it or elsewhere in the sentence.
_OPENING_REACH, _BESIDE_REACH, _SENTENCE_REACH = 90, 40, 160


def find_citations(text: str, forms: CitationForms, state: str) -> list[Citation]:
    """Return the citations of a text in order, none overlapping another.

    `state` is the postal code of the document's state, "" if unknown: it owns the bills and sections that
    name no other.
    """
    found: list[Citation] = []
    at = 0
    for anchor in forms.anchor.finditer(text):
        begin = max(at, anchor.start() - _OPENING_REACH)
        for opening in forms.opening.finditer(text, begin, anchor.end()):
            if opening.start() < at or not (match := forms.scanner.match(text, opening.start())):
                continue
            new = _READERS[str(match.lastgroup)](match, forms, state, at)
            found += new
            if new:
                at = new[-1].end
            elif match["before"] and not match["name"]:  # sections of no code hold no other citation
                at = match.end()
        at = max(at, anchor.end())
    return resolve_short_forms(text, found, forms)


def _read_bill(match: re.Match[str], forms: CitationForms, state: str, floor: int) -> list[Citation]:
    bill = look_up(forms.bills, match["chamber"])
    if bill is None:
        return []
    begin = max(floor, match.start() - _BESIDE_REACH)
    beside = forms.state_before.search(match.string, begin, match.start())
    place = _place(bill, match, forms, state, beside)
    prefix = _bill_prefix(bill, place, forms)
    group = "one" if match["one"] else "many"
    numbers = list(re.finditer(r"[\d-]+", match[group]))
    if prefix is None or not all(bill.number.fullmatch(number[0]) for number in numbers):
        return []
    starts = [number.start() + match.start(group) for number in numbers]
    starts[0] = beside.start("beside") if beside and beside["beside"] else match.start()
    ends = [number.end() + match.start(group) for number in numbers[:-1]] + [match.end()]
    return [
        Citation(start, end, f"{prefix} {number[0].lstrip('0')}", bill.kind, str(place))
        for start, end, number in zip(starts, ends, numbers, strict=True)
    ]


def _place(
    bill: Bill, match: re.Match[str], forms: CitationForms, state: str, beside: re.Match[str] | None
) -> str | None:
    """Return whose bill it is: the state beside it, the document's, or one named earlier in the sentence."""
    text = match.string
    after = forms.state_after.match(text, match.end())
    named = (beside and (beside["beside"] or beside["within"])) or (after and after["state"])
    place = look_up(forms.states, named) if named else None
    if bill.federal:
        return None if state in bill.not_in and place != "US" else "US"
    if place and (bill.unplaced or bill.fits(place)):
        return place
    if bill.fits(state) or (state == "US" and bill.form in forms.federal_chambers):
        return state
    return _nearest(bill, text, match.start(), forms) or ("" if bill.unplaced else None)


def _nearest(bill: Bill, text: str, at: int, forms: CitationForms) -> str:
    """Return the last state named before `at` in its sentence that has such bills, else ""."""
    begin = max(0, at - _SENTENCE_REACH)
    begin = max(begin, *(text.rfind(stop, begin, at) + 1 for stop in (". ", "\n")))
    named = [look_up(forms.states, name[0]) for name in forms.state_name.finditer(text, begin, at)]
    return next((state for state in reversed(named) if state and bill.fits(state)), "")


def _bill_prefix(bill: Bill, place: str | None, forms: CitationForms) -> str | None:
    """Return what stands before the number in the normal form; None where no state has such a bill."""
    if place == "US" and not bill.federal:
        return forms.federal_chambers.get(bill.form)
    if place and not bill.federal:
        return f"{forms.short[place]} {bill.form}"
    return None if place is None else bill.form


def _read_constitution(match: re.Match[str], forms: CitationForms, _state: str, _floor: int) -> list[Citation]:
    place = look_up(forms.states, match["of"] or match["whose"])
    name = f"{forms.names[place]} Constitution" if place else ""
    return [Citation(match.start(), match.end(), name, "constitution", place)] if place else []


def _read_amendment(match: re.Match[str], forms: CitationForms, _state: str, _floor: int) -> list[Citation]:
    return [Citation(match.start(), match.end(), f"{forms.names['US']} Constitution", "constitution", "US")]


# By the outermost group of the scanner.
_READERS: dict[str, Callable[[re.Match[str], CitationForms, str, int], list[Citation]]] = {
    "code": read_code,
    "bill": _read_bill,
    "constitution": _read_constitution,
    "amendment": _read_amendment,
    "act": read_act,
    "term": read_term,
}
