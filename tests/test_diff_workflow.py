"""Watching a policy change as a user would: run, edit a document, compare with the tables from before."""

import csv
import shutil
from pathlib import Path

import pandas as pd
import pytest
from conftest import Project

IOWA = """Iowa Records and ICE

The Iowa DMV requires a court order before ICE gets any record. ICE keeps the records for one year.
"""
MONTANA = """Montana Records and ICE

The Montana Motor Vehicle Division shares names with ICE on request.
"""
TABLES = ("changes.parquet", "report/changes.html")


@pytest.fixture(scope="module")
def edited(project: Project) -> Project:
    """A project that has run, whose tables from before are in `before`, and in which a document was edited since."""
    raw = project.folder / "raw"
    raw.mkdir()
    (raw / "iowa.txt").write_text(IOWA, encoding="utf-8")
    (raw / "montana.txt").write_text(MONTANA, encoding="utf-8")
    result = project.run()
    assert result.returncode == 0, result.stderr
    shutil.copytree(project.folder / "processed", project.folder / "before")
    (raw / "iowa.txt").write_text(IOWA.replace("requires", "does not require"), encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def compared(edited: Project) -> str:
    """What a run of the comparison says at its end."""
    result = edited.run("diff", opened=edited.folder / "opened.tsv", baseline="before")
    assert result.returncode == 0, result.stderr
    return result.stdout


# What is asked to compare with, and what the one line about it names
@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({}, ["baseline", "no earlier dataset", "--config baseline="]),
        ({"baseline": "./processed"}, ["baseline", "processed folder itself"]),
    ],
    ids=["none", "itself"],
)
def test_without_a_baseline_it_stops_before_any_job(edited: Project, config: dict, named: list[str]) -> None:
    result = edited.run("diff", **config)
    assert result.returncode != 0
    *_, line = result.stderr.splitlines()
    assert all(word in line for word in ["Cannot run: ", *named]), result.stderr
    assert "Job" not in result.stderr


def test_it_brings_the_tables_up_to_date_and_names_the_answer_that_flipped(edited: Project, compared: str) -> None:
    assert compared == (
        "Changes since the baseline:\n"
        "  answers    1 flipped\n"
        "             IA court_order_required: yes -> no\n"
        "  documents  1 changed\n"
        "  claims     1 changed\n"
        "\n"
        "Read them in processed/report/changes.html, or load processed/changes.parquet, one row per change.\n"
    )


def test_the_table_has_the_claim_that_turned_it(edited: Project, compared: str) -> None:
    changes = pd.read_parquet(edited.folder / "processed" / "changes.parquet")
    assert changes[["what", "change", "cause", "column", "before", "after"]].fillna("").to_numpy().tolist() == [
        ["answer", "flipped", "text", "answer", "yes", "no"],
        ["document", "changed", "text", "text", "", ""],
        ["claim", "changed", "text", "role", "required", "not_required"],
    ]
    claim = changes.iloc[-1]
    assert claim["quote_before"] == "The Iowa DMV requires a court order before ICE gets any record."
    assert claim["quote_after"] == "The Iowa DMV does not require a court order before ICE gets any record."
    claims = pd.read_parquet(edited.folder / "processed" / "claims" / "IA.parquet")
    assert claim["claim_id_after"] in set(claims["claim_id"])


def test_the_page_shows_the_words(edited: Project, compared: str) -> None:
    page = (edited.folder / "processed" / "report" / "changes.html").read_text(encoding="utf-8")
    assert "Iowa: Does ICE have to bring a court order, alone or as one of several alternatives?" in page
    assert "does not require<span" in page


def test_all_leaves_it_alone(edited: Project, compared: str) -> None:
    result = edited.run("--dry-run", baseline="before")
    assert result.returncode == 0
    assert "Comparing" not in result.stdout + result.stderr


def test_it_declares_every_file_that_it_opens(edited: Project, compared: str) -> None:
    summary = edited.run("diff", "--detailed-summary", baseline="before").stdout
    rows = [row for row in csv.DictReader(summary.splitlines(), delimiter="\t") if row["rule"] == "diff"]
    opened = edited.opened_by_rule(edited.folder / "opened.tsv")["diff"]
    assert opened
    assert opened <= set(rows[0]["input-file(s)"].split(","))


def test_a_folder_elsewhere_gives_the_same_bytes_and_is_compared_once(
    edited: Project, compared: str, tmp_path: Path
) -> None:
    processed = edited.folder / "processed"
    before = [(processed / name).read_bytes() for name in TABLES]
    shutil.copytree(edited.folder / "before", tmp_path / "elsewhere")
    runs = [edited.run("diff", baseline=tmp_path / "elsewhere") for _ in range(2)]
    said = [run.stdout + run.stderr for run in runs]
    assert ["Comparing with the baseline" in one for one in said] == [True, False]
    assert "Nothing to be done" in said[1]
    assert [(processed / name).read_bytes() for name in TABLES] == before
