"""Fill the page templates of workflow/report; whatever comes from a document is escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dmv_claims.report.words import named

TEMPLATES = Path(__file__).parents[2] / "report"


def render(template: str, **values: object) -> str:
    """Return a page; jinja2.UndefinedError where the template asks for a value that is not given.

    Style sheet and scripts are put into the page, so that it can be moved and mailed, and needs no net.
    """
    return _environment().get_template(template).render(values)


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
