"""Check what a run starts from: its configuration, its folder of documents, the tables of the last run."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from dmv_claims.read import is_document, is_document_name
from dmv_claims.yaml_lines import line_of, said, twice

FILE = Path("config/config.yaml")
SCHEMA = Path(__file__).parents[1] / "schemas" / "config.schema.yaml"


class SettingsError(ValueError):
    """A setting that cannot be used; the message names the key, what is allowed and what to do."""


class NoDocumentError(SettingsError):
    """A raw folder without documents, which has no tables but may have a sheet that says what to fetch."""


def check_file(file: Path = FILE) -> None:
    """Raise SettingsError, with the line, where a file of settings cannot be read; Snakemake would not say which."""
    if not file.is_file():
        return
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        repeated = next(twice(file), None)
    except yaml.YAMLError as error:
        raise SettingsError(f"{file}, {said(error)}; mend the line and run again") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    if not isinstance(content, dict):
        raise SettingsError(f"{file}, line 1: allowed are keys with values, as in 'raw: raw'; correct it")
    if repeated:
        key, line = repeated
        raise SettingsError(f"{file}, line {line}: {key} is there for the second time; allowed is once, remove one")


def check_settings(config: Mapping[str, Any], file: Path = FILE) -> dict[str, Any]:
    """Return the configuration with its defaults; SettingsError where a key or a value is not allowed.

    `file` is where its values stand unless they were given with the command.
    """
    schema = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    entries = schema["properties"]
    # The command line has no way to say that there is no value but the word.
    config = {key: None if value == "null" else value for key, value in config.items()}
    for key in sorted(config.keys() - entries.keys()):
        where = _where(file, key, config[key])
        raise SettingsError(f"{where}: there is no key '{key}'; allowed are {', '.join(entries)}")
    for error in Draft202012Validator(schema).iter_errors(config):
        key = str(error.absolute_path[0])
        where = _where(file, key, error.instance)
        raise SettingsError(f"{where}: {key} is {error.instance!r}; allowed is {entries[key]['description']}")
    return {key: entry["default"] for key, entry in entries.items() if "default" in entry} | config


def _where(file: Path, key: str, value: object) -> str:
    """Return the line of the file that a setting stands in; without one it was perhaps given with the command."""
    content = (yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else None) or {}
    if key in content and content[key] in (value, value or "null"):
        return f"{file}, line {line_of(file, [key])}"
    return f"{file} or --config"


def find_sheet(settings: Mapping[str, Any]) -> Path:
    """Return the path of the sheet of documents; SettingsError where one is named that does not exist."""
    return _find(settings, "sheet", Path(settings["raw"]) / "sources.csv")


def find_review(settings: Mapping[str, Any]) -> Path:
    """Return the path of the sheet of decisions; SettingsError where one is named that does not exist."""
    return _find(settings, "review", Path("config/review.csv"))


def _find(settings: Mapping[str, Any], key: str, default: Path) -> Path:
    sheet = Path(settings.get(key, default))
    if key in settings and not sheet.is_file():
        raise SettingsError(f"{key}: there is no file {sheet}; correct the path, or leave the key out")
    return sheet


def find_baseline(settings: Mapping[str, Any]) -> Path:
    """Return the folder of the dataset to compare with; SettingsError where none is named or it is none."""
    example = "snakemake diff --config baseline=FOLDER"
    if not settings.get("baseline"):
        raise SettingsError(f"baseline: no earlier dataset is named to compare with; name its folder: {example}")
    baseline, processed = Path(settings["baseline"]), Path(settings["processed"])
    if baseline.resolve() == processed.resolve():
        raise SettingsError(f"baseline: {baseline} is the processed folder itself; name a copy that you took earlier")
    if not (baseline / "documents.parquet").is_file():
        raise SettingsError(f"baseline: {baseline} holds no dataset (documents.parquet); name another: {example}")
    return baseline


def check_fetch(settings: Mapping[str, Any], sheet: Path) -> None:
    """Raise SettingsError where the documents of a sheet cannot be fetched."""
    if "fetch_agent" not in settings:
        raise SettingsError(
            "fetch_agent: it is not set, but hosts have to be told who asks; name the project and a way to reach you, "
            "in config/config.yaml as  fetch_agent: dmv-claims (you@example.org)"
        )
    if not sheet.is_file():
        raise SettingsError(f"sheet: there is no file {sheet} that could say what to fetch; make one, or name another")


def find_documents(raw: Path, processed: Path, sheet: Path) -> list[str]:
    """Return the names of the documents below `raw`, sorted; SettingsError where there is none to work on."""
    if not raw.is_dir():
        raise SettingsError(f"raw: there is no folder {raw}; make it, or name another: --config raw=FOLDER")
    if raw.resolve() in (processed.resolve(), *processed.resolve().parents):
        raise SettingsError(f"processed: {processed} lies in the raw folder; name a folder outside of it")
    # Not resolve(), which raises where links lead in a circle.
    described = os.path.realpath(sheet)
    found = [path for path in raw.rglob("*") if is_document(path) and os.path.realpath(path) != described]
    names = sorted(name for path in found if is_document_name(name := path.relative_to(raw).as_posix()))
    if not names:
        action = "put some in, name another folder, or fetch those of the sheet: snakemake fetch"
        raise NoDocumentError(f"raw: {raw} holds no document; {action}")
    for name in names:
        if os.fsencode(name) != name.encode("utf-8", "replace"):
            raise SettingsError(f"raw: {os.fsencode(name)!r} is no file name in UTF-8; rename the file")
    return names


def tables_are_whole(manifest: Path, processed: Path) -> bool:
    """Tell whether every table that the manifest lists is there, with the size that it had."""
    try:
        tables = json.loads(manifest.read_text(encoding="utf-8"))
        return all((processed / name).stat().st_size == entry["bytes"] for name, entry in tables.items())
    except (OSError, ValueError):
        return False
