"""Walk through the XML of a Word file in the order in which it reads, all changes accepted."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from dmv_claims.read.lines import Lines
from dmv_claims.read.word.numbers import Numbers
from dmv_claims.read.word.styles import Styles
from dmv_claims.read.word.xml import WORD, Element, child, is_on, value

# What is no part of the text: properties, codes of fields, deleted text and text at the place it was moved from; what
# stands in for a drawing that a program cannot show is the same once more.
SKIPPED_TAGS = "pPr rPr sdtPr tblPr trPr tcPr instrText delText delInstrText del moveFrom Fallback rt"
SKIPPED = frozenset(SKIPPED_TAGS.split())
LINE_ENDS = frozenset({"br", "cr"})
NOTES = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}


class Body:
    """A document while it is written as lines; notes are gathered where the text refers to them."""

    def __init__(self, document: Document) -> None:
        """Take a document that python-docx has opened."""
        self._document = document
        self._styles = Styles(document.styles.element, Numbers(self._part(RELATIONSHIP_TYPE.NUMBERING)))
        self._lines = Lines()
        self._runs_on = False
        self._boxes: list[Element] = []
        self._notes: list[tuple[str, str]] = []

    def text(self) -> str:
        """Return the text of the document, its notes behind."""
        self._blocks(self._document.element.body)
        for kind, relation in NOTES.items():
            part = self._part(relation)
            notes = {value(one, "id"): one for one in part} if part is not None else {}
            for name in dict.fromkeys(name for of, name in self._notes if of == kind):
                if name in notes:
                    self._blocks(notes[name])
        return self._lines.text()

    def _part(self, relation: str) -> Element | None:
        """Return the XML of a part beside the text, None where the document has none."""
        try:
            return parse_xml(self._document.part.part_related_by(relation).blob)
        except KeyError:
            return None

    def _blocks(self, parent: Element) -> None:
        for element in parent:
            tag = _name(element)
            if tag == "p":
                self._paragraph(element)
            elif tag == "tbl":
                self._table(element)
            elif tag not in SKIPPED:
                self._blocks(element)

    def _paragraph(self, paragraph: Element) -> None:
        if self._styles.is_contents(paragraph):
            return
        mark = child(paragraph, "pPr", "rPr")
        is_deleted = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        marker = "" if is_deleted else self._styles.marker(paragraph)
        if not self._runs_on:
            self._lines.begin_item(marker) if marker else self._lines.begin_block()
        self._inline(paragraph)
        # Without its mark a paragraph is one with the next, and nothing where its words are deleted too.
        self._runs_on = is_deleted and self._lines.has_words()
        if not self._runs_on:
            self._lines.end_item() if marker else self._lines.end_block()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._blocks(box)

    def _inline(self, parent: Element) -> None:
        for element in parent:
            tag = _name(element)
            if tag == "t":
                self._lines.write(element.text or "")
            elif tag in LINE_ENDS:
                self._lines.end_line()
            elif tag in ("tab", "ptab"):
                self._lines.write(" ")
            elif tag == "noBreakHyphen":
                self._lines.write("-")
            elif tag == "txbxContent":
                self._boxes.append(element)
            elif tag in ("footnoteReference", "endnoteReference"):
                self._notes.append((tag.removesuffix("Reference"), value(element, "id")))
            elif tag not in SKIPPED and not _is_hidden(element):
                self._inline(element)

    def _table(self, table: Element) -> None:
        self._lines.begin_block()
        for row in table.iter(WORD + "tr"):
            if next(row.iterancestors(WORD + "tbl")) is table and child(row, "trPr", "del") is None:
                cells = [self._cell(cell) for cell in row.iter(WORD + "tc") if _is_own(cell, row)]
                self._lines.write_row(cells, heads=is_on(child(row, "trPr", "tblHeader")))
        self._lines.end_block()

    def _cell(self, cell: Element) -> Lines:
        outer, self._lines = self._lines, Lines()
        self._blocks(cell)
        inner, self._lines = self._lines, outer
        return inner


def _name(element: Element) -> str:
    """Return a tag without its namespace; "" for a comment or an instruction."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_hidden(element: Element) -> bool:
    """Tell a run that Word does not show, and a prompt ("Click here to enter text")."""
    prompt = child(element, "sdtPr", "showingPlcHdr")
    return is_on(child(element, "rPr", "vanish")) or prompt is not None


def _is_own(cell: Element, row: Element) -> bool:
    """Tell a cell of a row from one of a table inside, and from the continuation of the cell above."""
    merged = child(cell, "tcPr", "vMerge")
    return next(cell.iterancestors(WORD + "tr")) is row and (merged is None or value(merged) == "restart")
