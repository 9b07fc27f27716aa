"""Write words of a document into a cell so that no spreadsheet runs them."""

import re

# What a spreadsheet takes for a formula at the start of a cell. Where one separates cells by semicolons, a cell starts
# behind each of these too.
_FORMULA = re.compile(r"(^|;)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")


def cell(value: object) -> str:
    """Return a value on one line, "" for none; an apostrophe goes before what would be run as a formula."""
    text = "" if value is None else " ".join(str(value).split())
    return _FORMULA.sub(r"\1'", text)
