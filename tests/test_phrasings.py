"""Every category in phrasings that stand in no document, with near misses (tests/data/phrasings)."""

from pathlib import Path

import pytest
import yaml
from claims import pipeline
from dmv_claims.vocabulary import CLAIM_TYPES, load_vocabulary

FOLDER = Path(__file__).parent / "data" / "phrasings"
TABLES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}
ROWS = [
    (claim_type, category, said, sentence)
    for claim_type, categories in TABLES.items()
    for category, sentences in categories.items()
    for said in ("says", "not")
    for sentence in sentences[said]
]


@pytest.mark.parametrize(("claim_type", "category", "said", "sentence"), ROWS)
def test_phrasings(claim_type: str, category: str, said: str, sentence: str) -> None:
    doc = pipeline().make_doc(sentence)
    doc._.state = "IA"
    found = {(claim.claim_type, claim.category) for claim in pipeline()(doc)._.claims}
    assert ((claim_type, category) in found) == (said == "says")


@pytest.mark.parametrize("claim_type", CLAIM_TYPES)
def test_every_category_has_five_phrasings_and_a_near_miss(claim_type: str) -> None:
    categories = {one.name for one in load_vocabulary().categories if one.claim_type == claim_type}
    table = TABLES.get(claim_type, {})
    assert set(table) == categories
    assert all(len(set(one["says"])) >= 5 and one["not"] for one in table.values())
