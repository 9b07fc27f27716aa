"""Turn a Word file into text: paragraphs, lists with the numbers that Word shows, rows of tables, notes at the end.

python-docx opens the file and gives its XML in order. mammoth, which writes the same as a web page, was left for one
reason: it drops the numbers of lists, so that every question of a numbered interview would be the first.
"""

import zlib
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import OpcError

from dmv_claims.read.document import Text, UnreadableError
from dmv_claims.read.word.archive import check_archive
from dmv_claims.read.word.body import Body

# What zipfile, python-docx and lxml raise where a file is not what they expect
OF_ARCHIVES = (BadZipFile, zlib.error, LZMAError, EOFError, OSError, RuntimeError)
FAULTS = (*OF_ARCHIVES, OpcError, SyntaxError, KeyError, ValueError, TypeError, AttributeError)
BROKEN = "is a damaged .docx file ({}); open it in Word or LibreOffice and save it anew"


def read_docx(content: bytes) -> Text:
    """Return the text as it reads with all changes accepted; UnreadableError where the file is broken or too large."""
    check_archive(content)
    try:
        document = docx.Document(BytesIO(content))
        return Text(Body(document).text())
    except UnreadableError:
        raise
    except FAULTS as error:
        raise UnreadableError(BROKEN.format(type(error).__name__)) from error
