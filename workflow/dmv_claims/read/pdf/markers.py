"""Tell the markers of list items, which stand at the beginning of lines."""

import re

# Bullets always begin an item; numbers and letters may also be words of a sentence that was broken before them.
BULLET = re.compile(r"[-–—•*·‣◦▪](?=\s|$)")
MARKER = re.compile(r"(?:\d{1,3}[.)]|\([A-Za-z0-9]{1,4}\)|[A-Za-z][.)]|[-–—•*·‣◦▪])(?=\s|$)")


def has_marker(text: str) -> bool:
    """Tell a line that begins an item."""
    return MARKER.match(text) is not None
