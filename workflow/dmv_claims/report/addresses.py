"""Addresses of the report: which page a document has, and where on it a claim or a statement stands.

They can be cited, so a page keeps its name as long as its document's file keeps its own.
"""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

INDEX = "index.html"
CHANGES = "changes.html"
# Pages with the output of the notebooks, and what they are called where they are linked.
NOTEBOOKS = {
    "01-what-the-documents-say.html": "What the documents say",
    "02-how-firmly-they-say-it.html": "How firmly they say it",
    "03-where-they-contradict.html": "Where they contradict each other",
}
RESERVED = frozenset((INDEX, CHANGES, *NOTEBOOKS))

# File systems take names of 255 bytes; folders above the document count here as well.
LONGEST = 100


def pages_of(files: Mapping[str, str]) -> dict[str, str]:
    """Return the page of each document: its file name in the report by document_id, from its file below raw/.

    Where two documents would share a page, or take one of the report's own, each gets its id into the name.
    """
    slugs = {document: _slug(file) for document, file in files.items()}
    shared = Counter(slugs.values())
    return {document: _page(slug, document, shared[slug] > 1) for document, slug in slugs.items()}


def _slug(file: str) -> str:
    stem = PurePosixPath(file).with_suffix("").as_posix()
    return re.sub("[^a-z0-9]+", "-", stem.lower())[:LONGEST].strip("-")


def _page(slug: str, document: str, shared: bool) -> str:
    if not slug:
        return f"{document}.html"
    page = f"{slug}.html"
    return f"{slug}-{document}.html" if shared or page in RESERVED else page


def claim_anchor(claim_id: str) -> str:
    """Return the id that a claim has on its document's page."""
    return f"claim-{claim_id}"


def claim_address(page: str, claim_id: str) -> str:
    """Return where a claim stands, relative to the folder of the report."""
    return f"{page}#{claim_anchor(claim_id)}"


def statement_address(page: str, statement_id: str) -> str:
    """Return where a statement stands, relative to the folder of the report."""
    return f"{page}#{statement_id}"
