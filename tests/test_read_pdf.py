"""PDFs: lines become paragraphs, broken words whole, heads and feet go, and every page keeps its start."""

import pytest
from dmv_claims.read.document import UnreadableError
from dmv_claims.read.pdf import read_pdf
from dmv_claims.read.pdf.hyphens import Hyphens
from pdf_files import Words, column, pdf

LONG = (
    "The agency shares the names and the addresses of drivers with the federal office where a judge has signed "
    "an order, and it keeps a record of each request that it has received."
)
# Its last line begins with the number.
NUMBER_FIRST = (
    "The agency goes by the laws of the state, by those of other states, by those of the country as a whole "
    "and by its own, in all their section 12. It is old."
)
LONGER = "Officers have to give a reason. " + LONG


def text(*pages: list[Words]) -> str:
    return read_pdf(pdf(pages)).words.strip()


def set_(*lines: str, x: float = 72, y: float = 700, pitch: float = 13) -> list[Words]:
    """Lines one below the other; one that is empty leaves a gap."""
    return [Words(x, y - pitch * rank, line) for rank, line in enumerate(lines) if line]


@pytest.mark.parametrize(
    ("comment", "lines", "expected"),
    [
        ("lines of paragraphs with a gap between", column([LONG, LONGER]), f"{LONG}\n\n{LONGER}"),
        ("paragraphs without a gap: the last line is short", column([LONG, LONGER], gap=0), f"{LONG}\n\n{LONGER}"),
        ("lines set far apart", column([LONG, LONGER], pitch=26), f"{LONG}\n\n{LONGER}"),
        (
            "a heading right above its text",
            set_("Who may ask", *(one.text for one in column([LONG]))),
            f"Who may ask\n\n{LONG}",
        ),
        (
            "a heading of two lines in larger letters",
            [
                Words(72, 700, "Driver Records and the Federal", 20),
                Words(72, 676, "Office", 20),
                *column([LONG], y=640),
            ],
            f"Driver Records and the Federal Office\n\n{LONG}",
        ),
        (
            "items, one of two lines with a hanging indent",
            [
                *set_("They are:", "1. Names of all drivers and of all holders of identification cards, in the"),
                *set_("state and abroad.", x=90, y=674),
                *set_("2. Photos.", "• Plates.", y=661),
            ],
            "They are:\n\n1. Names of all drivers and of all holders of identification cards, in the state and abroad."
            "\n2. Photos.\n• Plates.",
        ),
        (
            "a number at the beginning of a line is no item",
            column([NUMBER_FIRST]),
            NUMBER_FIRST,
        ),
        (
            "a numbered question and its answer, without a gap",
            set_("1. Does the agency of the state share what it knows with federal offices?", "Yes. It does so daily."),
            "1. Does the agency of the state share what it knows with federal offices?\n\nYes. It does so daily.",
        ),
        (
            "an indented first line",
            [
                *set_("The agency shares the names and the addresses of drivers with the office."),
                *set_("Officers ask.", x=90, y=687),
            ],
            "The agency shares the names and the addresses of drivers with the office.\n\nOfficers ask.",
        ),
        (
            "a mark that refers to a note",
            [Words(72, 700, "It keeps them for 90 days."), Words(243.6, 704, "12", 6), Words(72, 687, "They go.")],
            "It keeps them for 90 days.\n\nThey go.",
        ),
        ("a number that ends a sentence stays", set_("It goes by section 12"), "It goes by section 12"),
        (
            "a watermark",
            [*column([LONG]), Words(200, 300, "DRAFT", 60, "0.7 0.7 -0.7 0.7")],
            LONG,
        ),
        (
            "a page that is turned",
            [Words(500 - line.y + 700, 700, line.text, 11, "0 1 -1 0") for line in column([LONG, LONGER])],
            f"{LONG}\n\n{LONGER}",
        ),
        (
            "rows of a table",
            [
                Words(x, y, word)
                for y, row in ((700, ("Data", "Shared", "Kept")), (687, ("Names", "Yes, daily", "No")))
                for x, word in zip((72, 250, 450), row, strict=True)
            ],
            "- Data | Shared | Kept\n- Names | Yes, daily | No",
        ),
        ("a line of contents", set_("Names .......... 12", "Text."), "Text."),
        ("bullets of symbol fonts and of Word", set_("o Names", "or photos"), "• Names or photos"),
    ],
)
def test_paragraphs(comment: str, lines: list[Words], expected: str) -> None:
    assert text(lines) == expected, comment


