"""The workflow on a real Slurm: the same results as without it, also when a job is killed on the way."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import slurm
from conftest import Project
from test_workflow import IOWA, MONTANA, OHIO

SETTINGS = {"batch_size": 2}
# Looks at its jobs sooner than the profile says: they are short.
CLUSTER = ("--workflow-profile", "slurm", "--slurm-init-seconds-before-status-checks", "1")


@dataclass(frozen=True)
class Run:
    """A run on Slurm, the number of the job that was killed meanwhile, and all its jobs by their numbers."""

    ended: CompletedProcess[str]
    killed: str
    jobs: dict[str, slurm.Ended]


def results(processed: Path) -> dict[str, bytes]:
    """All that a run publishes."""
    files = {path.relative_to(processed): path for path in processed.rglob("*") if path.is_file()}
    return {
        name.as_posix(): path.read_bytes() for name, path in files.items() if name.parts[0] not in (".work", "logs")
    }


@pytest.fixture(scope="module")
def local(project: Project) -> Path:
    """The results of a run without Slurm."""
    raw = project.folder / "raw"
    raw.mkdir()
    for name, text in {"iowa": IOWA, "montana": MONTANA, "ohio": OHIO, "more": MONTANA + IOWA}.items():
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")
    result = project.run("--cores", "2", processed="local", **SETTINGS)
    assert result.returncode == 0, result.stderr
    return project.folder / "local"


@pytest.fixture(scope="module")
def run(project: Project, local: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A run during which a job is killed that has read its batch and is about to extract."""
    processed = project.folder / "cluster"
    with slurm.started(tmp_path_factory.mktemp("slurm")) as cluster, ThreadPoolExecutor(1) as pool:
        running = pool.submit(project.run, *CLUSTER, processed=processed.name, **SETTINGS)
        while not running.done() and not list(processed.glob(".work/read/*.parquet")):
            time.sleep(0.1)
        killed = next(iter(cluster.running()), "none")
        cluster.kill(killed)
        return Run(running.result(), killed, cluster.ended())


def test_results_are_those_of_a_local_run(project: Project, local: Path, run: Run) -> None:
    assert run.ended.returncode == 0, run.ended.stdout + run.ended.stderr
    found, expected = results(project.folder / "cluster"), results(local)
    assert found.keys() == expected.keys() >= {"claims/MT.parquet", "datapackage.json", "report/index.html"}
    assert {name for name in found if found[name] != expected[name]} == set()


def test_each_batch_is_one_job_and_the_killed_one_is_tried_again(run: Run) -> None:
    ended = [job.state for job in run.jobs.values()]
    assert run.jobs[run.killed].state != "COMPLETED"
    # Two batches, and the results of both
    assert ended.count("COMPLETED") == 3
    assert len(ended) == 4


def test_second_attempt_asks_for_twice_as_much(run: Run) -> None:
    killed = run.jobs[run.killed]
    assert slurm.Ended("COMPLETED", 2 * killed.minutes, 2 * killed.megabytes) in run.jobs.values()
