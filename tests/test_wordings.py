"""Wordings that were once read wrongly (tests/data/wordings.yaml), each with the claims it makes."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from attributes import all_found

ROWS = yaml.safe_load((Path(__file__).parent / "data" / "wordings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_wordings(row: dict[str, Any]) -> None:
    found = all_found(row["text"], row.get("state", "IA"))
    if "type" in row:
        found = [claim.split("/", 1)[1] for claim in found if claim.startswith(f"{row['type']}/")]
    assert sorted(found) == row["claims"]
