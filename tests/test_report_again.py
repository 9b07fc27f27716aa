"""A later run of the report: it writes what has changed, and leaves the same bytes as one that writes everything."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from dataset import DOCUMENTS, contents, describe, run
from dmv_claims import pipeline
from dmv_claims.report import document, lists, state
from dmv_claims.report.choice import Bounds

# One more in a state that has two, so that a page in the middle can change.
ALL: dict[str, str | bytes] = {**DOCUMENTS, "ohio-3.txt": "Ohio shares photos with ICE. Ohio keeps no fingerprints.\n"}
PAGES = {"nevada.html", "ohio.html", "ohio-2.html", "ohio-3.html", "utah-notes.html"}
REVIEW = "claim_id,decision,corrections,reviewer,reviewed_on,why\n{claim},reject,,A. Reader,2026-11-20,not said\n"


def report_of(processed: Path) -> dict[str, str]:
    return contents(processed / "report")


def write(processed: Path, monkeypatch: pytest.MonkeyPatch, recipe: str = "1") -> set[str]:
    """Write the report and return the pages of documents that were made."""
    made = set()

    def noted(one: document.Document, *rest: object) -> str:
        made.add(one.row["page"])
        return document.document_page(one, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(state, "document_page", noted)
        pipeline.write_report(processed, processed / "report" / "index.html", recipe)
    return made


def from_scratch(processed: Path, folder: Path) -> dict[str, str]:
    """Return the report as it is where nothing was there before."""
    shutil.copytree(processed, folder, ignore=shutil.ignore_patterns("report"))
    pipeline.write_report(folder, folder / "report" / "index.html")
    return report_of(folder)


def tables(folder: Path, documents: dict[str, str | bytes], review: Path | None = None) -> None:
    describe(run(folder, documents, review=review))


def edit(folder: Path) -> None:
    tables(folder, ALL | {"ohio-2.txt": "In Ohio, ICE has no access to the DMV database. People fear deportation.\n"})


def retitle(folder: Path) -> None:
    lines = ("file,state,title,source_url,retrieved_on,provenance,licence", "ohio.txt,OH,Ohio and ICE,,,original,")
    (folder / "raw" / "sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    tables(folder, ALL)


def move(folder: Path) -> None:
    tables(folder, ALL | {"ohio-3.txt": "Utah shares photos with ICE. Utah keeps no fingerprints.\n"})


def add(folder: Path) -> None:
    tables(folder, ALL | {"ohio-1.txt": "Ohio shares addresses with ICE.\n"})


def remove(folder: Path) -> None:
    tables(folder, {file: text for file, text in ALL.items() if file != "ohio-2.txt"})


def review(folder: Path) -> None:
    page = (folder / "processed" / "report" / "ohio.html").read_text(encoding="utf-8")
    (folder / "review.csv").write_text(REVIEW.format(claim=page.split('id="claim-')[1].split('"')[0]), encoding="utf-8")
    tables(folder, ALL, folder / "review.csv")


def change_meaning(folder: Path) -> None:
    path = folder / "processed" / "schemas" / "claims.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["fields"][0]["description"] = "A new meaning"
    path.write_text(json.dumps(schema), encoding="utf-8")


def lose_page(folder: Path) -> None:
    (folder / "processed" / "report" / "ohio-2.html").unlink()


def cut_page(folder: Path) -> None:
    page = folder / "processed" / "report" / "ohio-2.html"
    page.write_bytes(page.read_bytes()[:3000])


def break_kept(folder: Path) -> None:
    (folder / "processed" / ".work" / "report" / "OH.json").write_text('{"key"', encoding="utf-8")


def lose_kept(folder: Path) -> None:
    shutil.rmtree(folder / "processed" / ".work")


OHIOS = {"ohio.html", "ohio-2.html", "ohio-3.html"}
# What happens between two runs, and the pages of documents that the second makes
CHANGES: list[tuple[Callable[[Path], None], set[str]]] = [
    (lambda folder: None, set()),
    (lambda folder: tables(folder, ALL), set()),
    (edit, {"ohio-2.html"}),
    (retitle, {"ohio.html"}),
    (move, {"ohio-3.html"}),
    (add, {"ohio-1.html"}),
    (remove, set()),
    (review, {"ohio.html"}),
    (change_meaning, PAGES),
    (lose_page, {"ohio-2.html"}),
    (cut_page, {"ohio-2.html"}),
    (break_kept, OHIOS),
    (lose_kept, PAGES),
]


def make_large(patch: pytest.MonkeyPatch) -> None:
    """Let any collection be large, with room for one of everything on the index."""
    patch.setattr(lists, "CLAIMS", 4)
    patch.setattr(state, "BOUNDED", Bounds(1, 1, 1))


@pytest.fixture(scope="module", params=[False, True], ids=["small", "large"])
def first(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a report has been written, of a small collection or one that is large."""
    folder = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch:
        if request.param:
            make_large(patch)
        tables(folder, ALL)
        assert write(folder / "processed", patch) == PAGES
    return folder


@pytest.mark.parametrize(("change", "made"), CHANGES, ids=[one[0].__name__ for one in CHANGES])
def test_only_what_changed_is_made(
    change: Callable[[Path], None], made: set[str], first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    processed = tmp_path / "processed"
    if (processed / "report" / "claims_oh.html").exists():
        make_large(monkeypatch)
    times = {path: path.stat().st_mtime_ns for path in (processed / "report").iterdir()}
    change(tmp_path)
    assert write(processed, monkeypatch) == made
    assert report_of(processed) == from_scratch(processed, tmp_path / "again")
    left = [path for path in times if path.name in PAGES - made and path.exists()]
    assert all(path.stat().st_mtime_ns == times[path] for path in left)


@pytest.mark.parametrize("recipe", ["2", ""])
def test_all_is_made_by_another_recipe_and_without_one(
    recipe: str, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    for _ in range(1 if recipe else 2):
        assert write(tmp_path / "processed", monkeypatch, recipe) == PAGES


def test_a_run_that_was_stopped_deceives_no_later_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables(tmp_path, ALL)
    processed = tmp_path / "processed"
    write(processed, monkeypatch)
    expected = report_of(processed)
    tables(tmp_path, {file: text.replace("ICE", "the ICE") for file, text in ALL.items() if isinstance(text, str)})
    made = []

    def stopped(one: document.Document, *rest: object) -> str:
        if len(made) == 3:
            raise KeyboardInterrupt
        made.append(one)
        return document.document_page(one, *rest)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(state, "document_page", stopped)
        pipeline.write_report(processed, processed / "report" / "index.html", "1")
    assert report_of(processed) != expected
    # The documents are as they were: by what their pages were made of, nothing has changed since the first run.
    tables(tmp_path, ALL)
    write(processed, monkeypatch)
    assert report_of(processed) == expected


def test_a_collection_that_grows_large_and_small_again_has_the_pages_of_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables(tmp_path, ALL)
    processed = tmp_path / "processed"
    write(processed, monkeypatch)
    small = report_of(processed)
    with monkeypatch.context() as patch:
        make_large(patch)
        assert write(processed, monkeypatch) == set()
        assert set(report_of(processed)) > set(small)
    assert write(processed, monkeypatch) == set()
    assert report_of(processed) == small
