"""Take the body of an answer in, piece by piece: unpacked, counted and hashed, and never more than is allowed."""

import hashlib
import zlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

import httpx

from dmv_claims.fetch.failures import CHECK, FailedError, printable

# The largest piece that is unpacked at once, so that a small answer cannot fill the memory.
PIECE = 65_536
# How much of the beginning tells what a body is.
HEAD = 4_096
GZIP = 16 + zlib.MAX_WBITS


class TooLargeError(FailedError):
    """A body larger than allowed; what is allowed of it has been written."""


@dataclass(frozen=True, slots=True)
class Body:
    """What was taken in: SHA-256 and number of the unpacked bytes, and the first of them."""

    sha256: str
    size: int
    head: bytes


async def take(response: httpx.Response, sink: BinaryIO, max_bytes: int) -> Body:
    """Write the body of a streamed answer into `sink`, over whatever is there; TooLargeError beyond `max_bytes`."""
    sink.seek(0)
    sink.truncate()
    digest, size, head = hashlib.sha256(), 0, b""
    async for piece in _unpacked(response):
        allowed = piece[: max_bytes - size]
        sink.write(allowed)
        digest.update(allowed)
        size += len(allowed)
        head = (head + allowed)[:HEAD] if len(head) < HEAD else head
        if len(allowed) < len(piece):
            raise TooLargeError(f"is larger than {max_bytes:,} bytes; raise fetch_max_mb, or {CHECK}", 200)
    return Body(digest.hexdigest(), size, head)


async def _unpacked(response: httpx.Response) -> AsyncIterator[bytes]:
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing in ("", "identity"):
        async for piece in response.aiter_raw():
            yield piece
    elif packing in ("gzip", "x-gzip"):
        async for piece in _gunzipped(response):
            yield piece
    else:
        raise FailedError(f"is packed as '{printable(packing)}', for which nobody asked; {CHECK}", response.status_code)


async def _gunzipped(response: httpx.Response) -> AsyncIterator[bytes]:
    unpacker = zlib.decompressobj(GZIP)
    try:
        async for packed in response.aiter_raw():
            for piece in _pieces(unpacker, packed):
                yield piece
        yield unpacker.flush()
    except zlib.error as error:
        raise FailedError(f"is packed wrongly ({error}); {CHECK}", response.status_code) from error
    if not unpacker.eof:
        raise httpx.RemoteProtocolError("the packed body has no end")


def _pieces(unpacker: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
    while packed:
        yield unpacker.decompress(packed, PIECE)
        packed = unpacker.unconsumed_tail
