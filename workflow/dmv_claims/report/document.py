"""The page of a document: its text with every claim at its characters, and each claim's row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from dmv_claims.report.claims import notes
from dmv_claims.report.highlight import Block, cut
from dmv_claims.report.marked import sections
from dmv_claims.report.panel import Panel
from dmv_claims.report.published import Columns, Dataset, Row
from dmv_claims.report.render import render


@dataclass(frozen=True, slots=True)
class Document:
    """The rows of one document."""

    row: Row
    text: str
    questions: Columns
    statements: Columns
    claims: Columns


def document_page(document: Document, dataset: Dataset, panel: Panel) -> str:
    """Return the page of a document; `panel` explains the claims of its state."""
    claim_types = dataset.fields["claims"]["claim_type"].values
    noted = notes(document.claims)
    counts = Counter(document.claims["claim_type"])
    return render(
        "document.html",
        document=document.row,
        heading=document.row["title"] or document.row["file"],
        state=dataset.names[document.row["state"]],
        source=web_address(document.row["source_url"]),
        provenance=dataset.fields["documents"]["provenance"].values,
        sections=sections(_blocks(document), noted, set(document.claims["statement_id"])),
        types={name: counts[name] for name in claim_types if counts[name]},
        claim_types=claim_types,
        data=panel.data(document.claims, document.text, noted),
    )


def web_address(source: str | None) -> str:
    """Return an address that may be made a link, "" where it is none of the web: it could hold a script."""
    try:
        return source if source and urlsplit(source).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _blocks(document: Document) -> Iterable[Block]:
    questions, statements, claims = document.questions, document.statements, document.claims
    return cut(
        document.text,
        list(zip(questions["start"], questions["end"], questions["question_id"], strict=True)),
        list(zip(statements["start"], statements["end"], statements["statement_id"], strict=True)),
        list(zip(claims["cue_start"], claims["cue_end"], claims["claim_id"], strict=True)),
    )
