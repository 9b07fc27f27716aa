"""Fill the page templates of workflow/report; whatever comes from a document is escaped."""

import json
from functools import cache
from json.encoder import encode_basestring as text_as_json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dmv_claims.report.words import named

__all__ = ["TEMPLATES", "as_json", "for_script", "render", "text_as_json"]

TEMPLATES = Path(__file__).parents[2] / "report"

# As short as it gets. For text alone, of which there is most, `text_as_json` does the same and costs a third.
as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def render(template: str, **values: object) -> str:
    """Return a page; jinja2.UndefinedError where the template asks for a value that is not given.

    Style sheet and scripts are put into the page, so that it can be moved and mailed, and needs no net.
    """
    return _environment().get_template(template).render(values)


def for_script(made: str) -> Markup:
    """Return JSON for a script element: what could end one is escaped."""
    for sign in "<>&'":
        made = made.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(made)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        # No template changes while a report is written.
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["words"] = named
    return environment
