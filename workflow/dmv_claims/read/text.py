"""Decode plain text: UTF-8, with or without a byte order mark; line ends become single newlines."""


def read_text(content: bytes) -> str:
    """Return the text of a file; ValueError where it is binary or not UTF-8, with the place of the first bad byte."""
    if b"\0" in content:
        raise ValueError("holds NUL bytes, so it is no text; save it as UTF-8 text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 (byte {error.start}); save it as UTF-8 text") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
