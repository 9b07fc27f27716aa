"""Read what the dataset is called, which version it has, and under which licence it comes: workflow/dataset."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, ValidationError

FOLDER = Path(__file__).parents[2] / "dataset"
FILE = FOLDER / "dataset.yaml"
CHANGELOG = FOLDER / "CHANGELOG.md"
SCHEMA = Path(__file__).parents[2] / "schemas" / "dataset.schema.yaml"


class DatasetError(ValueError):
    """A description of the dataset that cannot be used; the message names file, key, what is allowed and what to do."""


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of the dataset: an SPDX id, its name in words, and the address of its text."""

    name: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Contributor:
    """Who made the dataset; `path` is an address or ""."""

    title: str
    roles: tuple[str, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """The dataset as a work of its own; `version` counts its changes, not those of the code."""

    name: str
    title: str
    version: str
    description: str
    licence: Licence
    contributors: tuple[Contributor, ...]
    keywords: tuple[str, ...]

    @property
    def about(self) -> Mapping[str, str]:
        """What every file of the dataset says of it."""
        return {
            "dataset": self.name,
            "dataset_title": self.title,
            "dataset_version": self.version,
            "licence": self.licence.name,
            "licence_url": self.licence.path,
        }


@cache
def load_dataset(path: Path = FILE) -> Dataset:
    """Return what the file says; DatasetError at the first key that is not allowed."""
    content = _read(path)
    contributors = [Contributor(**one | {"roles": tuple(one["roles"])}) for one in content["contributors"]]
    parts = {
        "licence": Licence(**content["licence"]),
        "contributors": tuple(contributors),
        "keywords": tuple(content["keywords"]),
    }
    return Dataset(**content | parts)


def _read(path: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise DatasetError(f"{path.name}: no valid YAML ({' '.join(str(error).split())}); mend it") from error
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    errors = Draft202012Validator(schema).iter_errors(content)
    for fault in sorted(errors, key=lambda one: [str(part) for part in one.absolute_path]):
        raise DatasetError(": ".join(map(str, (path.name, *fault.absolute_path, _said(fault)))))
    return content


def _said(fault: ValidationError) -> str:
    """Say what is wrong and what is allowed: of keys which are missing or unknown, of values what they are."""
    of_keys = fault.validator in ("required", "additionalProperties")
    found = fault.message if of_keys else f"{fault.instance!r} is not allowed"
    allowed = fault.schema["description"] if isinstance(fault.schema, dict) else "nothing"
    return f"{found}; allowed: {allowed}; correct it and run again"
