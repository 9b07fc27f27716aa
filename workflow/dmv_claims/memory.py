"""Have a step let go of memory at once, and look for dead cycles rarely where what it makes holds hardly any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa


@contextmanager
def collected_after(values: int) -> Iterator[None]:
    """Have the garbage collector look only after so many values more than it saw last; by itself it does after 700."""
    usual = gc.get_threshold()
    gc.set_threshold(values)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def unpooled() -> Iterator[None]:
    """Have rows that are written leave the memory; Arrow's own allocator keeps much of it for rows to come."""
    usual = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(usual)
