"""The workflow with documents and results in object storage: the same results as on disk, and nothing done twice.

A run costs seconds, so tests share them: they stand in the order in which they change the one bucket.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Project
from dmv_claims.objects.upload import MARK
from storage import BUCKET, Storage, served
from test_workflow import IOWA, MONTANA, NOTHING, ODD_NAME, OHIO, SHEET, jobs

PROFILE = ("--workflow-profile", "s3", "--cores", "2")
SETTINGS = {"raw": f"s3://{BUCKET}/raw", "processed": f"s3://{BUCKET}/out", "batch_size": 2}
# The server of the tests takes no line break in a name.
ODD_OBJECT = "more/#1? " + ODD_NAME.replace("\n", " ")
DOCUMENTS = {"iowa.txt": IOWA, "7f3a.txt": MONTANA, ODD_OBJECT: OHIO, "scan.xyz": "no document", "sources.csv": SHEET}
RESULTS = {"Writing tables", "Describing the tables", "Writing the report"}


@pytest.fixture(scope="module")
def storage() -> Iterator[Storage]:
    with served() as found:
        for name, text in DOCUMENTS.items():
            found.put(f"raw/{name}", text)
        yield found


@pytest.fixture(scope="module")
def on_disk(project: Project) -> Path:
    """The results of a run on the same documents on disk."""
    for name, text in DOCUMENTS.items():
        file = project.folder / "raw" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert jobs(project.run("--cores", "2", processed="local"))
    return project.folder / "local"


@pytest.fixture(scope="module")
def first(project: Project, storage: Storage) -> set[str]:
    return jobs(project.run(*PROFILE, opened=project.folder / "opened.tsv", **SETTINGS))


def published(processed: Path) -> dict[str, bytes]:
    files = {path.relative_to(processed): path for path in processed.rglob("*") if path.is_file()}
    return {str(name): path.read_bytes() for name, path in files.items() if name.parts[0] not in (".work", "logs")}


def results(storage: Storage) -> dict[str, bytes]:
    return {name: content for name, content in storage.contents("out/").items() if name != MARK}


def batches(done: set[str]) -> set[str]:
    """The batches that were read and extracted."""
    read = {job.rsplit(" ", 1)[-1] for job in done if job.startswith("Reading")}
    assert read == {job.rsplit(" ", 1)[-1] for job in done if job.startswith("Extracting")}
    return read


def test_results_in_storage_are_those_on_disk(first: set[str], storage: Storage, on_disk: Path) -> None:
    assert len(batches(first)) == 2
    assert first > RESULTS | {"Uploading the results"}
    found, expected = results(storage), published(on_disk)
    assert found.keys() == expected.keys() >= {"claims/IA.parquet", "claims/OH.parquet", "report/index.html"}
    assert {name for name in found if found[name] != expected[name]} == set()


def test_rules_declare_every_file_that_their_jobs_open(project: Project, first: set[str]) -> None:
    opened = project.opened_by_rule(project.folder / "opened.tsv")
    summary = project.run("--detailed-summary", **SETTINGS).stdout
    rows = {row["rule"]: row for row in csv.DictReader(summary.splitlines(), delimiter="\t")}
    for rule in ("read_stored", "upload"):
        assert opened[rule]
        undeclared = opened[rule] - set(rows[rule]["input-file(s)"].split(","))
        assert not undeclared, f"declare as input of {rule}: {', '.join(sorted(undeclared))}"


def test_second_run_does_nothing(project: Project, storage: Storage, first: set[str]) -> None:
    before = storage.contents("out/")
    result = project.run(*PROFILE, **SETTINGS)
    assert jobs(result) == set()
    assert NOTHING in result.stderr
    assert storage.contents("out/") == before


def test_lost_result_is_stored_again(project: Project, storage: Storage, first: set[str]) -> None:
    before = storage.contents("out/")
    storage.remove("out/claims/IA.parquet")
    assert jobs(project.run(*PROFILE, **SETTINGS)) == {"Uploading the results"}
    assert storage.contents("out/") == before


def test_changed_object_reruns_its_batch(project: Project, storage: Storage, first: set[str]) -> None:
    before = results(storage)
    storage.put("raw/iowa.txt", IOWA + "\nIt also shares vehicle registrations with ICE.\n")
    done = jobs(project.run(*PROFILE, **SETTINGS))
    assert len(batches(done)) == 1
    assert done > RESULTS | {"Uploading the results"}
    after = results(storage)
    assert after["claims/IA.parquet"] != before["claims/IA.parquet"]
    assert after["claims/MT.parquet"] == before["claims/MT.parquet"]


# What is asked for, and what the one line about it has to name
@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({"raw": "s3://nowhere/raw"}, ["s3://nowhere/raw", "does not exist", "AWS_ENDPOINT_URL"]),
        ({"processed": "s3://nowhere/out"}, ["s3://nowhere/out", "does not exist"]),
        ({"processed": f"s3://{BUCKET}/raw/out"}, ["processed", "lies in the raw folder"]),
    ],
    ids=["documents", "results", "results among documents"],
)
def test_bad_address_stops_before_any_job(
    project: Project, storage: Storage, config: dict[str, object], named: list[str]
) -> None:
    result = project.run(*PROFILE, **SETTINGS | config)
    assert result.returncode != 0
    *_, line = result.stderr.splitlines()
    assert all(word in line for word in ["Cannot run: ", *named]), result.stderr
    assert "Job" not in result.stderr


def test_documents_are_fetched_to_disk_alone(project: Project, storage: Storage) -> None:
    result = project.run("fetch", **SETTINGS, fetch_agent="dmv-claims (you@example.org)")
    assert result.returncode != 0
    assert "Cannot run: raw: " in result.stderr
