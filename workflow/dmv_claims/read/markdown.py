"""Turn Markdown into text, by way of the web page that it stands for."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dmv_claims.read.clean import clean
from dmv_claims.read.document import Text
from dmv_claims.read.encoding import decode
from dmv_claims.read.html import page_text

# What programs note about a page in front of it: its layout, its tags.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n.{0,20000}?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# What is nested deeper is left out. The library's own 20 are too few for some mails, where each answer is a level.
DEEPEST = 100


def read_markdown(content: bytes) -> Text:
    """Return the text of a Markdown file; UnreadableError where its bytes are no text."""
    markdown = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")
    environment: dict[str, object] = {}
    tokens = markdown.parse(FRONT_MATTER.sub("", clean(decode(content))), environment)
    _keep_numbers(tokens)
    return Text(page_text(markdown.renderer.render(tokens, markdown.options, environment)))


def _keep_numbers(tokens: Sequence[Token]) -> None:
    """Give items the numbers they were typed with, of which a page shows only the first.

    A question and the list that follows it look like one list, "1." behind "1.". Where all numbers are alike, nobody
    counted, and the page does.
    """
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            if len({item.info for item in items}) > 1:
                for item in items:
                    item.attrSet("value", item.info)
