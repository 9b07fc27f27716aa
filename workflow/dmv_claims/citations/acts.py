"""Reads the name of an act before the word "Act", and lets later short forms stand for acts named in full.

"The Safe Roads Act of 2019 (SRA) … the SRA … the Safe Roads Act" are three citations of one act.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dmv_claims.citations.forms import Act, Citation, CitationForms, fold, look_up

# Characters before "Act" in which its name runs.
_REACH = 160
_TOKEN = re.compile(r"\S+")
_TITLE_WORD = re.compile(r"[A-Z][\w&'’-]*|(?:[A-Z]\.)+|\d+(?:st|nd|rd|th)")
_YEAR = re.compile(r" of \d{4}$")
_OPENING_MARKS = "\"'“‘(["


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    text: str


def read_term(match: re.Match[str], forms: CitationForms, _state: str, _floor: int) -> list[Citation]:
    """Return the act that an acronym or nickname names wherever it stands."""
    act = forms.acts[fold(match[0])]
    return [Citation(match.start(), match.end(), act.name, "act", act.state)]


def read_act(match: re.Match[str], forms: CitationForms, _state: str, floor: int) -> list[Citation]:
    """Return the act whose name runs up to a matched "Act", with its year and its acronym in parentheses."""
    text = match.string
    words = _without_lead_in(text, _words_before(text, match.start(), floor, forms))
    owner, words = _without_owner(words, forms)
    if not words or words[-1].text in forms.connectors:
        return []
    known = _known(words, owner, match["year"], forms)
    words, act = known or (words, _unknown(words, owner, match, forms))
    if act is None:
        return []
    acronym = forms.acronym.search(text, match.start(), match.end())
    end = match.end()
    if acronym and not _abbreviates(acronym["acronym"], act.name):
        end = match.start() + len(text[match.start() : acronym.start()].rstrip())
    return [Citation(words[0].start, end, act.name, "act", act.state)]


def _words_before(text: str, end: int, floor: int, forms: CitationForms) -> list[_Word]:
    """Return the run of capitalised words and connectors right before `end`."""
    words: list[_Word] = []
    if not text[end - 1 : end].isspace():
        return words
    for token in reversed(list(_TOKEN.finditer(text, max(floor, end - _REACH), end))):
        word = token[0].lstrip(_OPENING_MARKS)
        in_name = word in forms.connectors or _TITLE_WORD.fullmatch(word)
        paragraph_ends = text.count("\n", token.end(), words[0].start if words else end) > 1
        if not in_name or word in forms.openers or paragraph_ends:
            break
        words.insert(0, _Word(token.end() - len(word), word))
        if word != token[0]:
            break
    while words and words[0].text in forms.connectors:
        words.pop(0)
    return words


def _without_lead_in(text: str, words: list[_Word]) -> list[_Word]:
    """Drop a heading on the line before, and what stands before an inner "the" ("Title II of the")."""
    if not words:
        return words
    first, cut = words[0].start, 0
    opens_line = text[first - 1 : first] in {"", "\n"}
    # A name that has an article inside has one before it too: "the Rights of the Child Act".
    article_before = re.search(r"\bthe\s+$", text[max(0, first - 6) : first]) is not None
    for index, word in enumerate(words):
        if opens_line and index and "\n" in text[words[index - 1].start : word.start]:
            cut = index
        if word.text == "the" and not article_before:
            cut = index + 1
    return words[cut:]


def _without_owner(words: list[_Word], forms: CitationForms) -> tuple[str, list[_Word]]:
    """Split off the state in "Oregon's Sanctuary Promise Act"; "" where there is none."""
    for index in range(len(words) - 1, -1, -1):
        if words[index].text.endswith(("'s", "’s")):
            for first in range(max(0, index - 2), index + 1):
                name = " ".join(word.text for word in words[first : index + 1])
                if state := look_up(forms.states, name):
                    return state, words[index + 1 :]
    return "", words


def _state_named(words: list[_Word], forms: CitationForms) -> str:
    """Return the state whose name these words are; "Mass" and "Miss" may be words of the act's own name."""
    name = " ".join(word.text for word in words)
    state = look_up(forms.states, name) or ""
    return state if state == "US" or forms.names.get(state) == name or " " in name else ""


