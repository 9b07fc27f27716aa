"""What a run starts from: settings that are taken and refused, files that are documents and others, whole tables."""

import os
from pathlib import Path

import pytest
from dmv_claims.settings import (
    SettingsError,
    check_file,
    check_settings,
    find_baseline,
    find_documents,
    find_review,
    find_sheet,
    tables_are_whole,
)

DEFAULTS = {
    "raw": "raw",
    "processed": "processed",
    "batch_size": None,
    "max_rejected": 25,
    "queue_size": 200,
    "fetch_interval": 1,
    "fetch_max_mb": 50,
    "gold": "tests/gold",
    "training": "tests/gold",
}


def test_defaults_fill_what_is_not_set() -> None:
    assert check_settings({}) == DEFAULTS
    assert check_settings({"raw": "mine", "max_rejected": 0}) == DEFAULTS | {"raw": "mine", "max_rejected": 0}
    assert check_settings({"training": None}) == check_settings({"training": "null"}) == DEFAULTS | {"training": None}


# A setting that is not allowed, and what the message names
REFUSED = [
    ({"batchsize": 2}, ["'batchsize'", "batch_size", "max_rejected"]),
    ({"batch_size": 0}, ["batch_size is 0", "whole number from 1"]),
    ({"batch_size": "two"}, ["batch_size is 'two'", "whole number from 1"]),
    ({"max_rejected": -1}, ["max_rejected is -1", "whole number from 0"]),
    ({"raw": None}, ["raw is None", "a folder"]),
    ({"raw": "null"}, ["raw is None", "a folder"]),
    ({"raw": 2024}, ["raw is 2024", "./2024"]),
    ({"processed": "{state}"}, ["processed is '{state}'", "braces"]),
    ({"raw": "<state>"}, ["raw is '<state>'", "angle brackets"]),
]


@pytest.mark.parametrize(("config", "named"), REFUSED)
def test_refused_settings(config: dict[str, object], named: list[str]) -> None:
    with pytest.raises(SettingsError) as error:
        check_settings(config)
    assert all(word in str(error.value) for word in ["config/config.yaml", *named])
    assert "\n" not in str(error.value)


# What stands in the file of settings, and what is said of it, "" for nothing
FILES = [
    ("raw: raw\nbatch_size: 2\n", ""),
    ("# no YAML but this\n{raw: mine}\n", ""),
    ("raw: raw\nbatch_size: [2\n", ", line 3: no valid YAML (expected ',' or ']', but got '<stream end>'); mend"),
    (
        "raw: raw\n\tbatch_size: 2\n",
        ", line 2: no valid YAML (found character '\\t' that cannot start any token); mend",
    ),
    ("raw: raw\nbatch_size: 2\nraw: mine\n", ", line 3: raw is there for the second time; allowed is once, remove one"),
    ("- raw\n", ", line 1: allowed are keys with values, as in 'raw: raw'; correct it"),
    ("", ", line 1: allowed are keys with values"),
    (b"raw: caf\xe9\n", ": byte 8 is not UTF-8; save the file as UTF-8"),
]


