"""What several test files need: the project's folder, and copies of the project to run the workflow in."""

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import source_from_cache
from pathlib import Path

import pytest
from browser import Visitor, visitor
from website import Site, serve

ROOT = Path(__file__).parents[1]
# Files of the library that jobs begin with, and that have no part in what they write.
ASIDE = {"disk.py", "job.py", "lock.py"}
# Processes that jobs start, and the rule of these jobs.
WORKERS = {"worker.py": "read"}


@dataclass(frozen=True)
class Project:
    """A copy of the project without documents, in which Snakemake runs as a user would run it."""

    folder: Path

    def run(
        self, *options: str, opened: Path | None = None, within: Sequence[str] = (), **config: object
    ) -> subprocess.CompletedProcess[str]:
        """Run Snakemake with these options and settings; the library is the copy's own.

        With `opened`, each process notes there which files of workflow/ it opens. `within` is a command that runs it.
        """
        settings = ["--config", *(f"{key}={value}" for key, value in config.items())] if config else []
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        path = [self.folder / "workflow"]
        if opened:
            path.append(ROOT / "tests" / "audit")
            environment["OPENED"] = str(opened)
        return subprocess.run(
            [*within, sys.executable, "-m", "snakemake", *options, *settings],
            cwd=self.folder,
            env=environment | {"PYTHONPATH": os.pathsep.join(map(str, path))},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def opened_by_rule(self, opened: Path) -> dict[str, set[str]]:
        """Return the files of workflow/ that the jobs of each rule opened and that have a part in what they write."""
        found: dict[str, set[str]] = defaultdict(set)
        for line in opened.read_text(encoding="utf-8").splitlines():
            process, file = line.split("\t")
            source = source_from_cache(file) if file.endswith(".pyc") else file
            # Snakemake runs a copy of the script, named after it.
            if Path(source).name not in ASIDE:
                rule = WORKERS.get(Path(process).name) or Path(process).suffixes[0].lstrip(".")
                found[rule].add(os.path.relpath(source, self.folder))
        return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A fresh copy of all that a run depends on."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy2(ROOT / "Snakefile", folder)
    for name in ("config", "profiles", "workflow"):
        shutil.copytree(ROOT / name, folder / name)
    # Without labelled documents there is nothing to train a model on.
    config = folder / "config" / "config.yaml"
    config.write_text(re.sub("(?m)^training: .*", "training: null", config.read_text()), encoding="utf-8")
    return Project(folder)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web site on 127.0.0.1, to be filled with pages."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    with serve() as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Visitor]:
    """A browser without a net, for all tests of a file."""
    with visitor() as found:
        yield found


@pytest.fixture
def reader(browser: Visitor) -> Iterator[Visitor]:
    """The browser for one test; after it, no request has left the disk and no page has complained."""
    yield browser
    browser.check()
    for context in browser.browser.contexts:
        context.close()
