"""Read the YAML files of the vocabulary and say in one line what is wrong with one that does not hold."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dmv_claims.yaml_lines import said

FOLDER = Path(__file__).parents[1] / "vocabulary"

# The claim types of the guide's section 3; each has a file of its name.
CLAIM_TYPES = (
    "sharing",
    "data_type",
    "retention",
    "legal_basis",
    "legal_process",
    "agreement",
    "policy_status",
    "safeguard",
    "purpose",
    "impact",
    "penalty",
    "remedy",
    "event",
    "public_opinion",
)


# The topic of a question that none of topics.yaml fits.
OTHER_TOPIC = "other"


class VocabularyError(ValueError):
    """A vocabulary file that cannot be used; the message names the file, the key, what is allowed and what to do."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings that make a category together, at most `within` words apart."""

    first: tuple[str, ...]
    then: tuple[str, ...]
    within: int = 8
    any_order: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """One category of a claim type with its wordings; `masks` are wordings that only look like it."""

    claim_type: str
    name: str
    meaning: str
    phrases: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    masks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """A state: postal code, name, its square on a tile map, what its people are called, names only its agency has."""

    code: str
    name: str
    tile: tuple[int, int]
    people: tuple[str, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question can ask about, with its wordings."""

    name: str
    meaning: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All categories, the named lists of words ("cues") that frames and context look for, and closed word classes.

    `masks` are wordings that only look like a cue, by its name.
    """

    categories: tuple[Category, ...]
    cues: dict[str, tuple[str, ...]]
    masks: dict[str, tuple[str, ...]]
    states: tuple[State, ...]
    irregular: dict[str, tuple[str, ...]]
    grammar: dict[str, frozenset[str]]


def read_yaml(path: Path, keys: set[str], optional: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return the mapping in a YAML file, which has to have just these keys (any where `keys` is empty)."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise VocabularyError(f"{path.name}, {said(error)}; mend the line and run again") from error
    if not isinstance(content, dict):
        raise VocabularyError(f"{path.name}: has to be a mapping, with the keys {', '.join(sorted(keys))}")
    _check_keys(path.name, content, keys, optional)
    return content


def _check_keys(where: str, content: dict[str, Any], keys: set[str], optional: frozenset[str]) -> None:
    for key in sorted((keys ^ set(content)) - optional) if keys else ():
        verb = "add" if key in keys else "remove"
        allowed = ", ".join(sorted(keys | optional))
        raise VocabularyError(f"{where}: key '{key}': allowed are just {allowed}; {verb} it")


@cache
def load_vocabulary(folder: Path = FOLDER) -> Vocabulary:
    """Read and check every list of words in a vocabulary folder."""
    categories: list[Category] = []
    cues: dict[str, tuple[str, ...]] = {}
    for claim_type in CLAIM_TYPES:
        path = folder / f"{claim_type}.yaml"
        content = read_yaml(path, {"claim_type", "meaning", "categories"}, frozenset({"cues"}))
        found = _mapping(f"{path.name}: categories", content["categories"])
        categories += [_category(path.name, claim_type, name, c) for name, c in found.items()]
        lists = _mapping(f"{path.name}: cues", content.get("cues", {}))
        cues |= {f"{claim_type}.{name}": _words(path.name, name, words) for name, words in lists.items()}
    masks: dict[str, tuple[str, ...]] = {}
    for name in ("parties", "context"):
        for key, content in read_yaml(folder / f"{name}.yaml", set()).items():
            cues[f"{name}.{key}"], masks[f"{name}.{key}"] = _words_and_masks(f"{name}.yaml", key, content)
    irregular = {
        verb: _words("irregular.yaml", verb, forms)
        for verb, forms in read_yaml(folder / "irregular.yaml", set()).items()
    }
    grammar = {
        name: frozenset(_words("grammar.yaml", name, words))
        for name, words in read_yaml(folder / "grammar.yaml", set()).items()
    }
    return Vocabulary(tuple(categories), cues, masks, load_states(folder), irregular, grammar)


@cache
def load_states(folder: Path = FOLDER) -> tuple[State, ...]:
    """Read `states.yaml`."""
    rows = read_yaml(folder / "states.yaml", set())
    return tuple(_state(code, row) for code, row in rows.items())


def _state(code: str, content: object) -> State:
    where = f"states.yaml: {code}"
    row = _mapping(where, content)
    _check_keys(where, row, {"name", "tile", "people", "agencies"}, frozenset({"tile"}))
    people, agencies = (_words(where, key, row[key]) for key in ("people", "agencies"))
    return State(code, _text(where, "name", row["name"]), _tile(code, row), people, agencies)


def _tile(code: str, row: dict[str, Any]) -> tuple[int, int]:
    tile = row.get("tile")
    if not isinstance(tile, list) or [type(one) for one in tile] != [int, int] or min(tile) < 0:
        raise VocabularyError(f"states.yaml: {code}: tile: {tile!r}; allowed is [row, column], both from 0; correct it")
    return tile[0], tile[1]


@cache
def load_lookalikes(folder: Path = FOLDER) -> dict[int, str]:
    """Read `lookalikes.yaml`: the Latin letter that another one looks like, by the number of that other."""
    letters = read_yaml(folder / "lookalikes.yaml", set())
    return {
        ord(other): letter for letter, others in letters.items() for other in _words("lookalikes.yaml", letter, others)
    }


@cache
def load_topics(folder: Path = FOLDER) -> tuple[Topic, ...]:
    """Read `topics.yaml`: the topics in their order, the more special first."""
    topics = []
    for name, content in read_yaml(folder / "topics.yaml", set()).items():
        where = f"topics.yaml: {name}"
        _check_keys(where, _mapping(where, content), {"meaning", "phrases"}, frozenset())
        topics.append(
            Topic(name, _text(where, "meaning", content["meaning"]), _words(where, "phrases", content["phrases"]))
        )
    return tuple(topics)


@cache
def load_thresholds(folder: Path = FOLDER) -> dict[str, float]:
    """Read `learned.yaml`: from which probability on the trained model's claims of a type count."""
    thresholds = read_yaml(folder / "learned.yaml", set())
    for claim_type, least in thresholds.items():
        if claim_type not in CLAIM_TYPES:
            allowed = ", ".join(CLAIM_TYPES)
            raise VocabularyError(f"learned.yaml: '{claim_type}' is no claim type; allowed are {allowed}")
        if not isinstance(least, float) or not 0 < least < 1:
            raise VocabularyError(f"learned.yaml: {claim_type}: {least!r}; allowed is a number between 0 and 1")
    return thresholds


def _category(file: str, claim_type: str, name: str, content: dict[str, Any]) -> Category:
    where = f"{file}: categories: {name}"
    _check_keys(where, _mapping(where, content), {"meaning", "phrases"}, frozenset({"pairs", "masks"}))
    return Category(
        claim_type,
        name,
        _text(where, "meaning", content["meaning"]),
        _words(where, "phrases", content["phrases"]),
        tuple(_pair(where, pair) for pair in content.get("pairs") or ()),
        _words(where, "masks", content.get("masks") or []),
    )


def _pair(where: str, content: dict[str, Any]) -> Pair:
    _check_keys(
        f"{where}: pairs", _mapping(f"{where}: pairs", content), {"first", "then"}, frozenset({"within", "any_order"})
    )
    first, then = _words(where, "first", content["first"]), _words(where, "then", content["then"])
    return Pair(first, then, int(content.get("within", 8)), bool(content.get("any_order", False)))


def _words_and_masks(where: str, key: str, content: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a list of cues, and what only looks like them where the list tells it."""
    if not isinstance(content, dict):
        return _words(where, key, content), ()
    _check_keys(f"{where}: {key}", _mapping(where, content), {"phrases", "masks"}, frozenset())
    return _words(f"{where}: {key}", "phrases", content["phrases"]), _words(
        f"{where}: {key}", "masks", content["masks"]
    )


def _words(where: str, key: str, words: object) -> tuple[str, ...]:
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return tuple(words)
    raise VocabularyError(f"{where}: key '{key}' has to be a list of words; write 'no' and the like in quotes")


def _mapping(where: str, content: object) -> dict[str, Any]:
    if isinstance(content, dict) and all(isinstance(key, str) for key in content):
        return content
    raise VocabularyError(f"{where}: has to be a mapping of keys to values; write 'no' and the like in quotes")


def _text(where: str, key: str, content: object) -> str:
    if isinstance(content, str) and content.strip():
        return content
    raise VocabularyError(f"{where}: key '{key}' has to be a text; write 'no' and the like in quotes")
