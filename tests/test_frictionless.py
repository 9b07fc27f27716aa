"""What the standard's own validator makes of the data package, and that it catches what does not hold."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dmv_claims.package.dictionary import HEAD
from frictionless.formats.parquet import plugin
from packages import make

# Enough to see every kind of fault, and quick to validate
FEW = ("documents", "states", "state_answers", "claims-oh")


class CountingParser(plugin.ParquetParser):
    """Reads the bytes of a file as well, which frictionless counts and hashes for formats of text only."""

    requires_loader = True

    def read_cell_stream_create(self) -> Iterator[list[Any]]:
        while self.loader.byte_stream.read1(65_536):
            pass
        yield from super().read_cell_stream_create()


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let frictionless check bytes and hashes of Parquet files too."""
    monkeypatch.setattr(plugin, "ParquetParser", CountingParser)


@pytest.fixture(scope="module")
def descriptor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("package"))


def errors(descriptor: Path) -> set[str]:
    """Return the kinds of errors that frictionless finds."""
    report = frictionless.validate(str(descriptor))
    assert not report.warnings
    return {error.type for task in report.tasks for error in task.errors} | {error.type for error in report.errors}


def test_frictionless_validates_it_down_to_the_bytes(descriptor: Path, counting: None) -> None:
    report = frictionless.validate(str(descriptor))
    assert report.valid, report.to_summary()
    assert report.stats["tasks"] == len(list(descriptor.parent.rglob("*.parquet")))


def test_the_command_of_the_dictionary_validates_it(descriptor: Path, tmp_path: Path) -> None:
    (command,) = re.findall("^    (frictionless .*)", HEAD.read_text(encoding="utf-8"), re.MULTILINE)
    copy = copy_of_few(descriptor, tmp_path)
    for change, code in (({}, 0), ({"rows": 7}, 1)):
        edit(copy, "claims-oh", change)
        done = subprocess.run(
            [sys.executable, "-m", *command.split()], cwd=copy.parent, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr


def copy_of_few(descriptor: Path, folder: Path) -> Path:
    """Return the descriptor of a copy with few resources."""
    copy = shutil.copytree(descriptor.parent, folder / "copy") / descriptor.name
    content = json.loads(copy.read_text(encoding="utf-8"))
    content["resources"] = [one for one in content["resources"] if one["name"] in FEW]
    copy.write_text(json.dumps(content), encoding="utf-8")
    return copy


def edit(descriptor: Path, name: str, change: dict[str, Any]) -> Path:
    """Change what the descriptor says of a resource and return the resource's file."""
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    resource = next(one for one in content["resources"] if one["name"] == name)
    file = descriptor.parent / resource["path"]
    resource |= change
    descriptor.write_text(json.dumps(content), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, set()),
        ({"bytes": 7}, {"byte-count"}),
        ({"hash": "sha256:" + "0" * 64}, {"hash-count"}),
        ({"rows": 7}, {"row-count"}),
        ({"path": "claims/OHIO.parquet"}, {"scheme-error"}),
        ({"path": "../claims/OH.parquet"}, {"resource-error"}),
    ],
)
def test_a_wrong_descriptor_is_caught(
    descriptor: Path, tmp_path: Path, counting: None, change: dict[str, Any], found: set[str]
) -> None:
    copy = copy_of_few(descriptor, tmp_path)
    edit(copy, "claims-oh", change)
    assert errors(copy) == found


def test_a_changed_byte_is_caught(descriptor: Path, tmp_path: Path, counting: None) -> None:
    copy = copy_of_few(descriptor, tmp_path)
    file = edit(copy, "claims-oh", {})
    content = file.read_bytes()
    # In the name of the writer, which no reader looks at
    place = content.rindex(b"parquet-cpp")
    file.write_bytes(content[:place] + b"P" + content[place + 1 :])
    assert errors(copy) == {"hash-count"}


@pytest.mark.parametrize(
    ("column", "values", "found"),
    [
        ("polarity", ["affirmed"], set()),
        ("polarity", ["denied"], {"constraint-error"}),
        ("polarity", [None], {"constraint-error"}),
        ("subject", [None], set()),
        ("subject", ["XX"], {"constraint-error", "foreign-key"}),
        ("claim_id", ["one", "one"], {"primary-key"}),
        ("document_id", ["d0"], {"foreign-key"}),
        ("quote", [""], {"constraint-error"}),
        ("days", [None], set()),
        ("start", [None], {"constraint-error"}),
    ],
)
def test_a_changed_row_is_caught(
    descriptor: Path, tmp_path: Path, counting: None, column: str, values: list[str | None], found: set[str]
) -> None:
    copy = copy_of_few(descriptor, tmp_path)
    file = edit(copy, "claims-oh", {})
    rows = pq.ParquetFile(file).read()
    others = rows[column].to_pylist()[len(values) :]
    place, field = rows.schema.get_field_index(column), pa.field(column, rows.schema.field(column).type)
    pq.write_table(rows.set_column(place, field, pa.array(values + others, field.type)), file)
    adopt(copy, file)
    assert errors(copy) == found


def test_a_missing_column_is_caught(descriptor: Path, tmp_path: Path, counting: None) -> None:
    copy = copy_of_few(descriptor, tmp_path)
    file = edit(copy, "claims-oh", {})
    pq.write_table(pq.ParquetFile(file).read().drop_columns("cue_end"), file)
    adopt(copy, file)
    assert errors(copy) == {"missing-label"}


def adopt(descriptor: Path, file: Path) -> None:
    """Let the descriptor say the size and hash that a changed file of claims has now."""
    content = file.read_bytes()
    edit(descriptor, "claims-oh", {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"})
