"""Turn a notebook that has run into a page of the report."""

import re
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup
from nbconvert.filters import Highlight2HTML, markdown2html
from nbformat import NotebookNode

from dmv_claims.report.render import render

HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
# What a notebook links to lies elsewhere for its page, and other notebooks are pages there too.
MOVED = ((re.compile(r'href="\.\./processed/'), 'href="../'), (re.compile(r'href="([\w-]+)\.ipynb'), r'href="\1.html'))


@dataclass(frozen=True)
class Part:
    """A piece of the page: text of the notebook, code, or what came of the code."""

    kind: Literal["text", "code", "output"]
    html: Markup


def page(notebook: NotebookNode, name: str) -> str:
    """Return the page of a notebook that has run; its title is the first heading, or else `name`."""
    title = next((found for cell in notebook.cells for found in HEADING.findall(cell.source)), name)
    return render("notebook.html", title=title, parts=[part for cell in notebook.cells for part in _parts(cell)])


def _parts(cell: NotebookNode) -> list[Part]:
    if cell.cell_type != "code":
        return [Part("text", _text(cell.source))]
    code = Highlight2HTML(pygments_lexer="python")(cell.source)
    shown = (_output(output) for output in cell.outputs)
    return [*(Part("output", html) for html in shown if html), Part("code", Markup(code))]


def _text(source: str) -> Markup:
    html = markdown2html(source)
    for pattern, replacement in MOVED:
        html = pattern.sub(replacement, html)
    return Markup(html)


def _output(output: NotebookNode) -> Markup:
    """Return what an output shows; the code that makes HTML answers for it, all else is escaped."""
    if output.output_type == "stream":
        return Markup("<pre>{}</pre>").format(output.text) if output.name == "stdout" else Markup()
    if "text/html" in output.data:
        return Markup(output.data["text/html"])
    return Markup("<pre>{}</pre>").format(output.data.get("text/plain", ""))
