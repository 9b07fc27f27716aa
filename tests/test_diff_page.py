"""The page that tells what changed: what stands first, which words are marked, and that nothing in it is markup."""

import re
from pathlib import Path

import pytest
from diff_data import answer, document, write
from dmv_claims.diff import page
from dmv_claims.diff.compare import find_changes, rows_of
from dmv_claims.diff.datasets import open_datasets
from dmv_claims.diff.summary import changes_summary
from dmv_claims.diff.words import worded
from dmv_claims.tables import parquet
from dmv_claims.tables.columns import load_tables
from selectolax.lexbor import LexborHTMLParser as HTMLParser

TABLE = load_tables()["changes"]
MARK = {"same": "{}", "del": "[-{}-]", "ins": "[+{}+]"}

ORDER = document("ICE needs a court order | process/order role=required", "It keeps records | retention/period")
NO_ORDER = document("ICE needs no court order | process/order role=not_required", "Clerks learn | safeguard/training")

# A comment; the words before; those after; both in one
WORDS = [
    ("the same", "a b", "a b", "a b"),
    ("one word", "needs an order", "needs no order", "needs [-an-][+no+] order"),
    ("words side by side are one change", "a b c d", "a x y d", "a [-b c-][+x y+] d"),
    ("a word comes", "is required", "is not required", "is [+not +]required"),
    ("a word goes", "a valid order", "a order", "a [-valid -]order"),
    ("punctuation is no part of a word", "an order.", "an order, too.", "an order[+, too+]."),
    ("an apostrophe is", "the state's law", "the state’s law", "the [-state's-][+state’s+] law"),
    ("at the end", "a b", "a c", "a [-b-][+c+]"),
    ("nothing in common", "a", "b", "[-a-][+b+]"),
    ("one version only", None, "a b", "a b"),
]


@pytest.mark.parametrize(("comment", "before", "after", "both"), WORDS, ids=[one[0] for one in WORDS])
def test_words(comment: str, before: str | None, after: str | None, both: str) -> None:
    assert "".join(MARK[piece.kind].format(piece.text) for piece in worded(before, after)) == both


def ids(one: dict, category: str) -> list[str]:
    return [claim["claim_id"] for claim in one["claims"] if claim["category"] == category]


def made(tmp_path: Path, before: dict, after: dict, **answers: list) -> HTMLParser:
    """Return the page on what changed between datasets of these documents."""
    old = write(tmp_path / "old", before, answers.get("old", ()))
    new = write(tmp_path / "new", after, answers.get("new", ()))
    datasets = open_datasets(old, new)
    return HTMLParser(page.changes_page(datasets, find_changes(datasets), TABLE))


def text(tree: HTMLParser, where: str) -> list[str]:
    """Return what a reader sees of each element, changed words as in WORDS."""
    marks = {"[new: ": "[+", "[gone: ": "[-"}
    found = []
    for node in tree.css(where):
        html = re.sub(r'<span class="hidden">\](.*?)</span>(</\w+>)', r"\2", node.html or "")
        for spoken, mark in marks.items():
            html = html.replace(f'<span class="hidden">{spoken}</span>', mark)
        html = html.replace("</ins>", "+]").replace("</del>", "-]")
        found.append(" ".join(HTMLParser(html).text().split()))
    return found


def test_what_flipped_stands_first_with_both_versions_of_its_words(tmp_path: Path) -> None:
    old = answer("order", "yes", claims_yes=ids(ORDER, "order"))
    new = answer("order", "no", claims_no=ids(NO_ORDER, "order"))
    tree = made(tmp_path, {"a.txt": ORDER}, {"a.txt": NO_ORDER}, old=[old], new=[new])
    assert text(tree, "h2")[:2] == ["Answers that flipped: 1", "State by state"]
    assert text(tree, ".flip h3") == ["Ohio: order?"]
    assert text(tree, ".turn") == ["yes → no since words changed"]
    assert text(tree, ".versions > div") == [
        "Baseline: yes, asserted ICE needs [-a-] court order says so, changed",
        "Now: no, asserted ICE needs [+no+] court order speaks against it, changed · read it in its document",
    ]
    assert tree.css_first(".flip").id == "flip-OH-order"


