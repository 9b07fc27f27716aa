"""Read the column dictionary: which tables and columns the dataset has, and which values they may hold.

The values that the vocabulary defines (states, claim types, categories) are taken from there on load.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from dmv_claims.profiles.columns import question_columns
from dmv_claims.profiles.headlines import Headline, check_headlines, load_headlines
from dmv_claims.vocabulary import CLAIM_TYPES, FOLDER, OTHER_TOPIC, load_states, load_topics, read_yaml

SCHEMAS = Path(__file__).parents[2] / "schemas"
COLUMNS = SCHEMAS / "columns.yaml"


class ColumnsError(ValueError):
    """A column dictionary that cannot be used; the message names the file, the entry and the fault."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `values` maps each allowed value to its meaning (any value where empty).

    `listed` names the list the values were taken from ("states", "categories" …), "" where they are its own.
    """

    name: str
    type: str
    description: str
    nullable: bool = False
    unit: str = ""
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `claim_type` is set where it holds the claims of just this type, `single` where it is one file."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    claim_type: str = ""
    single: bool = False

    @property
    def names(self) -> list[str]:
        """The names of the columns in their order."""
        return [column.name for column in self.columns]


@cache
def load_tables(vocabulary: Path = FOLDER, path: Path = COLUMNS) -> dict[str, Table]:
    """Return every table by name, in the order of the dictionary; ColumnsError where it does not hold."""
    headlines = load_headlines(vocabulary)
    content = _with_questions(_read(path), headlines)
    types = {name: read_yaml(vocabulary / f"{name}.yaml", set()) for name in CLAIM_TYPES}
    lists = _lists(vocabulary, types) | {
        "headlines": {one.name: one.question for one in headlines},
        "answers": content["columns"]["answer"]["values"],
    }
    tables = {name: _table(path.name, name, entry, content, lists) for name, entry in content["tables"].items()}
    for name, entry in content["type_tables"].items():
        claim_type = entry["claim_type"]
        if claim_type not in types:
            raise ColumnsError(f"{path.name}: type_tables: {name}: '{claim_type}' is no claim type")
        whole = _type_table(entry, types[claim_type]["meaning"])
        categories = {"categories": _meanings(types[claim_type])}
        table = _table(path.name, name, whole, content, lists | categories)
        tables[name] = replace(table, claim_type=claim_type)
    _check_questions(headlines, tables, types)
    return tables


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    schema = yaml.safe_load((SCHEMAS / "columns.schema.yaml").read_text(encoding="utf-8"))
    errors = Draft202012Validator(schema).iter_errors(content)
    for error in sorted(errors, key=lambda one: [str(part) for part in one.absolute_path]):
        raise ColumnsError(": ".join(map(str, (path.name, *error.absolute_path, error.message))))
    return content


def _with_questions(content: dict[str, Any], headlines: Iterable[Headline]) -> dict[str, Any]:
    """Add the columns of each headline question, and the group `headlines` of all of them."""
    columns = question_columns(headlines, content["columns"])
    groups = content["groups"] | {"headlines": list(columns)}
    return content | {"columns": content["columns"] | columns, "groups": groups}


def _check_questions(headlines: Iterable[Headline], tables: Mapping[str, Table], types: Mapping[str, Any]) -> None:
    claims = {column.name: column.values for column in tables["claims"].columns if column.type == "string"}
    conflicts = {column.name: column.values for column in tables["conflicts"].columns if column.name in ("kind", "key")}
    check_headlines(headlines, claims, {name: one["categories"] for name, one in types.items()}, conflicts)


def _lists(vocabulary: Path, types: dict[str, dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the lists of values that columns may name; a category of several types is explained for each."""
    states = {state.code: state.name for state in load_states(vocabulary)}
    categories: dict[str, str] = {}
    for claim_type, content in types.items():
        for name, meaning in _meanings(content).items():
            before = f"{categories[name]}; " if name in categories else ""
            categories[name] = f"{before}{claim_type}: {meaning}"
    types_and_meanings = {name: str(content["meaning"]) for name, content in types.items()}
    return {
        "states": states,
        "jurisdictions": {"US": "the United States"} | states,
        "claim_types": types_and_meanings,
        "topics": {topic.name: topic.meaning for topic in load_topics(vocabulary)} | {OTHER_TOPIC: "none of these"},
        "categories": categories,
        "measured": {"all": "all claims together"} | types_and_meanings,
    }


def _meanings(content: dict[str, Any]) -> dict[str, str]:
    return {name: str(category["meaning"]) for name, category in content["categories"].items()}


def _type_table(entry: dict[str, Any], meaning: str) -> dict[str, Any]:
    return {
        "description": f"One row per claim of the type `{entry['claim_type']}`: {meaning}.",
        "key": ["claim_id"],
        "columns": ["claim_keys", "claim_attributes", *entry.get("values", []), "quote"],
        "own": {name: {"nullable": False} for name in entry.get("required", [])},
    }


def _table(
    file: str, name: str, entry: dict[str, Any], content: dict[str, Any], lists: dict[str, dict[str, str]]
) -> Table:
    own = entry.get("own", {})
    names = [one for column in entry["columns"] for one in content["groups"].get(column, [column])]
    for unknown in [
        *(n for n in names if n not in content["columns"]),
        *({*own, *entry["key"]} - set(names)),
    ]:
        raise ColumnsError(f"{file}: {name}: '{unknown}' is no column of it; define it under columns or correct it")
    columns = [_column(one, content["columns"][one] | own.get(one, {}), lists) for one in names]
    key, single = tuple(entry["key"]), bool(entry.get("single", False))
    return Table(name, entry["description"].strip(), key, tuple(columns), single=single)


def _column(name: str, entry: dict[str, Any], lists: dict[str, dict[str, str]]) -> Column:
    values = entry.get("values", {})
    if isinstance(values, str):
        return Column(name, **{**entry, "values": lists[values], "listed": values})
    return Column(name, **entry)
