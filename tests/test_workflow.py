"""The workflow as its users run it: what a run writes, what is done again after a change, and how it fails.

A run costs seconds, so tests share them: they stand in the order in which they change the one project.
"""

import csv
import json
import os
import re
from hashlib import sha256
from pathlib import Path
from subprocess import CompletedProcess

import pandas as pd
import pytest
from conftest import Project

IOWA = """1. Which records does the agency hand over?

It may share names, addresses and photographs with ICE upon a court order. Records are kept for 90 days.

2. Who checks this?

An independent auditor reviews every request each year.
"""
MONTANA = """1. Does the Montana Motor Vehicle Division share data with ICE?

Yes. The Montana Motor Vehicle Division shares driver's license records with ICE on request.
"""
OHIO = """1. Does the Ohio Bureau of Motor Vehicles share data with ICE?

The Ohio Bureau of Motor Vehicles does not share Social Security numbers with ICE.
"""
SHEET = """file,state,title,source_url,retrieved_on,provenance,licence
iowa.txt,IA,Records in Iowa,,2026-01-31,original,CC-BY-4.0
"""
# A name that a shell, Snakemake or a log would each trip over
ODD_NAME = 'it\'s {a} "draft"\nof $(HOME).txt'
# With batches of 2 on average the odd name has a batch of its own.
BATCH, ODD_BATCH = "001-of-002", "002-of-002"
SETTINGS = {"batch_size": 2}
NOTHING = "Nothing to be done"
# What is done again whenever tables change
PUBLISHED = {"Writing tables", "Describing the tables", "Writing the report"}


def jobs(result: CompletedProcess[str]) -> set[str]:
    """What a run did, as its messages say."""
    assert result.returncode == 0, result.stdout + result.stderr
    return set(re.findall(r"^Job \d+: (.*)", result.stdout + result.stderr, re.MULTILINE)) - {"All tables are written"}


def done_to(*batches: str) -> set[str]:
    steps = ("Reading documents", "Extracting claims")
    return {f"{step}, batch {batch}" for step in steps for batch in batches} | PUBLISHED


def contents(processed: Path) -> dict[str, str]:
    """The published tables with their checksums."""
    found = (path for path in processed.rglob("*.parquet") if ".work" not in path.parts)
    return {path.relative_to(processed).as_posix(): sha256(path.read_bytes()).hexdigest() for path in found}


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.fixture(scope="module")
def first(project: Project) -> CompletedProcess[str]:
    raw = project.folder / "raw"
    (raw / "more").mkdir(parents=True)
    (raw / "iowa.txt").write_text(IOWA, encoding="utf-8")
    (raw / "7f3a.txt").write_text(MONTANA, encoding="utf-8")
    (raw / ODD_NAME).write_text(OHIO, encoding="utf-8")
    (raw / "scan.pdf").write_bytes(b"%PDF-1.7 \xff\x00")
    (raw / "sources.csv").write_text(SHEET, encoding="utf-8")
    return project.run("--cores", "2", opened=project.folder / "opened.tsv", **SETTINGS)


@pytest.fixture(scope="module")
def processed(project: Project, first: CompletedProcess[str]) -> Path:
    assert first.returncode == 0, first.stdout + first.stderr
    return project.folder / "processed"


def test_first_run_does_every_batch(first: CompletedProcess[str]) -> None:
    assert jobs(first) == done_to(BATCH, ODD_BATCH)


def test_run_ends_with_one_summary(first: CompletedProcess[str]) -> None:
    lines = first.stdout.splitlines()
    assert [line.split()[0] for line in lines[:6]] == ["state", "IA", "MT", "OH", "(none)", "all"]
    assert first.stdout.count("scan.pdf") == 1


def test_documents_are_placed_by_the_sheet_or_by_their_words(processed: Path) -> None:
    documents = pd.read_parquet(processed / "documents.parquet").set_index("file")
    assert documents["state"].dropna().to_dict() == {"iowa.txt": "IA", "7f3a.txt": "MT", ODD_NAME: "OH"}
    assert documents["state_source"].dropna().to_dict() == {
        "iowa.txt": "sheet",
        "7f3a.txt": "text",
        ODD_NAME: "text",
    }


def test_junk_is_a_rejected_row_with_its_reason(processed: Path) -> None:
    documents = pd.read_parquet(processed / "documents.parquet").set_index("file")
    assert documents.loc[documents["status"] == "rejected"].index.to_list() == ["scan.pdf"]
    assert documents.loc["scan.pdf", "reason"] == "is a PDF that was cut off; get it again"


def test_claims_of_every_state_are_read_together(processed: Path) -> None:
    claims = pd.read_parquet(processed / "claims")
    assert set(claims["state"]) == {"IA", "MT", "OH"}


def test_second_run_does_nothing(project: Project, processed: Path) -> None:
    before = contents(processed)
    result = project.run(**SETTINGS)
    assert jobs(result) == set()
    assert NOTHING in result.stderr
    assert contents(processed) == before


def test_damaged_tables_are_written_again(project: Project, processed: Path) -> None:
    before = contents(processed)
    (processed / "claims" / "IA.parquet").unlink()
    (processed / "texts" / "MT.parquet").write_bytes(b"PAR1")
    assert jobs(project.run(**SETTINGS)) == PUBLISHED
    assert contents(processed) == before


