"""requirements.lock and pyproject.toml belong together, and no file says where packages come from."""

import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FIX = "run `make lock` and commit requirements.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIREMENTS = [
    Requirement(one)
    for group in (
        PROJECT["project"]["dependencies"],
        PROJECT["project"]["optional-dependencies"]["cluster"],
        PROJECT["dependency-groups"]["dev"],
        PROJECT["build-system"]["requires"],
    )
    for one in group
]
# One entry: a requirement on a line of its own, then its hashes and who needs it
ENTRIES = [
    (Requirement(entry.split("\\\n")[0].strip()), entry)
    for entry in re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
]
VERSIONS = [(canonicalize_name(locked.name), version.version) for locked, _ in ENTRIES for version in locked.specifier]
LOCKED = {name for name, _ in VERSIONS}
# Entries for another system or Python, of which nothing is installed here that could be asked who needs it
ELSEWHERE = {canonicalize_name(locked.name) for locked, _ in ENTRIES if locked.marker and not locked.marker.evaluate()}
# In parts, since this file is searched as well
HOSTS = [
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("pypi", "python", "org"),
    ("anaconda", "org"),
    ("anaconda", "com"),
    ("prefix", "dev"),
    ("npmjs", "org"),
    ("deb", "debian", "org"),
    ("crates", "io"),
    ("proxy", "golang", "org"),
]
OPTIONS = ["index" + "-url", "find" + "-links", "default" + "-index"]


def test_every_entry_is_one_exact_version_with_hashes() -> None:
    loose = [
        str(locked)
        for locked, entry in ENTRIES
        if [version.operator for version in locked.specifier] != ["=="]
        or not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)
    ]
    assert not loose, f"not one version with hashes: {', '.join(loose)}; {FIX}"


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=str)
def test_requirement_is_locked_within_its_bounds(requirement: Requirement) -> None:
    versions = [version for name, version in VERSIONS if name == canonicalize_name(requirement.name)]
    assert versions, f"{requirement.name} is not in requirements.lock; {FIX}"
    outside = [version for version in versions if not requirement.specifier.contains(version, prereleases=True)]
    assert not outside, f"{requirement} is locked at {', '.join(outside)}; {FIX}"


def test_every_locked_package_is_needed() -> None:
    needed = {canonicalize_name(requirement.name) for requirement in REQUIREMENTS}
    for name in LOCKED:
        needed |= {canonicalize_name(Requirement(one).name) for one in requirements_of(name)}
    surplus = LOCKED - needed - ELSEWHERE
    assert not surplus, f"nothing needs {', '.join(sorted(surplus))}; {FIX}"


def requirements_of(name: str) -> list[str]:
    """What an installed package asks for; nothing where it is for another system."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def test_no_file_says_where_packages_come_from() -> None:
    found = [
        f"{file}: {word}"
        for file in project_files()
        for word in [".".join(host) for host in HOSTS] + OPTIONS
        if word.encode() in (ROOT / file).read_bytes()
    ]
    assert not found, f"remove the address of a package registry: {'; '.join(found)}"


def project_files() -> list[str]:
    """The files that are or will be in git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs git and a git repository to tell the project's files from others")
    return [file for file in listed.split("\0") if file and (ROOT / file).is_file()]
