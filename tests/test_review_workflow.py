"""The review loop as a reviewer goes through it: queue, decisions, tables; a decision is never lost.

A run costs seconds, so tests share them: they stand in the order in which they change the one project.
"""

import csv
import re
from pathlib import Path
from subprocess import CompletedProcess

import pandas as pd
import pytest
from conftest import Project
from dataset import contents

IOWA = """Iowa

The Iowa DOT has no agreement with ICE. Iowa has a law on sharing driver data.
"""
UTAH = """Utah

The Utah DMV shares photos with ICE.
"""
DECIDED = {"decision": "correct", "corrections": "polarity=affirmed", "reviewer": "A. Reader"}
WHY = {"reviewed_on": "2026-11-21", "why": 'It says "no agreement, so far"'}


def jobs(result: CompletedProcess[str]) -> set[str]:
    """The first words of what a run did, as its messages say."""
    assert result.returncode == 0, result.stdout + result.stderr
    return set(re.findall(r"^Job \d+: (\w+)", result.stdout + result.stderr, re.MULTILINE))


def answer(project: Project) -> str:
    profiles = pd.read_parquet(project.folder / "processed" / "state_profiles.parquet").set_index("state")
    return str(profiles.loc["IA", "agreement"])


def reviews(project: Project) -> pd.DataFrame:
    return pd.read_parquet(project.folder / "processed" / "reviews.parquet").set_index("claim_id")


def queue(project: Project) -> list[dict[str, str]]:
    with (project.folder / "processed" / "review_queue.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def sheet(project: Project) -> Path:
    return project.folder / "config" / "review.csv"


@pytest.fixture(scope="module")
def first(project: Project) -> CompletedProcess[str]:
    raw = project.folder / "raw"
    raw.mkdir()
    (raw / "iowa.txt").write_text(IOWA, encoding="utf-8")
    (raw / "utah.txt").write_text(UTAH, encoding="utf-8")
    return project.run("review")


@pytest.fixture(scope="module")
def denial(first: CompletedProcess[str], project: Project) -> dict[str, str]:
    """The row of the queue that says that Iowa has no agreement."""
    assert first.returncode == 0, first.stdout + first.stderr
    (row,) = [one for one in queue(project) if one["claim_type"] == "agreement"]
    return row


def test_the_queue_comes_with_what_to_do(project: Project, first: CompletedProcess[str]) -> None:
    assert jobs(first) == {"Reading", "Extracting", "Writing", "Looking"}
    rows = queue(project)
    assert f"{len(rows)} claims to look at are in processed/review_queue.csv" in first.stdout
    *_, last = first.stdout.strip().splitlines()
    assert last == "config/README.md explains the columns."


def test_a_decision_from_the_queue_changes_the_answer(project: Project, denial: dict[str, str]) -> None:
    assert (answer(project), denial["reasons"]) == ("no", "alone")
    with sheet(project).open("a", encoding="utf-8", newline="") as lines:
        csv.DictWriter(lines, list(denial)).writerow(denial | DECIDED | WHY)
    planned = jobs(project.run("--dry-run"))
    assert "Writing" in planned
    assert not {"Reading", "Extracting", "Training"} & planned
    assert jobs(project.run("write_tables")) == {"Writing"}
    assert answer(project) == "yes"
    claims = pd.read_parquet(project.folder / "processed" / "claims").set_index("claim_id")
    assert claims.loc[denial["claim_id"], ["polarity", "review_status"]].to_list() == ["negated", "corrected"]
    assert jobs(project.run("write_tables")) == set()


def test_what_is_decided_leaves_the_queue(project: Project, denial: dict[str, str]) -> None:
    assert jobs(project.run("review")) == {"Looking"}
    assert denial["claim_id"] not in {row["claim_id"] for row in queue(project)}


# A row that does not hold, and what the one line about it has to name
@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("d0123456789ab.s001.0123abcd,maybe,,A,2026-11-21,", ["line 3, column decision: 'maybe'", "accept, reject or"]),
        ("d0123456789ab.s001.0123abcd,correct,mood=bad,A,2026-11-21,so", ["line 3, column corrections: 'mood=bad'"]),
    ],
)
def test_a_bad_row_stops_before_any_job(project: Project, denial: dict[str, str], row: str, named: list[str]) -> None:
    good = sheet(project).read_text(encoding="utf-8")
    sheet(project).write_text(f"{good}{row}\n", encoding="utf-8")
    result = project.run()
    sheet(project).write_text(good, encoding="utf-8")
    assert result.returncode != 0
    *_, line = result.stderr.splitlines()
    assert all(word in line for word in ["Cannot run: review.csv, ", *named, "run again"]), result.stderr
    assert "Job" not in result.stderr


def test_a_row_that_does_not_fit_its_claim_leaves_the_tables(project: Project, denial: dict[str, str]) -> None:
    before, good = contents(project.folder / "processed" / "claims"), sheet(project).read_text(encoding="utf-8")
    (other,) = [row for row in queue(project) if row["claim_type"] == "policy_status"]
    row = f"{other['claim_id']},correct,role=required,A,2026-11-21,so"
    sheet(project).write_text(f"{good}{row}\n", encoding="utf-8")
    result = project.run("write_tables")
    sheet(project).write_text(good, encoding="utf-8")
    assert result.returncode != 0
    assert "review.csv, line 3, column corrections: 'role=required' is not allowed" in result.stderr
    assert contents(project.folder / "processed" / "claims") == before


def test_a_decision_outlives_its_document(project: Project, denial: dict[str, str]) -> None:
    before, document = sheet(project).read_bytes(), project.folder / "raw" / "iowa.txt"
    document.unlink()
    result = project.run("write_tables")
    assert f"Decisions whose claim is gone:\n  line 2: correct {denial['claim_id']}\n" in result.stdout
    assert reviews(project)["review_state"].to_dict() == {denial["claim_id"]: "gone"}
    # The document is back, with a word more
    document.write_text(f"{IOWA}\nIowa trains staff.\n", encoding="utf-8")
    result = project.run("write_tables")
    (now,) = reviews(project).loc[denial["claim_id"], "candidate_claims"]
    assert f"{denial['claim_id']}; now perhaps {now}\n" in result.stdout
    assert answer(project) == "no"
    assert sheet(project).read_bytes() == before
    # The reviewer puts the id of today into the row
    text = before.decode("utf-8").replace(denial["claim_id"], now, 1)
    sheet(project).write_text(text, encoding="utf-8")
    assert jobs(project.run("write_tables")) == {"Writing"}
    assert (answer(project), reviews(project)["review_state"].to_list()) == ("yes", ["applied"])


def test_without_the_sheet_nothing_is_decided(project: Project, denial: dict[str, str]) -> None:
    sheet(project).unlink()
    assert jobs(project.run("write_tables")) == {"Writing"}
    assert (answer(project), len(reviews(project))) == ("no", 0)