# Two columns: as nearly all programs write them, and line by line across the page
LEFT = [
    "The agency shares names and",
    "the addresses of all drivers",
    "with federal officers where",
    "a judge has signed an order",
    "and not where none has done",
    "so, as its rules require it.",
]
RIGHT = [
    "It keeps a record of each of",
    "the requests that it gets so",
    "that an auditor can see them",
    "in the following year, which",
    "no other agency of the state",
    "has ever done until now too.",
]
BY_COLUMN = [*set_(*LEFT), *set_(*RIGHT, x=330)]
BY_LINE = [word for pair in zip(set_(*LEFT), set_(*RIGHT, x=330), strict=True) for word in pair]


@pytest.mark.parametrize("lines", [BY_COLUMN, BY_LINE], ids=["column by column", "line by line"])
def test_two_columns(lines: list[Words]) -> None:
    above, below = (
        Words(72, 730, "Names, addresses and records: what the agency of the state gives away"),
        Words(72, 600, "The end."),
    )
    expected = [above.text, " ".join(LEFT), " ".join(RIGHT), below.text]
    assert text([above, *lines, below]).split("\n\n") == expected


def test_lines_from_the_bottom_up() -> None:
    assert text(column([LONG, LONGER])[::-1]) == f"{LONG}\n\n{LONGER}"


HEADS = [Words(72, 760, "Handbook of the agency"), Words(500, 760, "{}"), Words(280, 30, "Page {} of 3")]


def test_heads_that_change_from_chapter_to_chapter_go_with_their_page_numbers() -> None:
    heads = ["Names 7", "8 Names", "Photos 9", "10 Photos", "Plates 11"]
    bodies = ["Who?", "ICE.", "In 10", "So it is.", "Section 12"]
    pages = [[Words(72, 760, head), *column([body])] for head, body in zip(heads, bodies, strict=True)]
    assert text(*pages) == "\n\n".join(bodies)


def numbered(words: Words, page: int) -> Words:
    return Words(words.x, words.y, words.text.format(page), words.size)


def test_heads_feet_and_page_numbers_go() -> None:
    bodies = ["Names are shared.", "Photos are not.", "Nobody may ask."]
    pages = [[*(numbered(head, page) for head in HEADS), *column([body])] for page, body in enumerate(bodies, start=1)]
    assert text(*pages) == "\n\n".join(bodies)


@pytest.mark.parametrize(
    ("comment", "pages"),
    [
        ("the same line at other heights", [column(["Names go."], y=700), column(["Names go."], y=500)]),
        ("a sentence with other numbers", [column([f"It had {n} requests of ICE in May."]) for n in (1, 2, 3)]),
        (
            "a line inside of pages",
            [
                column([f"{w} one.", f"{w} two.", f"{w} three.", "Same.", f"{w} five.", f"{w} six.", f"{w} seven."])
                for w in ("First", "Then")
            ],
        ),
        (
            "a part to a page",
            [column([f"Section {n}", f"{w} go."]) for n, w in ((1, "Names"), (2, "Photos"), (3, "Plates"))],
        ),
        (
            "an item to a page",
            [column([f"{n}. {w}", f"{w} go."]) for n, w in ((1, "Names"), (2, "Photos"), (3, "Plates"))],
        ),
        ("a number on a single page", [column(["Fee", "12"])]),
    ],
)
def test_what_is_no_running_line_stays(comment: str, pages: list[list[Words]]) -> None:
    assert text(*pages) == "\n\n".join(word.text for page in pages for word in page), comment


def test_a_page_starts_where_its_first_line_does() -> None:
    above, below = column([LONGER], y=100)[:2], column([LONGER], y=726)[2:]
    found = read_pdf(pdf([above, [], [*below, *column(["New.", "Old."], y=500)]]))
    assert found.words == f"{LONGER}\n\nNew.\n\nOld.\n"
    first = found.words.index(below[0].text)
    assert found.page_starts == (0, first, first)


