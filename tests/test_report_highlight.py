"""How a text is cut into blocks and pieces, so that overlapping claims can each be seen."""

import markupsafe
import pytest
from dmv_claims.report.highlight import Span, cut
from dmv_claims.report.marked import escape


def spans(text: str, marked: dict[str, str]) -> list[Span]:
    """Where words stand in a text, by their key."""
    return [(text.index(words), text.index(words) + len(words), key) for key, words in marked.items()]


def pieces(text: str, claims: dict[str, str], statement: str) -> list[tuple[str, str]]:
    """The pieces of a text that is one block, with the claims that cover each."""
    (block,) = cut(text, [], spans(text, {"s1": statement}), spans(text, claims))
    return [(words, " ".join(covering)) for words, _, covering, _, _ in block.pieces]


TEXT = "It may share names and home addresses."
# (comment, words of each claim, pieces with the claims that cover them, the shortest first)
CUTS: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = [
    ("no claim", {}, [(TEXT, "")]),
    ("one claim", {"a": "share"}, [("It may ", ""), ("share", "a"), (" names and home addresses.", "")]),
    (
        "claims that only touch",
        {"a": "share ", "b": "names"},
        [("It may ", ""), ("share ", "a"), ("names", "b"), (" and home addresses.", "")],
    ),
    (
        "claims that overlap",
        {"a": "share names", "b": "names and"},
        [("It may ", ""), ("share ", "a"), ("names", "b a"), (" and", "b"), (" home addresses.", "")],
    ),
    (
        "a claim inside another",
        {"a": "names and home addresses", "b": "home"},
        [("It may share ", ""), ("names and ", "a"), ("home", "b a"), (" addresses", "a"), (".", "")],
    ),
    ("claims of the same words", {"a": "It", "b": "It"}, [("It", "a b"), (TEXT[2:], "")]),
    ("a claim of the whole", {"a": TEXT}, [(TEXT, "a")]),
    (
        "three deep",
        {"a": "names and home addresses", "b": "home addresses", "c": "addresses"},
        [("It may share ", ""), ("names and ", "a"), ("home ", "b a"), ("addresses", "c b a"), (".", "")],
    ),
]


@pytest.mark.parametrize(("comment", "claims", "expected"), CUTS, ids=[one[0] for one in CUTS])
def test_pieces(comment: str, claims: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert pieces(TEXT, claims, TEXT) == expected


def test_overlapping_cues_order_by_length() -> None:
    text = "share names and"
    (block,) = cut(text, [], [], [(0, 11, "long"), (6, 15, "short")])
    assert [covering for _, _, covering, _, _ in block.pieces] == [("long",), ("short", "long"), ("short",)]


def test_a_claim_is_finished_where_its_words_end() -> None:
    (block,) = cut(TEXT, [], [], spans(TEXT, {"a": "share names", "b": "names", "c": "share"}))
    assert {words: finished for words, *_, finished in block.pieces if finished} == {
        "share": ("c",),
        "names": ("a", "b"),
    }


def test_offsets_count_characters_beyond_sixteen_bits_once() -> None:
    text = "😀🚗 share 𝒩ames."
    assert pieces(text, {"a": "share", "b": "𝒩ames"}, text) == [
        ("😀🚗 ", ""),
        ("share", "a"),
        (" ", ""),
        ("𝒩ames", "b"),
        (".", ""),
    ]


def test_a_cue_in_the_lead_in_is_marked_there() -> None:
    text = "The agency shares:\n- names\n- addresses"
    statements = spans(text, {"s1": "The agency shares:", "s2": "names", "s3": "addresses"})
    claims = [*spans(text, {"of s2": "shares"}), *spans(text, {"of s3": "shares"})]
    lead, names, addresses = cut(text, [], statements, claims)
    assert lead.pieces == (
        ("The agency ", "s1", (), ("s1",), ()),
        ("shares", "s1", ("of s2", "of s3"), (), ("of s2", "of s3")),
        (":", "s1", (), (), ()),
        ("\n", "", (), (), ()),
    )
    assert [statement for _, statement, *_ in (*names.pieces, *addresses.pieces)] == ["", "s2", "", "", "s3"]


# (comment, text, question, statements, blocks: a question with "?" before it)
BLOCKS = [
    ("nothing", "", "", [], []),
    ("paragraphs", "One.\n\nTwo.\n", "", ["One.", "Two."], ["One.\n\n", "Two.\n"]),
    ("single line ends", "One.\nTwo.", "", ["One.", "Two."], ["One.\n", "Two."]),
    ("a wrapped statement", "It is\nwrapped.\nTwo.", "", ["It is\nwrapped.", "Two."], ["It is\nwrapped.\n", "Two."]),
    ("a question and its number", "A.\n\n1. Who?\n\nB.", "Who?", ["A.", "B."], ["A.\n\n", "?1. Who?\n\n", "B."]),
    ("an answer in the line of its question", "1. Who? B.", "Who?", ["B."], ["?1. Who?", " B."]),
    ("a question behind a statement in its line", "A. Who?\nB.", "Who?", ["A.", "B."], ["A. ", "?Who?\n", "B."]),
    ("a question at the beginning", "Who?\nB.", "Who?", ["B."], ["?Who?\n", "B."]),
    ("white space before and behind", "\n\n A. \n\n", "", ["A."], ["\n\n A. \n\n"]),
    ("nothing but white space", " \n\n ", "", [], [" \n\n "]),
]


@pytest.mark.parametrize(("comment", "text", "question", "statements", "expected"), BLOCKS, ids=[b[0] for b in BLOCKS])
def test_blocks(comment: str, text: str, question: str, statements: list[str], expected: list[str]) -> None:
    questions = spans(text, {"q1": question}) if question else []
    blocks = list(cut(text, questions, spans(text, {one: one for one in statements}), []))
    shown = ["?" * bool(block.question) + "".join(words for words, *_ in block.pieces) for block in blocks]
    assert shown == expected
    assert "".join(words for block in blocks for words, *_ in block.pieces) == text


@pytest.mark.parametrize("words", ["", "names", "<b>'R' & \"D\"</b>", "&amp;lt;", "§ 12 – “names”", "😀<"])
def test_words_are_escaped_as_in_templates(words: str) -> None:
    assert escape(words) == str(markupsafe.escape(words))
