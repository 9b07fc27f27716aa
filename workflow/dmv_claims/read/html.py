"""Turn a web page into text: one line a block, list items with their marker, navigation and scripts left out.

Headings and paragraphs stand between blank lines, so that a page reads like the plain-text documents; an ordered list
gets its numbers, an unordered one hyphens.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dmv_claims.read.text import read_text

LEFT_OUT = "script, style, noscript, template, nav, header, footer, aside, form, iframe, svg, button, select, head"
BLOCK_TAGS = (
    "address article blockquote body caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p "
    "pre section summary table tbody td th thead tr ul"
)
BLOCKS = frozenset(BLOCK_TAGS.split())


def read_html(content: bytes) -> str:
    """Return the text of a page; ValueError where its bytes are no text. Markup inside text stays text."""
    tree = LexborHTMLParser(read_text(content))
    for node in tree.css(LEFT_OUT):
        node.decompose()
    root = tree.css_first("main") or tree.css_first("article") or tree.body
    lines: list[str] = [""]
    if root is not None:
        _write(root, lines)
    text = "\n".join(re.sub(r"[ \t\xa0]+", " ", line).strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _write(node: LexborNode, lines: list[str]) -> None:
    """Write the text below a node; a block begins a line of its own, with a blank line before all but items."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            lines[-1] += re.sub(r"\s+", " ", child.text(deep=False) or "")
        elif child.tag == "br":
            lines.append("")
        elif child.tag in BLOCKS:
            _begin_line(lines, blank_before=child.tag != "li")
            lines[-1] = _marker(child)
            _write(child, lines)
            _begin_line(lines, blank_before=False)
        else:
            _write(child, lines)


def _begin_line(lines: list[str], blank_before: bool) -> None:
    if lines[-1].strip():
        lines.append("")
    if blank_before and len(lines) > 1 and lines[-2].strip():
        lines.append("")


def _marker(node: LexborNode) -> str:
    if node.tag != "li":
        return ""
    parent = node.parent
    if parent is None or parent.tag != "ol":
        return "- "
    items = [child for child in parent.iter() if child.tag == "li"]
    first = int(parent.attributes.get("start") or 1) if (parent.attributes.get("start") or "1").isdigit() else 1
    return f"{first + next(i for i, item in enumerate(items) if item.mem_id == node.mem_id)}. "
