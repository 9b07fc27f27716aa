"""Finds citations of laws in a text, each with its normal form ("Section 302.181 RSMo": "Mo. Rev. Stat. § 302.181").

Around every anchor (a number, "Act", "Constitution" …) the scanner is tried where a citation may open; a reader per
kind makes citations of its match or rejects it; then later short forms are given the names of the acts they stand for.
"""

import re
from collections.abc import Callable

from dmv_claims.citation_acts import read_act, read_term, resolve_short_forms
from dmv_claims.citation_codes import read_code
from dmv_claims.citation_forms import Bill, Citation, CitationForms, load_citation_forms, look_up

__all__ = ["Citation", "CitationForms", "find_citations", "load_citation_forms"]

# Characters before an anchor in which its citation opens, and before a bill in which its state is named.
_OPENING_REACH, _STATE_REACH = 90, 160


def find_citations(text: str, forms: CitationForms, state: str) -> list[Citation]:
    """Return the citations of a text in order, none overlapping another.

    `state` is the postal code of the document's state, "" if unknown: bills and sections that name no state are its.
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
            at = max(at, new[-1].end if new else match.end("alone"))
        at = max(at, anchor.end())
    return resolve_short_forms(text, found, forms)


def _read_bill(match: re.Match[str], forms: CitationForms, state: str, floor: int) -> list[Citation]:
    bill = look_up(forms.bills, match["chamber"])
    if bill is None:
        return []
    beside = forms.state_before.search(match.string, max(floor, match.start() - _STATE_REACH), match.start())
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
    """Return whose bill it is: the state beside it, else the document's, else one named before in the sentence."""
    text = match.string
    after = forms.state_after.match(text, match.end())
    named = (beside and (beside["beside"] or beside["within"])) or (after and after["state"])
    place = look_up(forms.states, named) if named else None
    if bill.federal:
        return None if state in bill.not_in and place != "US" else "US"
    if place and (bill.unplaced or bill.fits(place)):
        return place
    if bill.fits(state):
        return state
    begin = max(0, match.start() - _STATE_REACH)
    begin = max(begin, *(text.rfind(stop, begin, match.start()) + 1 for stop in (". ", "\n")))
    near = [look_up(forms.states, name[0]) for name in forms.state_name.finditer(text, begin, match.start())]
    return next(
        (place for place in reversed(near) if place and bill.fits(place)), "" if bill.unplaced else None
    )


def _bill_prefix(bill: Bill, place: str | None, forms: CitationForms) -> str | None:
    if place is None or bill.federal or not place:
        return None if place is None else bill.form
    if place == "US":
        return forms.federal_chambers.get(bill.form)
    return f"{forms.short[place]} {bill.form}"


def _read_constitution(
    match: re.Match[str], forms: CitationForms, _state: str, _floor: int
) -> list[Citation]:
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
