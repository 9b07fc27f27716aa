"""Tables of words from documents; whatever a document says is shown as text, also where it looks like markup."""

from collections.abc import Iterable, Mapping

import pandas as pd
from IPython.display import HTML
from markupsafe import Markup, escape

MISSING = Markup('<span class="missing">–</span>')


def table(rows: Iterable[Mapping[str, object]], otherwise: str = "there are no rows.") -> HTML:
    """Return rows as a table with their keys as its head; only what is Markup already is not escaped."""
    rows = list(rows)
    if not rows:
        return HTML(Markup('<p class="nothing">Nothing to show: {}</p>').format(otherwise))
    head = Markup().join(Markup('<th scope="col">{}</th>').format(name) for name in rows[0])
    body = Markup().join(Markup("<tr>{}</tr>").format(_cells(row)) for row in rows)
    whole = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)
    return HTML(Markup('<div class="wide" tabindex="0">{}</div>').format(whole))


def _cells(row: Mapping[str, object]) -> Markup:
    return Markup().join(Markup("<td>{}</td>").format(MISSING if pd.isna(one) else escape(one)) for one in row.values())


def link(text: str, address: str) -> Markup:
    """Return a link."""
    return Markup('<a href="{}">{}</a>').format(address, text)


def cited(claim: pd.Series) -> Markup:
    """Return the statement of a claim word for word, the words that made it marked, with a link to where it stands."""
    quote, start, end = claim["quote"], claim["cue_start"] - claim["start"], claim["cue_end"] - claim["start"]
    # The words of a list item's claim may stand in the sentence that introduces the list.
    start, end = (start, end) if start >= 0 and end <= len(quote) else (0, 0)
    marked = Markup("<mark>{}</mark>").format(quote[start:end]) if end else ""
    return Markup('<q>{}{}{}</q> <span class="source">{}</span>').format(
        quote[:start], marked, quote[end:], link(claim["file"], claim["address"])
    )
