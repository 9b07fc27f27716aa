"""Steps change how memory is kept for as long as they run, and no longer, however they end."""

import gc

import pyarrow as pa
import pytest
from dmv_claims.memory import collected_after, unpooled


def test_the_collector_looks_as_often_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), collected_after(12_345):
        assert gc.get_threshold()[0] == 12_345 != before[0]
        raise KeyError
    assert gc.get_threshold() == before


def test_rows_leave_the_memory_only_inside() -> None:
    before = pa.default_memory_pool().backend_name
    with pytest.raises(KeyError), unpooled():
        assert pa.default_memory_pool().backend_name == "system"
        raise KeyError
    assert pa.default_memory_pool().backend_name == before
