"""The five published articles, which are not ours to ship: what the pipeline makes of them where they are at hand."""

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from dmv_claims.nlp import build
from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the published articles are not at {SEEDS}")
FILES = {path.name[:3]: path for path in sorted(SEEDS.glob("*.txt"))}


@cache
def read(number: str) -> Doc:
    return build_once()(FILES[number].read_text(encoding="utf-8"))


@cache
def build_once():  # noqa: ANN201
    return build()


def claims(number: str, claim_type: str) -> list[str]:
    values = ("category", "citation", "effect", "duration", "bound", "holder")
    found = [c for c in read(number)._.claims if c.claim_type == claim_type]
    return [" ".join(str(getattr(c, v)) for v in values if getattr(c, v)) for c in found]


@pytest.mark.parametrize(
    ("number", "state"), [("000", "WY"), ("001", "IA"), ("002", "MT"), ("003", "CA"), ("004", "MO")]
)
def test_placed_and_twenty_questions(number: str, state: str) -> None:
    doc = read(number)
    assert doc._.state == state
    assert [q.number for q in doc._.segments.questions] == list(range(1, 21))


@pytest.mark.parametrize(("document", "number"), [("iowa", "001"), ("montana", "002"), ("california", "003")])
def test_statements_agree_with_the_gold(document: str, number: str) -> None:
    with (SHARED / "gold" / f"{document}.statements.csv").open(encoding="utf-8") as file:
        gold = {(int(r["start"]), int(r["end"]), int(r["question_number"]), r["item_number"])
                for r in csv.DictReader(file) if r["kind"] == "statement"}  # fmt: skip
    segments = read(number)._.segments
    found = {(s.start, s.end, segments.questions[s.question].number, s.item_number) for s in segments.statements}
    assert len(gold & found) >= 0.99 * len(gold)


@pytest.mark.parametrize(
    ("number", "claim_type", "claim"),
    [
        ("004", "retention", "period P18M exact ice"),
        ("001", "retention", "period P1Y max ice"),
        ("000", "retention", "as_needed ice"),
        ("001", "legal_basis", "named Iowa Code § 321.11 restricts"),
        ("001", "legal_basis", "named Iowa Code § 321.24 governs"),
        ("002", "legal_basis", "named Mont. Code Ann. § 61-12-701 restricts"),
        ("004", "legal_basis", "named Mo. Rev. Stat. § 302.181 authorizes"),
        ("003", "legal_basis", "named Cal. AB 60 restricts"),
        ("004", "legal_basis", "named REAL ID Act of 2005 authorizes"),
        ("000", "legal_basis", "named REAL ID Act of 2005 requires"),
        ("002", "legal_basis", "named REAL ID Act of 2005 governs"),
        ("001", "legal_basis", "named Driver's Privacy Protection Act restricts"),
        ("004", "legal_basis", "named Driver's Privacy Protection Act authorizes"),
    ],
)
def test_facts(number: str, claim_type: str, claim: str) -> None:
    assert claim in claims(number, claim_type)


def words(text: str) -> list[str]:
    plain = re.sub(r"<[^>]+>", " ", text.replace("’", "'"))
    return re.findall(r"[A-Za-z0-9']+", plain)


# A run of eight words may be shared only where it is made of names: of an agency, a law, a code.
NAME = re.compile(r"[A-Z0-9]|and$|of$|the$|for$|section", re.ASCII)


@pytest.mark.parametrize("path", sorted((ROOT / "raw").glob("*.*t*")), ids=lambda path: path.name)
def test_no_eight_words_are_shared(path: Path) -> None:
    shared = {
        tuple(w.lower() for w in seed[i : i + 8])
        for seed in (words(file.read_text(encoding="utf-8")) for file in FILES.values())
        for i in range(len(seed) - 7)
    }
    own = words(path.read_text(encoding="utf-8"))
    runs = [own[i : i + 8] for i in range(len(own) - 7) if tuple(w.lower() for w in own[i : i + 8]) in shared]
    assert [run for run in runs if not all(NAME.match(word) for word in run)] == []