def test_a_package_that_lacks_a_file_is_written_again(project: Project, processed: Path) -> None:
    schema = processed / "schemas" / "claims.json"
    before = schema.read_bytes()
    schema.unlink()
    assert "Describing the tables" in jobs(project.run(**SETTINGS))
    assert schema.read_bytes() == before


def test_a_page_that_is_missing_is_written_again(project: Project, processed: Path) -> None:
    page = processed / "report" / "iowa.html"
    before = page.read_bytes()
    page.unlink()
    assert jobs(project.run(**SETTINGS)) == {"Writing the report"}
    assert page.read_bytes() == before


def test_the_package_lists_every_table(processed: Path) -> None:
    resources = json.loads((processed / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert {one["path"]: one["hash"] for one in resources} == {
        path: f"sha256:{digest}" for path, digest in contents(processed).items()
    }


def test_rules_declare_every_file_that_their_jobs_open(project: Project, processed: Path) -> None:
    opened = project.opened_by_rule(project.folder / "opened.tsv")
    summary = project.run("--detailed-summary", **SETTINGS).stdout
    rows = list(csv.DictReader(summary.splitlines(), delimiter="\t"))
    assert {row["rule"] for row in rows} >= {"read", "extract", "write_tables", "describe"}
    for row in rows:
        read = opened[row["rule"]]
        assert read
        undeclared = read - set(row["input-file(s)"].split(","))
        assert not undeclared, f"declare as input of {row['rule']}: {', '.join(sorted(undeclared))}"


def test_cores_and_batches_make_no_difference(project: Project, processed: Path) -> None:
    jobs(project.run("--cores", "1", batch_size=50, processed="elsewhere/tables"))
    assert contents(project.folder / "elsewhere" / "tables") == contents(processed)


# What is edited, and which steps depend on it
@pytest.mark.parametrize(
    ("file", "steps"),
    [
        ("workflow/dmv_claims/read/html.py", {"Reading", "Extracting", "Writing", "Describing"}),
        ("workflow/vocabulary/sharing.yaml", {"Extracting", "Writing", "Describing"}),
        ("workflow/dmv_claims/tables/publish.py", {"Writing", "Describing"}),
        ("workflow/dataset/dataset.yaml", {"Writing", "Describing"}),
        ("workflow/dataset/CHANGELOG.md", {"Describing", "Writing"}),
        ("workflow/dmv_claims/package/descriptor.py", {"Describing", "Writing"}),
        ("workflow/report/index.js", {"Writing"}),
    ],
)
def test_edit_reruns_what_depends_on_it(project: Project, processed: Path, file: str, steps: set[str]) -> None:
    edited = project.folder / file
    original = edited.read_text(encoding="utf-8")
    append(edited, "\n# edited\n")
    # As after unpacking another version: files that are other and yet older than the tables
    os.utime(edited, (0, 0))
    planned = jobs(project.run("--dry-run", **SETTINGS))
    edited.write_text(original, encoding="utf-8")
    assert {job.split()[0] for job in planned} == steps


def test_too_many_rejected_fails_and_keeps_the_tables(project: Project, processed: Path) -> None:
    before = contents(processed)
    result = project.run(max_rejected=0, **SETTINGS)
    assert result.returncode != 0
    assert "scan.pdf: is a PDF that was cut off" in result.stderr
    assert contents(processed) == before


# What is wrong, and what the one line about it has to name
@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({"max_rejected": "many"}, ["config.yaml", "max_rejected", "'many'", "whole number from 0"]),
        ({"batchsize": 3}, ["config.yaml", "'batchsize'", "batch_size"]),
        ({"raw": "nowhere"}, ["raw", "nowhere"]),
        ({"sheet": "bad.csv"}, ["bad.csv", "line 2", "state", "'Iowa'", "postal code"]),
    ],
    ids=["value", "key", "folder", "sheet"],
)
def test_bad_input_stops_before_any_job(project: Project, config: dict[str, object], named: list[str]) -> None:
    (project.folder / "bad.csv").write_text(SHEET.replace(",IA,", ",Iowa,"), encoding="utf-8")
    result = project.run(**config)
    assert result.returncode != 0
    *_, line = result.stderr.splitlines()
    assert all(word in line for word in ["Cannot run: ", *named]), result.stderr
    assert "Job" not in result.stderr


def test_changed_document_reruns_its_batch(project: Project, processed: Path) -> None:
    before = contents(processed)
    append(project.folder / "raw" / "iowa.txt", "\nIt also shares vehicle registrations with ICE.\n")
    assert jobs(project.run(**SETTINGS)) == done_to(BATCH)
    after = contents(processed)
    assert after["claims/IA.parquet"] != before["claims/IA.parquet"]
    assert after["claims/MT.parquet"] == before["claims/MT.parquet"]


def test_new_row_of_the_sheet_reruns_only_its_batch(project: Project, processed: Path) -> None:
    append(project.folder / "raw" / "sources.csv", "7f3a.txt,MT,,,,original,CC-BY-4.0\n")
    planned = jobs(project.run("--dry-run", **SETTINGS))
    assert planned == {f"Extracting claims, batch {BATCH}", *PUBLISHED}
