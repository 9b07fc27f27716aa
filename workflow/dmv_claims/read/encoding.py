"""Decode bytes: by a byte order mark, else by what the file declares, else as UTF-8, else by what they look like."""

import codecs
import re

import ftfy

from dmv_claims.read.document import UnreadableError

# UTF-32 first: its mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers take these names for: pages that declare them are in another encoding.
MEANT = {"ascii": "cp1252", "iso8859-1": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8"}
# Between others, bytes of English text do not decide.
WITH_NUL = ["utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"]
WITHOUT_NUL = ["cp1252", "mac_roman"]
REPLACED = "\ufffd"
ONLY_ENCODING = ftfy.TextFixerConfig(explain=False)


def decode(content: bytes, declared: str = "") -> str:
    """Return bytes as text; UnreadableError where they are none. A broken character becomes U+FFFD.

    `declared` is the encoding that the file names for itself.
    """
    for mark, name in MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, "replace")
            return _sound(text, f"begins as {name.upper()} and goes on otherwise")
    if b"\0" in content:
        return _guess(content, WITH_NUL, "holds NUL bytes, so it is no text")
    told = _in_declared(content, declared) or _in_utf8(content)
    text = told if told is not None else _guess(content, WITHOUT_NUL, "is in no encoding that we can tell")
    return "".join(map(_mended, text.splitlines(keepends=True)))


def _sound(text: str, fault: str) -> str:
    if text.count(REPLACED) * 20 > len(text):
        raise UnreadableError(f"{fault}; save it as UTF-8 text")
    return text


def _in_declared(content: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name if declared else ""
        return content.decode(MEANT.get(name, name)) if name else None
    except (LookupError, ValueError):
        return None


def _in_utf8(content: bytes) -> str | None:
    """Return UTF-8, also with a few broken characters or halves of UTF-16 pairs; None where it looks like none."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        halves = content.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
        return halves.decode("utf-16-le", "replace")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    whole = len(re.findall(rb"[\xc0-\xff]", content)) - text.count(REPLACED)
    return text if whole >= 10 * text.count(REPLACED) else None


def _guess(content: bytes, encodings: list[str], fault: str) -> str:
    """Return the text in that of some encodings in which it looks like words, most of them in plain letters."""
    import charset_normalizer  # noqa: PLC0415

    best = charset_normalizer.from_bytes(content, cp_isolation=encodings).best()
    text = str(best) if best is not None else ""
    if len(text.encode("ascii", "ignore")) * 2 <= len(text):
        raise UnreadableError(f"{fault}; save it as UTF-8 text")
    return text


def _mended(line: str) -> str:
    """Undo a wrong decoding, "Iowaâ€™s" for "Iowa’s", and nothing else."""
    return line if line.isascii() else ftfy.fix_encoding(line, ONLY_ENCODING)
