"""How far a step is gets said now and then, and at the end."""

import logging

import pytest
from dmv_claims import progress

# The seconds at which the clock is asked: at the start, then after each item; how many items are done when it is said
CASES = [
    ("all at once: said at the end alone", [0, 0, 0, 0], ["3 of 3 states, 0.0 s"]),
    ("slow: said after each", [0, 2, 4, 6], ["1 of 3 states, 2.0 s", "2 of 3 states, 4.0 s", "3 of 3 states, 6.0 s"]),
    ("the seconds count from what was said last", [0, 1, 2, 3], ["2 of 3 states, 2.0 s", "3 of 3 states, 3.0 s"]),
    ("nothing to do: nothing said", [0], []),
]


@pytest.mark.parametrize(("clock", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_said(
    clock: list[float], said: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    times = iter(clock)
    monkeypatch.setattr(progress, "monotonic", lambda: next(times))
    items = "abc"[: len(clock) - 1]
    with caplog.at_level(logging.INFO, progress.LOG.name):
        assert list(progress.track(items, "Writing", "states")) == list(items)
    assert caplog.messages == [f"Writing: {one}" for one in said]
