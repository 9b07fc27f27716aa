"""Read plain text, in whatever encoding; line ends become single newlines."""

from dmv_claims.read.clean import clean
from dmv_claims.read.document import Text
from dmv_claims.read.encoding import decode


def read_text(content: bytes) -> Text:
    """Return the text of a file; UnreadableError where it is binary or in no encoding that can be told."""
    return Text(clean(decode(content)))
