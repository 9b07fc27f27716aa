"""The notebooks on other data: a document that says little, none at all, one for every state; claims as reviewed."""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from dataset import OHIO, describe, run
from dmv_claims.vocabulary import load_states
from notebook_pages import publish_all
from report_pages import REVIEW
from test_report import Page

NOTHING = re.compile(r"Nothing to show: ([^.]*)\.")
# What the notebooks cannot show of a document that says no more than that staff is trained
LITTLE = {
    "no document names a kind of data",
    "no document names a law",
    "no document names a legal process",
    "no document says how long data is kept",
    "no document speaks of an agreement",
    "no document denies anything",
    "no document contradicts itself or another",
}
NONE = LITTLE | {
    "no document was accepted",
    "no document is about a state",
    "there are no claims",
    "no precision was measured",
    "there are no rows",
}
# A comment, the documents, how many of them are rejected, and what there is nothing of
CASES = [
    ("one document that says little", {"utah.txt": "The Utah DMV trains its staff.\n"}, 0, LITTLE),
    ("no document that could be read", {"scan.pdf": b"%PDF-"}, 1, NONE),
]


@pytest.mark.parametrize(("comment", "documents", "rejected", "missing"), CASES, ids=[case[0] for case in CASES])
def test_little_data_is_said_in_words(
    comment: str, documents: dict[str, str | bytes], rejected: int, missing: set[str], tmp_path: Path
) -> None:
    processed = run(tmp_path, documents, max_rejected=rejected)
    describe(processed)
    page = Page(publish_all(tmp_path, processed))
    assert set(NOTHING.findall(page.text)) == missing
    assert "nan" not in page.text.lower().split()


def test_every_state_has_its_place(tmp_path: Path) -> None:
    states = {state.code: state.name for state in load_states()}
    text = f"{OHIO}\nOhio has signed an agreement with ICE.\n"
    documents: dict[str, str | bytes] = {f"{code}.txt": text.replace("Ohio", name) for code, name in states.items()}
    processed = run(tmp_path, documents)
    describe(processed)
    page = Page(publish_all(tmp_path, processed))
    assert not NOTHING.findall(page.text)
    labels = {one.get("aria-label") for one in page.tags("path")}
    for name in states.values():
        assert f"{name}: conflicting" in labels
        assert f"{name}, address, shared: 1 statement" in labels


def test_claims_count_as_reviewed(tmp_path: Path) -> None:
    processed = run(tmp_path, {"ohio.txt": OHIO})
    claims = pd.read_parquet(processed / "claims").set_index("category")["claim_id"]
    with (tmp_path / "review.csv").open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(REVIEW)
        rows.writerow([claims["name"], "reject", "", "A. Reader", "2026-11-20", "misread"])
        rows.writerow([claims["address"], "correct", "disclosure=barred", "A. Reader", "2026-11-20", "misread"])
    processed = run(tmp_path, {"ohio.txt": OHIO}, review=tmp_path / "review.csv")
    describe(processed)
    labels = {one.get("aria-label") for one in Page(publish_all(tmp_path, processed)).tags("path")}
    assert "Ohio, address, barred: 1 statement" in labels
    assert not {one for one in labels if one and one.startswith(("Ohio, name", "Ohio, address, shared"))}


def test_of_a_large_collection_a_sample_is_shown(tmp_path: Path) -> None:
    documents: dict[str, str | bytes] = {f"ohio-{at}.txt": f"{OHIO}\nPage {at}.\n" for at in range(9)}
    documents |= {f"utah-{at}.txt": f"{OHIO.replace('Ohio', 'Utah')}\nPage {at}.\n" for at in range(3)}
    processed = run(tmp_path, documents)
    describe(processed)
    whole = pd.read_parquet(processed / "documents.parquet")
    # Two documents of each state reach it.
    bound = f"import tables; tables.MOST = {4 * int(whole['n_claims'].max())}"
    page = Page(publish_all(tmp_path, processed, bound))
    assert page.text.count("Shown are 4 of 12 documents") == 3
    shown = {file for file in documents if file in page.text}
    assert {file[:4] for file in shown} == {"ohio", "utah"}
    assert len(shown) == 4
    assert "nan" not in page.text.lower().split()
