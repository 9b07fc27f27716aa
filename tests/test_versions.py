"""The dataset's own version: its changelog, and the record that tells when tables change under the same version."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from dmv_claims.package.dataset import CHANGELOG, FILE, DatasetError, load_dataset
from dmv_claims.package.structure import Shape, changes, load, render, structure
from dmv_claims.tables.columns import load_tables

VERSION = load_dataset().version
COMMAND = "PYTHONPATH=workflow python -m dmv_claims.package.structure"
ENTRIES = re.findall(r"^## (\S+)\n\n(.+)", CHANGELOG.read_text(encoding="utf-8"), re.MULTILINE)


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def test_the_newest_entry_of_the_changelog_is_the_version() -> None:
    newest, _ = ENTRIES[0]
    assert newest == VERSION, (
        f"workflow/dataset/dataset.yaml has version {VERSION}, the first entry of CHANGELOG.md beside it is {newest}; "
        "say there what changed, under the new version"
    )


def test_the_changelog_begins_with_the_newest() -> None:
    versions = [numbers(version) for version, _ in ENTRIES]
    assert versions == sorted(versions, reverse=True)
    assert len({tuple(version) for version in versions}) == len(versions)


def test_tables_are_those_recorded_for_the_version() -> None:
    recorded, before = load()
    found = changes(before, structure(load_tables()))
    lines = "".join(f"\n  {one.level}: {one.what}" for one in found)
    assert (recorded, found) == (VERSION, []), (
        f"The tables are not those recorded for version {recorded} of the dataset:{lines}\n"
        f"If {recorded} is published, raise `version` in workflow/dataset/dataset.yaml by the largest part named above "
        "and say in CHANGELOG.md beside it what changed. Then record the tables, and commit all three:\n"
        f"  {COMMAND}"
    )


def test_a_record_reads_as_it_was_written(tmp_path: Path) -> None:
    tables = structure(load_tables())
    path = tmp_path / "structure.yaml"
    path.write_text(render(tables, "2.0.1"), encoding="utf-8")
    assert load(path) == ("2.0.1", tables)
    # Words that YAML would take for something else
    assert tables["state_answers.answer"].values[:2] == ("yes", "no")


SHAPE = Shape("string", nullable=False, values=("yes", "no"))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (SHAPE, SHAPE, []),
        # What breaks a program that loads the tables
        (SHAPE, None, ["major: t.c is gone"]),
        (SHAPE, replace(SHAPE, type="list"), ["major: t.c is list, was string"]),
        (SHAPE, replace(SHAPE, nullable=True), ["major: t.c may be empty"]),
        (SHAPE, replace(SHAPE, values=("yes",)), ["major: t.c has no 'no' any more"]),
        (SHAPE, replace(SHAPE, values=()), ["major: t.c allows all"]),
        # What leaves it as it was
        (None, SHAPE, ["minor: t.c is new"]),
        (replace(SHAPE, nullable=True), SHAPE, ["minor: t.c is never empty"]),
        (SHAPE, replace(SHAPE, values=("yes", "no", "maybe")), ["minor: t.c may be 'maybe'"]),
        (replace(SHAPE, values=()), SHAPE, ["minor: t.c allows certain values only"]),
        (SHAPE, replace(SHAPE, values=("no", "yes")), []),
        # Both
        (
            SHAPE,
            replace(SHAPE, values=("yes", "never")),
            ["major: t.c has no 'no' any more", "minor: t.c may be 'never'"],
        ),
    ],
)
def test_what_a_change_does_to_the_version(before: Shape | None, after: Shape | None, said: list[str]) -> None:
    found = changes({"t.c": before} if before else {}, {"t.c": after} if after else {})
    assert [f"{one.level}: {one.what}" for one in found] == said


# What is wrong in dataset.yaml, and what the error has to name
@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("version: 0.1.0", "version: 1.0", r"version: 1\.0 is not allowed; allowed: three numbers with dots"),
        ("version: 0.1.0", "version: v0.1.0", r"version: 'v0\.1\.0' is not allowed; allowed: three numbers"),
        ("name: dmv-claims", "name: DMV claims", "name: 'DMV claims' is not allowed; allowed: small letters"),
        ("version:", "versoin:", ".*'versoin' was unexpected.*allowed: the keys name, title, version"),
        ("title: What", "titel: What", ".*'titel' was unexpected"),
        ("  name: CC-BY-4.0\n", "", "licence: 'name' is a required property; allowed: the keys name"),
        ("path: https://", "path: ", "licence: path: 'creativecommons.*an address that begins with https"),
        ("keywords: [", "keywords: [3, ", "keywords: 0: 3 is not allowed; allowed: a text"),
        (
            "roles: [author]",
            "roles: []",
            r"contributors: 0: roles: \[\] is not allowed; allowed: a list of at least one",
        ),
        ("name: dmv-claims", "name: [", "no valid YAML"),
    ],
)
def test_a_faulty_description_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = FILE.read_text(encoding="utf-8").replace(f"version: {VERSION}", "version: 0.1.0")
    assert old in text
    path = tmp_path / "dataset.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DatasetError, match=rf"^dataset\.yaml: {words}"):
        load_dataset(path)
