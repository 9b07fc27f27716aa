"""Segmentation: each shape of document that people publish, and the full stops that end no sentence."""

import pytest
from dmv_claims.model import Segments
from dmv_claims.segment import segment
from dmv_claims.segment.sentences import load_sentence_rules
from dmv_claims.vocabulary import FOLDER

RULES = load_sentence_rules(FOLDER)

NUMBERED = """State Agencies

Driver Files and ICE in Ohio

1. Does Ohio share driver files?

Yes. It shares them under two rules:

1. Requests: Every request is logged. Most are granted.

2. Reviews: A clerk reads each one.

Overall, little is refused.

2. Who may ask?

1. Officers may ask. They use a form.
"""

SINGLE_NEWLINES = """1. What does Iowa share?
Iowa shares names. It shares addresses too.
1. Names: These go to ICE.
2. Addresses: So do these.
2. Who keeps them?
ICE keeps them."""

UNNUMBERED = """Utah and ICE: Answers

Do you send data to ICE?
We send names.

What is withheld?

The following stays here:
- Social Security numbers
- medical reports
• photographs
"""

ARTICLE = """A Statute on Driver Files

Section 1: Definitions

(a) "Agency" means the keeper of the files.
(b) "ICE" means a federal agency.

Limits on release

The agency shall not release:
(i) fingerprints;
(ii) photographs.
Nothing else is limited.
"""

WRAPPED = """Notes on a page that breaks its lines

The agency shares names and addresses with federal officers and
keeps a log of what it shares. Officers in the field may ask for
more.
"""


def texts(text: str, found: Segments) -> tuple[list[str], list[str]]:
    return [text[q.start : q.end] for q in found.questions], [text[s.start : s.end] for s in found.statements]


@pytest.mark.parametrize(
    ("comment", "text", "questions", "statements"),
    [
        (
            "numbered questions, items whose numbers restart, blank lines",
            NUMBERED,
            ["Does Ohio share driver files?", "Who may ask?"],
            [
                "Yes.",
                "It shares them under two rules:",
                "Requests: Every request is logged.",
                "Most are granted.",
                "Reviews: A clerk reads each one.",
                "Overall, little is refused.",
                "Officers may ask.",
                "They use a form.",
            ],
        ),
        (
            "no title, single newlines: item 2 is no question, question 2 is no item",
            SINGLE_NEWLINES,
            ["What does Iowa share?", "Who keeps them?"],
            [
                "Iowa shares names.",
                "It shares addresses too.",
                "Names: These go to ICE.",
                "Addresses: So do these.",
                "ICE keeps them.",
            ],
        ),
        (
            "questions without numbers, bullets",
            UNNUMBERED,
            ["Do you send data to ICE?", "What is withheld?"],
            [
                "We send names.",
                "The following stays here:",
                "Social Security numbers",
                "medical reports",
                "photographs",
            ],
        ),
        (
            "no question at all: headings, lettered clauses",
            ARTICLE,
            [],
            [
                '"Agency" means the keeper of the files.',
                '"ICE" means a federal agency.',
                "The agency shall not release:",
                "fingerprints;",
                "photographs.",
                "Nothing else is limited.",
            ],
        ),
        (
            "lines broken inside sentences",
            WRAPPED,
            [],
            [
                "The agency shares names and addresses with federal officers and\nkeeps a log of what it shares.",
                "Officers in the field may ask for\nmore.",
            ],
        ),
        (
            "questions and answers marked by letters",
            "Q: Is it legal?\nA: It is.\nQ: Who says so?\nA: A court.",
            ["Is it legal?", "Who says so?"],
            ["It is.", "A court."],
        ),
        (
            "an answer on the line of its question",
            "1. Is it legal? Yes, it is.\n2. Who says so? A court does.",
            ["Is it legal?", "Who says so?"],
            ["Yes, it is.", "A court does."],
        ),
        ("nothing but blank lines", "\n \n\t\n", [], []),
    ],
)
def test_shapes(comment: str, text: str, questions: list[str], statements: list[str]) -> None:
    assert texts(text, segment(text, RULES)) == (questions, statements), comment


@pytest.mark.parametrize(
    ("comment", "text", "count"),
    [
        ("a refusal, not a number", "The answer is no. It stays so.", 2),
        ("a state's initials before a name", "The U.S. Department of Justice asked. It got an answer.", 2),
        ("initials that end a sentence", "Families stay behind in the U.S. This happens often.", 2),
        ("versus", "In Doe v. Roe the court ruled. The agency lost.", 2),
        ("a number", "House Bill No. 12 passed. It is law.", 2),
        ("a code", "Under Mo. Rev. Stat. § 302.181 files are closed. Few know it.", 2),
        ("initials of a code", "A.R.S. § 28-455 permits it. G.S. 20-43.1 does not.", 2),
        ("a name's initial", "John Q. Public asked. Nobody answered.", 2),
        ("a decimal number", "About 2.5 million files exist. All are open.", 2),
        ("a title", "Dr. Lee and Ms. Ray testified. Both agreed.", 2),
        ("a quoted sentence", "“We share nothing.” That is what she said.", 2),
        ("an example", "Some items, e.g. names, are open. Others are not.", 2),
        ("a time of day", "The office opens at 9 a.m. on Mondays. It closes at noon.", 2),
    ],
)
def test_full_stops(comment: str, text: str, count: int) -> None:
    assert len(segment(text, RULES).statements) == count, comment


def test_context_of_items() -> None:
    found = segment(NUMBERED, RULES)
    requests = found.statements[2]
    assert (requests.item_number, requests.heading, requests.question) == ("1", "Requests", 0)
    assert NUMBERED[found.statements[requests.lead_in].start :].startswith("It shares them under two rules:")
    assert found.statements[5].lead_in == -1, "what follows a list does not hang on its lead-in"
    assert found.title == "State Agencies\nDriver Files and ICE in Ohio"
    article = segment(ARTICLE, RULES)
    assert [s.heading for s in article.statements][:3] == [
        "Section 1: Definitions",
        "Section 1: Definitions",
        "Limits on release",
    ]


# In a statement every word may be compared with every other, so that one without end would take for ever.
@pytest.mark.parametrize(
    ("comment", "text", "lengths"),
    [
        ("the longest that stays whole", "a" * 1_999 + ".", [2_000]),
        ("behind the last semicolon", "One thing; " * 200 + "end.", [1_990, 213]),
        ("between words where there is none", "word " * 500 + "end.", [1_999, 504]),
        ("anywhere where there is no blank", "x" * 4_500, [2_000, 2_000, 500]),
    ],
)
def test_a_sentence_without_end_comes_in_pieces(comment: str, text: str, lengths: list[int]) -> None:
    statements = segment(text, RULES).statements
    assert [s.end - s.start for s in statements] == lengths, comment
    assert "".join(text[s.start : s.end] for s in statements).replace(" ", "") == text.replace(" ", ""), comment
