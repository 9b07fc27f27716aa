"""The tables as the notebooks read them: of a large collection a sample, and no more of it in memory."""

import sys
from pathlib import Path

import pandas as pd
import pytest
from dataset import OHIO, run

sys.path.append(str(Path(__file__).parents[1] / "notebooks"))
import tables


def test_rows_of_the_sample_are_read_and_lists_end_after_their_first_items(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents: dict[str, str | bytes] = {f"ohio-{at}.txt": f"{OHIO}\nPage {at}.\n" for at in range(3)}
    processed = run(tmp_path, documents)
    claims, answers = (pd.read_parquet(processed / name) for name in ("claims/OH.parquet", "state_answers.parquet"))
    for name, value in {"PROCESSED": processed, "MOST": 1, "FIRST": 2}.items():
        monkeypatch.setattr(tables, name, value)
    tables.sample.cache_clear()
    (chosen,) = tables.sample() or ()
    own = claims[claims["document_id"] == chosen].reset_index(drop=True)
    pd.testing.assert_frame_equal(tables.read("claims").drop(columns="address"), own)
    assert 0 < len(own) < len(claims)
    for name in ("claims_yes", "claims_no"):
        assert tables.read("state_answers")[name].map(list).tolist() == [list(one[:2]) for one in answers[name]]
    assert answers["n_yes"].max() > 2
    tables.sample.cache_clear()
