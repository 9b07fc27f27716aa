"""Turn a web page into text: headings, paragraphs, items with their marker, rows of tables; no navigation, no code."""

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dmv_claims.read.document import Text
from dmv_claims.read.encoding import decode
from dmv_claims.read.lines import Lines
from dmv_claims.read.numerals import Numbering
from dmv_claims.read.page_parts import HEADINGS, SECTIONS, check_depth, find_roots, find_unfolded, is_left_out

DECLARED = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})"
    rb"|<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})",
    re.IGNORECASE,
)
DECLARED_WITHIN = 4_096
BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend main menu ol p pre section summary table textarea ul"
)
BLOCKS = frozenset(BLOCK_TAGS.split())
LISTS, CELLS = frozenset({"ol", "ul", "menu", "dir"}), frozenset({"td", "th"})
KEEPS_LINES = frozenset({"listing", "plaintext", "pre", "textarea", "xmp"})
QUOTES = ("“", "”")


def read_html(content: bytes) -> Text:
    """Return the text of a page; UnreadableError where its bytes are no text. Markup inside text stays text."""
    declared = DECLARED.search(content, 0, DECLARED_WITHIN)
    name = (declared[1] or declared[2]).decode("ascii", "replace") if declared else ""
    return Text(page_text(decode(content, name)))


def page_text(markup: str) -> str:
    """Return the text of a page's markup; UnreadableError where its elements are nested beyond reason."""
    check_depth(markup)
    tree = LexborHTMLParser(markup)
    page = _Page(find_unfolded(tree))
    for root in find_roots(tree):
        if root.mem_id not in page.mains:
            page.walk(root)
    return page.lines[0].text()


class _Page:
    """What is open while a page is walked through: lines (of the page, then of each cell), rows, lists, sections."""

    def __init__(self, unfolded: frozenset[str]) -> None:
        self.unfolded = unfolded
        self.lines = [Lines()]
        self.rows: list[list[tuple[Lines, bool]]] = []
        self.lists: list[Numbering] = []
        self.open: Counter[str] = Counter()
        self.mains: set[int] = set()

    def walk(self, root: LexborNode) -> None:
        """Write an element and all in it, without recursion: pages may be nested deeper than Python calls."""
        path: list[tuple[Iterator[LexborNode], LexborNode | None]] = [(iter([root]), None)]
        while path:
            children, parent = path[-1]
            node = next(children, None)
            if node is None:
                path.pop()
                if parent is not None:
                    self._close(parent.tag)
            elif node.tag == "-text":
                self._write(node.text(deep=False) or "")
            elif node.tag == "br":
                self.lines[-1].end_line()
            elif not is_left_out(node, self._inside(SECTIONS), self._inside(HEADINGS), self.unfolded):
                self._open(node)
                path.append((node.iter(include_text=True), node))

    def _inside(self, tags: frozenset[str]) -> bool:
        return any(self.open[tag] for tag in tags)

    def _is_cell(self, tag: str | None) -> bool:
        """Tell a cell of a row; in formulas, whose markup is another, there are some without."""
        return tag in CELLS and bool(self.rows)

    def _write(self, words: str) -> None:
        if not self._inside(KEEPS_LINES):
            self.lines[-1].write(words)
            return
        first, *others = words.split("\n")
        self.lines[-1].write(first)
        for line in others:
            self.lines[-1].end_line()
            self.lines[-1].write(line)

    def _open(self, node: LexborNode) -> None:
        tag = str(node.tag)
        self.open[tag] += 1
        if tag == "main" or node.attributes.get("role") == "main":
            self.mains.add(node.mem_id)
        if tag in BLOCKS:
            self.lines[-1].begin_block()
        if tag in LISTS:
            self.lists.append(Numbering.of(tag, node.attributes))
        elif tag == "li":
            numbering = self.lists[-1] if self.lists else Numbering()
            self.lines[-1].begin_item(numbering.next(node.attributes.get("value") or ""))
        elif tag == "tr":
            self.rows.append([])
        elif self._is_cell(tag):
            self.lines.append(Lines())
        elif tag == "q":
            self.lines[-1].write(QUOTES[0])

    def _close(self, tag: str | None) -> None:
        self.open[str(tag)] -= 1
        if tag in LISTS:
            self.lists.pop()
        elif tag == "li":
            self.lines[-1].end_item()
        elif tag == "tr":
            cells = self.rows.pop()
            self.lines[-1].write_row([lines for lines, _ in cells], heads=all(is_head for _, is_head in cells))
        elif self._is_cell(tag):
            self.rows[-1].append((self.lines.pop(), tag == "th"))
        elif tag == "q":
            self.lines[-1].write(QUOTES[1])
        if tag in BLOCKS:
            self.lines[-1].end_block()
