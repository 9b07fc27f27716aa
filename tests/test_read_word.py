"""Word files: what Word shows with all changes accepted, in its order."""

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from word_files import saved, text

NUMBERING = """<w:numbering {ns}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""
LEVEL = (
    '<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{shown}"/></w:lvl>'
)
NOTES = (
    '<w:footnotes {ns}><w:footnote w:id="5"><w:p><w:r><w:t>See § 321.11.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
RUN = "<w:r><w:t>{}</w:t></w:r>"


def paragraphs(*inner: str) -> bytes:
    """A document with these paragraphs, given as XML."""
    document = docx.Document()
    for xml in inner:
        document.element.body.insert_element_before(
            parse_xml(f"<w:p {nsdecls('w', 'm', 'wp', 'r')} {MC}>{xml}</w:p>"), "w:sectPr"
        )
    return saved(document)


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def test_headings_paragraphs_lists_and_tables_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Ohio and ICE", 0)
    document.add_heading("Sharing", 1)
    document.add_paragraph("It shares:")
    for words in ("Names", "Photos"):
        document.add_paragraph(words, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Data", "Kept", "Names", "90 days"), strict=True):
        cell.text = words
    document.add_paragraph("Who asks?", style="List Number")
    document.add_paragraph("ICE asks.")
    document.add_paragraph("When?", style="List Number")
    assert text(saved(document)).split("\n\n") == [
        "Ohio and ICE",
        "Sharing",
        "It shares:",
        "- Names\n- Photos",
        "- Data | Kept\n- Names | 90 days",
        "1. Who asks?",
        "ICE asks.",
        "2. When?",
    ]


# What stands in a paragraph, and what Word shows of it
@pytest.mark.parametrize(
    ("comment", "xml", "expected"),
    [
        ("runs", RUN.format("A") + RUN.format("B"), "AB"),
        (
            "inserted words",
            f"{RUN.format('It may ')}<w:ins>{RUN.format('not ')}</w:ins>{RUN.format('ask')}",
            "It may not ask",
        ),
        (
            "deleted words",
            f"{RUN.format('It may ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del>{RUN.format('ask')}",
            "It may ask",
        ),
        ("words moved away", f"<w:moveFrom>{RUN.format('A')}</w:moveFrom>{RUN.format('B')}", "B"),
        ("words moved here", f"<w:moveTo>{RUN.format('A')}</w:moveTo>{RUN.format('B')}", "AB"),
        ("a link", f"<w:hyperlink>{RUN.format('A')}</w:hyperlink>", "A"),
        ("a field and its code", "<w:r><w:instrText>PAGE</w:instrText></w:r>" + RUN.format("7"), "7"),
        ("a content control", f"<w:sdt><w:sdtContent>{RUN.format('A')}</w:sdtContent></w:sdt>", "A"),
        (
            "a prompt",
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{RUN.format('Click')}</w:sdtContent></w:sdt>",
            "",
        ),
        ("hidden words", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>A</w:t></w:r>" + RUN.format("B"), "B"),
        ("words that are not hidden after all", '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>A</w:t></w:r>', "A"),
        (
            "breaks, tabs, hyphens",
            "<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:noBreakHyphen/><w:t>D</w:t></w:r>",
            "A B\nC-D",
        ),
        (
            "a box of text, which a file holds twice",
            "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>"
            + RUN.format("Box")
            + "</w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p>"
            + RUN.format("Box")
            + "</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
            + RUN.format("A"),
            "A\n\nBox",
        ),
        ("a formula", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "x"),
        ("a line of contents", '<w:pPr><w:pStyle w:val="TOC1"/></w:pPr>' + RUN.format("Sharing 3"), "Sharing 3"),
    ],
)
def test_inside_a_paragraph(comment: str, xml: str, expected: str) -> None:
    assert text(paragraphs(xml)) == expected, comment


def test_a_table_of_contents_is_left_out() -> None:
    document = docx.Document()
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("Sharing 3", style=style)
    document.add_paragraph("Text.")
    assert text(saved(document)) == "Text."


def test_a_paragraph_whose_mark_is_deleted_is_one_with_the_next() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert (
        text(paragraphs(mark + RUN.format("It may "), RUN.format("ask."), RUN.format("Yes."))) == "It may ask.\n\nYes."
    )


def test_a_deleted_item_is_not_counted() -> None:
    document = docx.Document()
    for words in ("Names", "", "Photos"):
        document.add_paragraph(words, style="List Number")
    gone = document.paragraphs[1]._p
    gone.get_or_add_pPr().append(parse_xml(f"<w:rPr {nsdecls('w')}><w:del/></w:rPr>"))
    gone.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>Plates</w:delText></w:r></w:del>"))
    assert text(saved(document)) == "1. Names\n\n2. Photos"


def test_notes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    document = docx.Document()
    document.add_paragraph("It shares.").add_run()._r.append(OxmlElement("w:footnoteReference", {qn("w:id"): "5"}))
    document.add_paragraph("It asks.")
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        NOTES.format(ns=nsdecls("w")).encode(),
        document.part.package,
    )
    document.part.relate_to(part, docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES)
    assert text(saved(document)) == "It shares.\n\nIt asks.\n\nSee § 321.11."


# The levels of a list, the paragraphs by list and level, and the markers that Word shows before them
@pytest.mark.parametrize(
    ("comment", "levels", "items", "markers"),
    [
        ("numbers", [("decimal", "%1.", 1)], [(3, 0), (3, 0)], ["1.", "2."]),
        ("a start", [("decimal", "%1)", 5)], [(3, 0), (3, 0)], ["5)", "6)"]),
        ("letters", [("lowerLetter", "(%1)", 1)], [(3, 0), (3, 0)], ["(a)", "(b)"]),
        ("capitals, which are no answers", [("upperLetter", "%1.", 1)], [(3, 0), (3, 0)], ["(A)", "(B)"]),
        ("Roman numerals", [("lowerRoman", "(%1)", 3)], [(3, 0), (3, 0)], ["(iii)", "(iv)"]),
        ("bullets", [("bullet", "\uf0b7", 1)], [(3, 0), (3, 0)], ["-", "-"]),
        ("words", [("upperRoman", "Article %1.", 4)], [(3, 0)], ["Article IV."]),
        (
            "levels",
            [("decimal", "%1.", 1), ("decimal", "%1.%2.", 1)],
            [(3, 0), (3, 1), (3, 1), (3, 0), (3, 1)],
            ["1.", "1.1", "1.2", "2.", "2.1"],
        ),
        ("a level above that was left out", [("decimal", "%1.", 1), ("lowerLetter", "%1(%2)", 1)], [(3, 1)], ["1(a)"]),
        (
            "two lists that count together",
            [("decimal", "%1.", 1)],
            [(3, 0), (3, 0), (4, 0), (4, 0)],
            ["1.", "2.", "1.", "2."],
        ),
        ("no marker", [("none", "", 1)], [(3, 0)], [""]),
        ("a level that the list does not have", [("decimal", "%1.", 1)], [(3, 5)], [""]),
        ("a list that is not there", [("decimal", "%1.", 1)], [(99, 0)], [""]),
    ],
)
def test_markers(
    comment: str, levels: list[tuple[str, str, int]], items: list[tuple[int, int]], markers: list[str]
) -> None:
    document = docx.Document()
    for list_id, depth in items:
        properties = document.add_paragraph("Word")._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val, properties.get_or_add_ilvl().val = list_id, depth
    described = [LEVEL.format(depth=d, start=s, format=f, shown=w) for d, (f, w, s) in enumerate(levels)]
    numbering = NUMBERING.format(ns=nsdecls("w"), levels="".join(described))
    lines = [line for line in text(saved(document, numbering=numbering)).splitlines() if line]
    assert lines == [f"{marker} Word".strip() for marker in markers], comment


def test_a_list_is_taken_from_the_style_a_style_is_based_on() -> None:
    document = docx.Document()
    style = document.styles.add_style("Ours", 1)
    style.base_style = document.styles["List Number"]
    document.add_paragraph("Names", style=style)
    document.add_paragraph("Photos", style="List Number")
    assert text(saved(document)) == "1. Names\n2. Photos"


def test_merged_and_deleted_cells() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for cell, words in zip(table._cells, "ABCDEF", strict=True):
        cell.text = words
    table.cell(0, 0).merge(table.cell(1, 0))
    table.rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    assert text(saved(document)) == "A\n\nC\n\nB\n\nD"
