"""Turn Markdown into text, by way of the web page that it stands for."""

import re

from markdown_it import MarkdownIt

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
    words = FRONT_MATTER.sub("", clean(decode(content)))
    return Text(page_text(MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").render(words)))
