"""Damage for the fuzz run: what disks, networks, careless programs and attackers do to the bytes of a file."""

import re
from collections.abc import Callable, Sequence
from random import Random

# So large an input may become; what is larger shows nothing new and takes longer.
LARGEST = 300_000
NUMBER = re.compile(rb"-?\d+")
NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999",
    b"1e99",
)
LENGTHS = (1, 2, 8, 32, 256, 4_096)

Damage = Callable[[bytearray, Random, Sequence[bytes]], None]


def parted(words: str) -> list[str]:
    """Return what stands between broken bars."""
    return words.split("¦")


def parted_bytes(words: str) -> list[bytes]:
    """Return the same as bytes, a character for each byte."""
    return [part.encode("latin-1") for part in parted(words)]


def damaged(content: bytes, draw: Random, tokens: Sequence[bytes], most: int = 6) -> bytes:
    """Return bytes after at most so many strokes; `tokens` are what means something in their format."""
    damage = bytearray(content)
    for _ in range(draw.randint(0, most)):
        if damage:
            draw.choice(STROKES)(damage, draw, tokens)
    return bytes(damage[:LARGEST])


def _slice(content: bytearray, draw: Random) -> slice:
    start = draw.randrange(len(content))
    return slice(start, start + draw.choice(LENGTHS))


def _flip(content: bytearray, draw: Random, tokens: Sequence[bytes]) -> None:
    content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)


def _overwrite(content: bytearray, draw: Random, tokens: Sequence[bytes]) -> None:
    content[draw.randrange(len(content))] = draw.choice((0, 0x0A, 0x20, 0x7F, 0x80, 0xC3, 0xED, 0xFE, 0xFF))


def _remove(content: bytearray, draw: Random, tokens: Sequence[bytes]) -> None:
    del content[_slice(content, draw)]


def _truncate(content: bytearray, draw: Random, tokens: Sequence[bytes]) -> None:
    del content[draw.randrange(len(content)) :]


def _copy(content: bytearray, draw: Random, tokens: Sequence[bytes]) -> None:
    at = draw.randrange(len(content))
    content[at:at] = content[_slice(content, draw)]


def _repeat(content: bytearray, draw: Random, tokens: Sequence[bytes]) -> None:
    part = content[_slice(content, draw)][:64] * draw.choice((10, 100, 2_000))
    at = draw.randrange(len(content))
    content[at:at] = part[:LARGEST]


def _insert(content: bytearray, draw: Random, tokens: Sequence[bytes]) -> None:
    at = draw.randrange(len(content))
    content[at:at] = draw.choice(tokens)


def _renumber(content: bytearray, draw: Random, tokens: Sequence[bytes]) -> None:
    found = NUMBER.search(content, draw.randrange(len(content)))
    if found:
        content[found.start() : found.end()] = draw.choice(NUMBERS)


STROKES: tuple[Damage, ...] = (
    _flip,
    _overwrite,
    _remove,
    _truncate,
    _copy,
    _repeat,
    _insert,
    _insert,
    _renumber,
    _renumber,
)
