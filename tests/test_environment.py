"""Conda environments and pyproject.toml name the same packages within the same bounds."""

import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
CLUSTER = PROJECT["project"]["optional-dependencies"]["cluster"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]
# Packages that have another name there
CONDA_NAMES = {"snakemake": "snakemake-minimal", "duckdb": "python-duckdb", "playwright": "playwright-python"}


def bounds(requirements: list[str]) -> dict[str, SpecifierSet]:
    """The bounds of each package, under its name at conda, and of Python."""
    parsed = [Requirement(one) for one in requirements]
    python = {"python": SpecifierSet(PROJECT["project"]["requires-python"])}
    return python | {CONDA_NAMES.get(one.name, one.name): one.specifier for one in parsed}


def conda(file: str) -> tuple[dict[str, SpecifierSet], list[str]]:
    """The bounds of each package of an environment file, and what it installs with pip."""
    entries = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))["dependencies"]
    pip = [one for entry in entries if isinstance(entry, dict) for one in entry["pip"]]
    named = [entry.partition(" ") for entry in entries if isinstance(entry, str)]
    return {name: SpecifierSet(rest) for name, _, rest in named if name != "pip"}, pip


# Each file with what it has to hold: everything, or what jobs run on (Snakemake is there outside of them)
FILES = [
    ("environment.yml", bounds(RUNTIME + CLUSTER + DEVELOPMENT)),
    ("workflow/envs/pipeline.yml", bounds([one for one in RUNTIME + CLUSTER if not one.startswith("snakemake")])),
]


@pytest.mark.parametrize(("file", "wanted"), FILES, ids=[file for file, _ in FILES])
def test_same_packages_within_the_same_bounds(file: str, wanted: dict[str, SpecifierSet]) -> None:
    found, _ = conda(file)
    missing = [f"add '- {name} {wanted[name]}'" for name in wanted.keys() - found.keys()]
    surplus = [f"remove {name}, or add it to pyproject.toml" for name in found.keys() - wanted.keys()]
    other = [
        f"change {name} {found[name]} to {wanted[name]}"
        for name in wanted.keys() & found.keys()
        if found[name] != wanted[name]
    ]
    fixes = sorted([*missing, *surplus, *other])
    assert not fixes, f"{file} has drifted from pyproject.toml: {'; '.join(fixes)}"


def test_conda_users_get_the_project_itself() -> None:
    _, pip = conda("environment.yml")
    assert pip == ["-e ."], "environment.yml: add '- pip:' with '- -e .' under dependencies"
