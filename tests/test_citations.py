"""Citations in sentences: a table of all states with near misses, spans, owners, bad vocabulary, time."""

import csv
import time
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from dmv_claims.citations import find_citations, load_citation_forms
from dmv_claims.citations.forms import FILE
from dmv_claims.vocabulary import FOLDER

FORMS = load_citation_forms()

with (Path(__file__).parent / "data" / "citations.csv").open(encoding="utf-8", newline="") as sheet:
    ROWS = [(row["text"], row["state"], row["citations"]) for row in csv.DictReader(sheet)]


def cited(text: str, state: str = "") -> list[str]:
    """Each citation as "normal form|what stands in the text"."""
    return [f"{found.citation}|{text[found.start : found.end]}" for found in find_citations(text, FORMS, state)]


@pytest.mark.parametrize(("text", "state", "expected"), ROWS)
def test_normal_forms(text: str, state: str, expected: str) -> None:
    assert ";".join(found.citation for found in find_citations(text, FORMS, state)) == expected


def test_every_state_has_three_forms_in_the_table() -> None:
    short = {state: FORMS.short[state].removesuffix(".") for state in FORMS.names}
    forms = [citation for _, _, citations in ROWS for citation in citations.split(";")]
    for state, prefix in short.items():
        mark = {"US": "U.S.C.", "IL": "Ill. Comp.", "PA": "Pa. Cons."}.get(state, prefix)
        assert sum(mark in form for form in forms) >= 3, state


SPANS = [
    # Subsections and what follows belong to the citation, the stop of the sentence does not
    ("See § 40-5-2(a)(1) there.", "GA", ["Ga. Code Ann. § 40-5-2|§ 40-5-2(a)(1)"]),
    ("See section 302.181 RSMo.", "MO", ["Mo. Rev. Stat. § 302.181|section 302.181 RSMo"]),
    ("It is in 302.181 RSMo. Clerks know.", "MO", ["Mo. Rev. Stat. § 302.181|302.181 RSMo"]),
    ("See 18 U.S.C. § 2721 et seq.", "", ["18 U.S.C. § 2721|18 U.S.C. § 2721 et seq"]),
    # Two sections share out the words that cite them
    (
        "Sections 321.11 and 321.24 of the Iowa Code apply.",
        "",
        ["Iowa Code § 321.11|Sections 321.11", "Iowa Code § 321.24|321.24 of the Iowa Code"],
    ),
    # An act takes its year and its acronym, not its article and not another's parenthesis
    ("Under the REAL ID Act of 2005, it is.", "", ["REAL ID Act of 2005|REAL ID Act of 2005"]),
    (
        "The Driver’s Privacy Protection Act (DPPA) holds.",
        "",
        ["Driver's Privacy Protection Act|Driver’s Privacy Protection Act (DPPA)"],
    ),
    ("The Safe Roads Act (ICE) holds.", "", ["Safe Roads Act|Safe Roads Act"]),
    # A name runs over a line break, but not into a heading on the line before
    ("under the Safe\nRoads Act, it is", "", ["Safe Roads Act|Safe\nRoads Act"]),
    ("Legal Basis\nSafe Roads Act rules apply", "", ["Safe Roads Act|Safe Roads Act"]),
    # The state beside a bill is part of it
    ("Delaware House Bill 211 died.", "MD", ["Del. HB 211|Delaware House Bill 211"]),
]


@pytest.mark.parametrize(("text", "state", "expected"), SPANS)
def test_spans(text: str, state: str, expected: list[str]) -> None:
    assert cited(text, state) == expected


JURISDICTIONS = [
    ("AB 60", "CA", [("bill", "CA")]),
    ("AB 60", "", [("bill", "")]),
    ("S. 744", "TX", [("bill", "US")]),
    ("Section 302.181 RSMo", "KS", [("code", "MO")]),
    ("8 U.S.C. § 1373", "KS", [("code", "US")]),
    ("The Ohio Public Records Act", "", [("act", "OH")]),
    ("Iowa's Open Meetings Act", "", [("act", "IA")]),
    ("the Safe Roads Act", "IA", [("act", "")]),
    ("Public Act 13-89", "CT", [("act", "CT")]),
    ("the Iowa Constitution", "", [("constitution", "IA")]),
    ("a Fourth Amendment claim", "IA", [("constitution", "US")]),
]


@pytest.mark.parametrize(("text", "state", "expected"), JURISDICTIONS)
def test_kind_and_jurisdiction(text: str, state: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.kind, found.jurisdiction) for found in find_citations(text, FORMS, state)] == expected


def test_citations_are_sorted_and_do_not_overlap() -> None:
    text = "\n".join(text for text, _, _ in ROWS)
    found = find_citations(text, FORMS, "CA")
    assert len(found) > 250
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= one.start < one.end <= len(text) for one in found)


BROKEN = [
    # What is changed, and words of the message: the file, the key, what is allowed
    (("codes", 0, "shape"), "round", ["citations.yaml", "shape", "dashed3"]),
    (("codes", 0, "state"), "ZZ", ["citations.yaml", "state", "key of states"]),
    (("codes", 0, "colour"), "red", ["citations.yaml", "colour", "names"]),
    (("codes", 0, "form"), "Ala. Code", ["citations.yaml", "form", "{section}"]),
    (("shapes", "dotted", "number"), "(", ["citations.yaml", "shapes.dotted.number", "regular expression"]),
    (("bills", 0, "states"), ["ZZ"], ["citations.yaml", "states", "keys of states"]),
    (("bills", 0, "kind"), "rule", ["citations.yaml", "kind", "bill, act"]),
    (("bills", 0, "pattern"), "AB", ["citations.yaml", "names", "either"]),
    (("acts", 0, "state"), "ZZ", ["citations.yaml", "acts.Driver's Privacy Protection Act", "state"]),
    (("states", "AL"), ["Alabama"], ["citations.yaml", "states.AL", "abbreviation"]),
    (("colours",), {}, ["citations.yaml", "colours", "acts"]),
]


@pytest.mark.parametrize(("path", "value", "words"), BROKEN)
def test_broken_vocabulary_says_what_is_allowed(
    tmp_path: Path, path: tuple[str | int, ...], value: object, words: list[str]
) -> None:
    content = yaml.safe_load((FOLDER / FILE).read_text(encoding="utf-8"))
    place = content
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    (tmp_path / FILE).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ValueError) as error:
        load_citation_forms(tmp_path)
    assert all(word in str(error.value) for word in words), str(error.value)


LONG = [
    "and the Department shares a record of 12 drivers in 2019 ",
    "§ 4, 5, 6, 7, 8, 9, ",
    "1.1-",
    "Section 1 of ",
    "Safe Roads Act (SRA) SRA ",
    "the State of Iowa Code ",
    "(a) (1) ",
    "A of the ",
    "First, Second, ",
]


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_in_line_with_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        find_citations(text, FORMS, "IA")
        return time.process_time() - start

    # Ten times the text; a quadratic search would take a hundred times as long.
    assert seconds(80_000) < 30 * max(seconds(8_000), 0.003)


def test_citation_is_a_plain_value() -> None:
    (found,) = find_citations("AB 60", FORMS, "CA")
    expected = {"start": 0, "end": 5, "citation": "Cal. AB 60", "kind": "bill", "jurisdiction": "CA"}
    assert asdict(found) == expected