def test_statements_stand_by_document_with_their_claims(tmp_path: Path) -> None:
    tree = made(tmp_path, {"a.txt": ORDER}, {"a.txt": NO_ORDER})
    assert text(tree, "#flips + p") == ["None of the headline questions is answered otherwise than before."]
    assert text(tree, "summary") == ["a.txt: edited"]
    assert text(tree, ".statement") == [
        "ICE needs [-a-][+no+] court order changed process order, role: required → not required",
        "[-It keeps records-] lost retention period",
        "[+Clerks learn+] gained safeguard training",
    ]
    rows = [" ".join(row.text(separator=" ").split()) for row in tree.css("#state-OH ~ div tr")]
    assert rows == ["type changed lost gained reworded moved", "process 1", "retention 1", "safeguard 1"]


def test_a_claim_links_to_its_place_in_the_present_report(tmp_path: Path) -> None:
    tree = made(tmp_path, {"a.txt": ORDER}, {"a.txt": NO_ORDER})
    id_ = NO_ORDER["documents"][0]["document_id"]
    links = [node.attributes["href"] for node in tree.css(".statement a")]
    assert links == [f"{id_}.html#claim-{claim['claim_id']}" for claim in NO_ORDER["claims"]]


def test_nothing_changed(tmp_path: Path) -> None:
    tree = made(tmp_path, {"a.txt": ORDER}, {"a.txt": ORDER})
    assert text(tree, "main > p") == ["Nothing changed. Documents, claims and answers are the same as in the baseline."]
    assert text(tree, ".from li") == ["Baseline documents: 1, claims: 2", "Now documents: 1, claims: 2"]


def test_it_says_what_an_older_dataset_lacks(tmp_path: Path) -> None:
    old = write(tmp_path / "old", {"a.txt": ORDER}, without=["claims.role"])
    datasets = open_datasets(old, write(tmp_path / "new", {"a.txt": ORDER}))
    tree = HTMLParser(page.changes_page(datasets, [], TABLE))
    assert text(tree, "main > p")[0] == "Not compared: the baseline has no role in claims."


def test_a_whole_document_is_folded_and_what_is_too_much_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "STATEMENTS", 2)
    many = document(*(f"Statement {rank} | safeguard/training" for rank in range(5)))
    tree = made(tmp_path, {"a.txt": ORDER}, {"a.txt": NO_ORDER, "b.txt": many})
    assert ["open" in node.attributes for node in tree.css("details")] == [True, False]
    assert text(tree, "details > p") == [
        "More claims, in changes.parquet: 1",
        "More claims, in changes.parquet: 5",
    ]


EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)>'
NAME = "<script>"


def test_whatever_comes_from_documents_is_text(tmp_path: Path) -> None:
    before = document(f"{EVIL} a | {NAME}/{NAME} role={NAME}", title=EVIL)
    after = document(f"{EVIL} b | {NAME}/{NAME} role=y", title=f"{EVIL}!")
    questions = [answer(f"q{EVIL}", said, f"{said}{EVIL}") for said in ("yes", "no")]
    tree = made(tmp_path, {f"{EVIL}.txt": before}, {f"{EVIL}.txt": after}, old=questions[:1], new=questions[1:])
    assert not tree.css("main script") and not tree.css("img")
    assert not [node for node in tree.css("main *") if any(name.startswith("on") for name in node.attributes)]
    assert text(tree, "summary")[0].startswith(f"{EVIL}.txt: edited")


def test_the_summary_names_what_flipped_and_where_to_read_on(tmp_path: Path) -> None:
    old, new = (
        write(tmp_path / name, {"a.txt": one}, [answer("order", said)])
        for name, one, said in (("old", ORDER, "yes"), ("new", NO_ORDER, "no"))
    )
    rows = parquet.from_rows(rows_of(find_changes(open_datasets(old, new))), TABLE)
    table = tmp_path / "changes.parquet"
    parquet.write(table, parquet.encode(rows))
    assert changes_summary(table, Path("out/changes.html")) == (
        "Changes since the baseline:\n"
        "  answers    1 flipped\n"
        "             OH order: yes -> no\n"
        "  documents  1 changed\n"
        "  claims     1 changed, 1 lost, 1 gained\n"
        "\n"
        f"Read them in out/changes.html, or load {table}, one row per change.\n"
    )
    parquet.write(table, parquet.encode(rows.slice(0, 0)))
    assert changes_summary(table, Path("out/changes.html")).startswith("Nothing changed since the baseline.\n")