@pytest.mark.parametrize(("content", "said"), FILES)
def test_files_of_settings(content: str | bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    if not said:
        check_file(file)
        return
    with pytest.raises(SettingsError) as error:
        check_file(file)
    assert str(error.value).startswith(f"{file}{said}")
    assert "\n" not in str(error.value)


def test_no_file_of_settings_is_a_matter_of_snakemake(tmp_path: Path) -> None:
    check_file(tmp_path / "config.yaml")


# What stands in the file, what counts, and where the message says that it stands
PLACES = [
    (
        "raw: raw\nmax_rejected: many\n",
        {"max_rejected": "many"},
        ", line 2: max_rejected is 'many'; allowed is a whole",
    ),
    ("raw: raw\n\n# ten\nbatchsize: 10\n", {"batchsize": 10}, ", line 4: there is no key 'batchsize'; allowed are raw"),
    ("raw: null\n", {"raw": None}, ", line 1: raw is None; allowed is"),
    ("max_rejected: 2\n", {"max_rejected": "many"}, " or --config: max_rejected is 'many'"),
    ("raw: raw\n", {"batchsize": 10}, " or --config: there is no key 'batchsize'"),
    ("", {"batchsize": 10}, " or --config: there is no key 'batchsize'"),
]


@pytest.mark.parametrize(("content", "config", "said"), PLACES)
def test_the_line_of_a_setting(content: str, config: dict[str, object], said: str, tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(content)
    with pytest.raises(SettingsError) as error:
        check_settings(config, file)
    assert str(error.value).startswith(f"{file}{said}")


def test_documents_are_files_at_any_depth_but_hidden_ones_and_the_sheet(tmp_path: Path) -> None:
    for name in ("b.txt", "a b.pdf", "in/c.html", ".hidden", ".git/d.txt", "README.md", "sources.csv", "mine.csv"):
        file = tmp_path / "raw" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    raw = tmp_path / "raw"
    assert find_documents(raw, tmp_path / "out", raw / "mine.csv") == ["a b.pdf", "b.txt", "in/c.html"]


# Where the folders lie, and what the message names
@pytest.mark.parametrize(
    ("raw", "processed", "named"),
    [
        ("nowhere", "out", "no folder"),
        ("empty", "out", "no document"),
        ("full", "full", "lies in the raw folder"),
        ("full", "full/tables", "lies in the raw folder"),
    ],
)
def test_refused_folders(tmp_path: Path, raw: str, processed: str, named: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("x")
    with pytest.raises(SettingsError, match=named):
        find_documents(tmp_path / raw, tmp_path / processed, tmp_path / raw / "sources.csv")


def test_file_name_that_no_table_can_hold(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(bytes(tmp_path) + b"/\xff.txt")).write_text("x")
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")
    with pytest.raises(SettingsError, match="rename the file"):
        find_documents(tmp_path, tmp_path.parent / "out", tmp_path / "sources.csv")


def test_sheets_lie_in_their_places_unless_named(tmp_path: Path) -> None:
    assert find_sheet({"raw": "mine"}) == Path("mine/sources.csv")
    assert find_review({"raw": "mine"}) == Path("config/review.csv")
    absent = str(tmp_path / "absent.csv")
    with pytest.raises(SettingsError, match=r"^sheet: there is no file .*absent\.csv"):
        find_sheet({"raw": "mine", "sheet": absent})
    with pytest.raises(SettingsError, match=r"^review: there is no file .*absent\.csv"):
        find_review({"raw": "mine", "review": absent})


# The folder to compare with, and what the message names
@pytest.mark.parametrize(
    ("baseline", "named"),
    [
        (None, "no earlier dataset is named to compare with; name its folder: snakemake diff --config baseline=FOLDER"),
        ("", "no earlier dataset is named"),
        ("nowhere", "nowhere holds no dataset"),
        ("empty", "empty holds no dataset"),
        ("tables", "tables is the processed folder itself; name a copy"),
        ("empty/../tables", "tables is the processed folder itself"),
    ],
)
def test_refused_baselines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, baseline: str | None, named: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "documents.parquet").write_bytes(b"PAR1")
    with pytest.raises(SettingsError, match=f"^baseline: .*{named}"):
        find_baseline({"processed": "tables"} | ({} if baseline is None else {"baseline": baseline}))


def test_a_baseline_is_a_folder_with_documents(tmp_path: Path) -> None:
    (tmp_path / "documents.parquet").write_bytes(b"PAR1")
    assert find_baseline({"processed": "tables", "baseline": str(tmp_path)}) == tmp_path


# What stands in the manifest, and whether the one table beside it, of 4 bytes, makes it true
@pytest.mark.parametrize(
    ("manifest", "whole"),
    [
        ('{"claims/IA.parquet": {"bytes": 4}}', True),
        ('{"claims/IA.parquet": {"bytes": 5}}', False),
        ('{"claims/IA.parquet": {"bytes": 4}, "claims/MT.parquet": {"bytes": 4}}', False),
        ('{"claims/IA.parquet": {"by', False),
        ("", False),
    ],
)
def test_whole_tables(tmp_path: Path, manifest: str, whole: bool) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "IA.parquet").write_bytes(b"PAR1")
    (tmp_path / "tables.json").write_text(manifest)
    assert tables_are_whole(tmp_path / "tables.json", tmp_path) == whole


def test_no_tables_are_not_whole(tmp_path: Path) -> None:
    assert not tables_are_whole(tmp_path / "tables.json", tmp_path)
