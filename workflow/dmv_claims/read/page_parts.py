"""Tell the parts of a web page that are no content, by what its markup says they are and never by how they look."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dmv_claims.read.document import UnreadableError

# Code, pictures, controls, navigation; struck words, which a text no longer says.
LEFT_OUT_TAGS = (
    "script style noscript template head title nav search dialog iframe svg canvas audio video map select datalist "
    "input del s strike rp"
)
LEFT_OUT = frozenset(LEFT_OUT_TAGS.split())
LEFT_OUT_ROLES = frozenset({"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tooltip"})
# Of the whole site where they stand outside of these sections, and content inside of them: the head of an article.
OF_THE_SITE = frozenset({"header", "footer", "aside", "banner", "contentinfo", "complementary"})
SECTIONS = frozenset({"article", "main", "section"})
# A button is content where it is the heading of what it unfolds.
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"})
# Elements that have to be closed; others close each other.
NESTED = (
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form header "
    "hgroup listing main menu nav ol pre search section summary table ul"
)
NESTING = re.compile(rf"<(/?)(?:{NESTED.replace(' ', '|')})\b", re.IGNORECASE)
DEEPEST = 10_000


def check_depth(markup: str) -> None:
    """Raise UnreadableError where elements are nested so deep that to parse them takes minutes."""
    depth = 0
    for tag in NESTING.finditer(markup):
        depth += -1 if tag[1] else 1
        if depth > DEEPEST:
            raise UnreadableError(f"nests elements more than {DEEPEST:,} deep; save its text as plain text")


def find_roots(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the elements that hold the content, also those in another: what a page declares as main, or its body."""
    mains = [node for node in tree.css("main, [role=main]") if node.text().strip()]
    return mains or ([tree.body] if tree.body is not None else [])


def find_unfolded(tree: LexborHTMLParser) -> frozenset[str]:
    """Return the ids of what a click on the page shows."""
    controls = (node.attributes.get("aria-controls") or "" for node in tree.css("[aria-controls]"))
    return frozenset(name for names in controls for name in names.split())


def is_left_out(node: LexborNode, in_section: bool, in_heading: bool, unfolded: frozenset[str]) -> bool:
    """Tell whether an element and all in it is no content."""
    tag = node.tag
    if tag in LEFT_OUT:
        return True
    attributes = node.attributes
    role = attributes.get("role") or ""
    if role in LEFT_OUT_ROLES or (not in_section and (tag in OF_THE_SITE or role in OF_THE_SITE)):
        return True
    if tag == "button" and not in_heading and not attributes.keys() & {"aria-controls", "aria-expanded"}:
        return True
    if tag == "sup" and node.css_first("a[href^='#']") is not None:
        return True
    return _is_hidden(attributes, unfolded)


def _is_hidden(attributes: Mapping[str, str | None], unfolded: frozenset[str]) -> bool:
    shown = attributes.get("hidden") == "until-found" or (attributes.get("id") or "") in unfolded
    return "hidden" in attributes and not shown