def test_notes_do_not_part_a_paragraph_that_goes_on() -> None:
    lines = column([LONGER], y=140)
    note = Words(72, 40, "12 See the handbook.", 8)
    found = read_pdf(pdf([[*column(["First."], y=700), *lines[:2], note], lines[2:]]))
    assert found.words == f"First.\n\n12 See the handbook.\n\n{LONGER}\n"
    assert found.page_starts == (0, found.words.index(lines[2].text))


# Where a word was broken, what else the document says, and how it reads as one line
@pytest.mark.parametrize(
    ("comment", "above", "below", "elsewhere", "joined"),
    [
        ("a broken word", "some infor-", "mation goes", "", "some information goes"),
        ("a word seen whole", "some data-", "bases go", "databases, data and bases", "some databases go"),
        (
            "a word seen with its hyphen",
            "a court-",
            "ordered release",
            "It is court-ordered.",
            "a court-ordered release",
        ),
        ("seen both ways", "a re-", "sent order", "resent re-sent", "a resent order"),
        (
            "two words of the document",
            "a safety-",
            "conscious state",
            "safety is conscious",
            "a safety-conscious state",
        ),
        ("words that hang onto others", "a third-", "party request", "", "a third-party request"),
        ("half of it seen", "its author-", "ities ask", "author", "its authorities ask"),
        ("a second hyphen", "the re-exami-", "nation of it", "", "the re-examination of it"),
        ("with a possessive", "the depart-", "ment’s rule", "", "the department’s rule"),
        ("a name", "the Smith-", "Jones Act", "", "the Smith-Jones Act"),
        ("a section", "Code § 321-", "A of it", "", "Code § 321-A of it"),
        ("numbers", "the years 2019-", "2021 were", "", "the years 2019-2021 were"),
        ("a dash", "it asks—", "and waits", "", "it asks—and waits"),
        ("a dash between blanks", "it asks -", "and waits", "", "it asks - and waits"),
        ("no hyphen", "it asks", "and waits", "", "it asks and waits"),
    ],
)
def test_broken_words(comment: str, above: str, below: str, elsewhere: str, joined: str) -> None:
    cut, glue = Hyphens([elsewhere, above, below]).glue(above, below)
    assert above[: len(above) - cut] + glue + below == joined, comment


def test_a_word_broken_across_pages() -> None:
    first = set_("The agency shares the names and the addresses of drivers with immi-", y=80)
    assert "immigration officers" in text([*column([LONG]), *first], set_("gration officers on request."))


# Files that have no text for us, and what is said of each
WHOLE = pdf([column([LONG])])


@pytest.mark.parametrize(
    ("comment", "content", "reason"),
    [
        ("cut off", WHOLE[:-30], "is a PDF that was cut off; get it again"),
        ("encrypted", pdf([column([LONG])], encrypted=True), "is encrypted; save it without a password"),
        ("nothing but a head and an end", b"%PDF-1.7\n%%EOF", "is a damaged PDF; get it again"),
        (
            "a scan",
            pdf([[]], picture=True),
            "has no text layer, as scans have none; add one first: ocrmypdf IN.pdf OUT.pdf",
        ),
        ("empty pages", pdf([[], []]), "has no text layer"),
        (
            "a scan with stamps",
            pdf([[Words(72, 20, "Received")]] * 2, picture=True),
            "2 of its 2 pages are scans without a text layer; add one first: ocrmypdf --skip-text",
        ),
    ],
)
def test_unreadable(comment: str, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_pdf(content)
    assert str(caught.value).startswith(reason), comment


def test_a_picture_behind_text_is_no_scan() -> None:
    assert read_pdf(pdf([column([LONG])], picture=True)).words.strip() == LONG


def test_bytes_behind_the_end_and_a_broken_table_are_no_fault() -> None:
    assert read_pdf(WHOLE + b"\n<!-- sent by a server -->\n").words.strip() == LONG
    assert read_pdf(WHOLE.replace(b"startxref\n", b"startxref\n9")).words.strip() == LONG