def _known(
    words: list[_Word], owner: str, year: str | None, forms: CitationForms
) -> tuple[list[_Word], Act | None] | None:
    """Return the longest end of the words that is a listed act; another state before it makes another act."""
    for index in range(len(words)):
        run = f"{' '.join(word.text for word in words[index:])} Act"
        act = forms.acts.get(fold(f"{run} of {year}")) or forms.acts.get(fold(run))
        if act is None or (year and _YEAR.search(act.name) and not act.name.endswith(year)):
            continue
        state = owner or _state_named(words[:index], forms)
        if state and state != act.state:
            return words, Act(f"{forms.names[state]} {run}".replace("’", "'"), state)
        # Two words ("Privacy Act") end many other names ("Consumer Privacy Act").
        if state or index == 0 or len(words) - index > 1:
            return words if state else words[index:], act
    return None


def _unknown(words: list[_Word], owner: str, match: re.Match[str], forms: CitationForms) -> Act | None:
    texts = [word.text for word in words]
    leading = [_state_named(words[:count], forms) for count in (3, 2, 1)]
    is_place = _state_named(words, forms)
    if match[0].startswith("ACT") or is_place or forms.never_alone.issuperset(texts):
        return None
    year = f" of {match['year']}" if match["year"] else ""
    name = f"{' '.join(texts)} Act{year}".replace("’", "'")
    return Act(name, owner or next(filter(None, leading), ""))


def _abbreviates(acronym: str, name: str) -> bool:
    """Say whether the letters of an acronym stand, in order, at the beginnings of the words of a name."""
    initials = iter("".join(word if word.isupper() else word[0].upper() for word in name.split()))
    return all(letter.upper() in initials for letter in acronym if letter.isalpha())


def resolve_short_forms(text: str, found: list[Citation], forms: CitationForms) -> list[Citation]:
    """Return the citations in order, with short names and acronyms given the full name used before."""
    acronyms: dict[str, Citation] = {}
    endings: dict[str, Citation | None] = {}
    resolved = []
    for citation in found:
        done = citation
        if citation.kind == "act":
            full = acronyms.get(text[citation.start : citation.end]) or endings.get(_ending(citation))
            if full and _may_stand_for(citation, full, forms):
                done = replace(citation, citation=full.citation, jurisdiction=full.jurisdiction)
            else:
                _remember(text, citation, acronyms, endings, forms)
        resolved.append(done)
    return sorted([*resolved, *_bare_acronyms(text, resolved, acronyms)], key=lambda citation: citation.start)


def _ending(citation: Citation) -> str:
    return fold(_YEAR.sub("", citation.citation))


def _may_stand_for(citation: Citation, full: Citation, forms: CitationForms) -> bool:
    """A listed act stays itself, unless the text named a state's act of that name before."""
    own_name = f"{forms.names.get(full.jurisdiction, '')} {_YEAR.sub('', citation.citation)}"
    return fold(citation.citation) not in forms.acts or full.citation == own_name


def _remember(
    text: str,
    citation: Citation,
    acronyms: dict[str, Citation],
    endings: dict[str, Citation | None],
    forms: CitationForms,
) -> None:
    """Note an act's acronym and every end of its name; an end that two acts share stands for neither."""
    acronym = forms.acronym.search(text, citation.start, citation.end)
    if acronym and (fold(acronym["acronym"]) not in forms.acts or fold(citation.citation) not in forms.acts):
        acronyms.setdefault(acronym["acronym"], citation)
    words = _ending(citation).split()
    for index in range(len(words) - 1):
        ending = " ".join(words[index:])
        endings[ending] = citation if index == 0 or ending not in endings else None


def _bare_acronyms(text: str, found: list[Citation], acronyms: dict[str, Citation]) -> Iterator[Citation]:
    """Yield the acronyms that the text has defined before and that are no part of another citation."""
    if not acronyms:
        return
    starts = [citation.start for citation in found]
    for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, acronyms))})\b", text):
        full, rank = acronyms[match[0]], bisect_right(starts, match.start())
        if match.start() >= full.end and (rank == 0 or found[rank - 1].end <= match.start()):
            yield replace(full, start=match.start(), end=match.end())
