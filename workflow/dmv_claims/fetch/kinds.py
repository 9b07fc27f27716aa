"""Tell from an answer whether its document can be read under the name that it has in the sheet."""

from pathlib import PurePosixPath

from dmv_claims.read import FORMATS
from dmv_claims.read.sniff import find_mismatch

# What a text may be by its media type; other documents show by their first bytes what they are.
# Plain text is what hosts also call what they do not know.
KINDS = {
    "text/html": {"html"},
    "application/xhtml+xml": {"html"},
    "text/plain": {"text", "markdown", "html"},
    "text/markdown": {"markdown", "text"},
}
TEXTS = set().union(*KINDS.values())


def misnamed(file: str, media_type: str, head: bytes) -> str:
    """Return why a file cannot be read under its name, "" where it can, or where nobody can tell.

    `head` is how the document begins.
    """
    ending = PurePosixPath(file).suffix.lower()
    if mismatch := find_mismatch(head, ending):
        return f"{mismatch} in the sheet"
    expected, kinds = FORMATS.get(ending), KINDS.get(media_type)
    if not kinds or expected in kinds or expected not in TEXTS:
        return ""
    kind = min(kinds)
    right = next(ending for ending, name in FORMATS.items() if name == kind)
    return f"is {kind}, no {expected}; name it {right} in the sheet"
