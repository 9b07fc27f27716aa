"""Make an input that fails as small as it can be without ceasing to fail."""

import time
from collections.abc import Callable

# In seconds of CPU
PATIENCE = 10.0


def shrunk(content: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Return what is left of an input when every part that it fails without is taken out, large parts first."""
    until = time.process_time() + PATIENCE
    size = len(content) // 2
    while size:
        at = 0
        while at < len(content):
            less = content[:at] + content[at + size :]
            if time.process_time() > until:
                return content
            if fails(less):
                content = less
            else:
                at += size
        size //= 2
    return content
