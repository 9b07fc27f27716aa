"""The tables load without surprises: every library gets all columns of every table, by the types that are meant.

R itself is not needed here; what its package arrow makes of a file follows from the file alone.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars
import pyarrow as pa
import pyarrow.dataset as arrow
import pyarrow.parquet as pq
import pytest
from dataset import DOCUMENTS, describe, run
from dmv_claims.package.dictionary import HEAD
from dmv_claims.tables.columns import Table, load_tables

# What only an evaluation or a comparison writes is not among the files of a run.
TABLES = {name: table for name, table in load_tables().items() if name not in ("accuracy", "changes")}
Loaded = tuple[list[str], list[str], int]
# With these no table is without rows, though many have none for one of the states.
MORE = """Wyoming

Wyoming has no policy on sharing driver data with ICE. Data is shared for immigration enforcement.
An employee who misuses the data may be fired. Residents can file a complaint. Public opinion in Wyoming is divided.
The Wyoming DMV shares Social Security numbers with ICE.
The Wyoming DMV does not share Social Security numbers with ICE.
"""
REVIEW = """claim_id,decision,corrections,reviewer,reviewed_on,why
{penalty},reject,,A reviewer,2026-01-31,It names no employee.
{purpose},correct,modality=hedged,A reviewer,2026-01-31,It is not so firm.
"""


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of documents about four states, two of their claims reviewed."""
    folder = tmp_path_factory.mktemp("loading")
    documents = DOCUMENTS | {"wyoming.txt": MORE}
    claims = pd.read_parquet(run(folder, documents) / "claims" / "WY.parquet").set_index("claim_type")["claim_id"]
    sheet = folder / "review.csv"
    sheet.write_text(REVIEW.format(penalty=claims["penalty"], purpose=claims["purpose"]), encoding="utf-8")
    return run(folder, documents, review=sheet)


@pytest.fixture(scope="module")
def load_dataset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """The loader of the library datasets, without the net and with its files in a folder of the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_HOME", str(tmp_path_factory.mktemp("datasets")))
        # Reads these settings once, when it is imported
        import datasets

        datasets.disable_progress_bars()
        yield partial(datasets.load_dataset, "parquet", split="train", cache_dir=tmp_path_factory.mktemp("cache"))


def place(processed: Path, table: Table) -> Path:
    return processed / (f"{table.name}.parquet" if table.single else table.name)


def files(processed: Path, table: Table) -> str:
    return f"{place(processed, table)}{'' if table.single else '/*.parquet'}"


def with_pandas(processed: Path, table: Table) -> Loaded:
    frame = pd.read_parquet(place(processed, table))
    assert frame.index.equals(pd.RangeIndex(len(frame)))
    return list(frame.columns), [str(dtype) for dtype in frame.dtypes], len(frame)


def with_polars(processed: Path, table: Table) -> Loaded:
    frame = polars.read_parquet(place(processed, table))
    return frame.columns, [str(dtype) for dtype in frame.dtypes], frame.height


def with_duckdb(processed: Path, table: Table) -> Loaded:
    rows = duckdb.sql(f"SELECT * FROM '{files(processed, table)}'")
    return rows.columns, [str(dtype) for dtype in rows.types], len(rows.fetchall())


def with_arrow(processed: Path, table: Table) -> Loaded:
    """As in R and Python: `open_dataset` of the folder, which finds no further column in the names of files."""
    rows = arrow.dataset(place(processed, table)).to_table()
    return rows.schema.names, [str(field.type) for field in rows.schema], rows.num_rows


# How each library calls the types of the dictionary
LIBRARIES: dict[str, tuple[Callable[[Path, Table], Loaded], Mapping[str, str]]] = {
    "pandas": (with_pandas, {"string": "string", "int64": "Int64", "float64": "Float64", "list": "object"}),
    "polars": (with_polars, {"string": "String", "int64": "Int64", "float64": "Float64", "list": "List(String)"}),
    "duckdb": (with_duckdb, {"string": "VARCHAR", "int64": "BIGINT", "float64": "DOUBLE", "list": "VARCHAR[]"}),
    "arrow": (
        with_arrow,
        {"string": "string", "int64": "int64", "float64": "double", "list": "list<element: string>"},
    ),
}


def rows_of(processed: Path, table: Table) -> int:
    paths = [place(processed, table)] if table.single else place(processed, table).iterdir()
    return sum(pq.read_metadata(path).num_rows for path in paths)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_loads_with_its_types(processed: Path, library: str, name: str) -> None:
    table, (load, types) = TABLES[name], LIBRARIES[library]
    expected = [types[column.type] for column in table.columns]
    assert load(processed, table) == (table.names, expected, rows_of(processed, table))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_loads_with_datasets(processed: Path, load_dataset: Callable[..., Any], name: str) -> None:
    table = TABLES[name]
    rows = load_dataset(data_files=files(processed, table))
    types = {"list": "List(Value('string'))"}
    expected = {column.name: types.get(column.type, f"Value('{column.type}')") for column in table.columns}
    assert {key: repr(value) for key, value in rows.features.items()} == expected
    assert rows.num_rows == rows_of(processed, table) > 0


def test_one_state_loads_as_all_do(processed: Path) -> None:
    whole = pd.read_parquet(processed / "claims")
    ohio = pd.read_parquet(processed / "claims" / "OH.parquet")
    pd.testing.assert_frame_equal(ohio, whole[whole["state"] == "OH"].reset_index(drop=True))
    assert 0 < len(ohio) < len(whole)


def test_missing_numbers_stay_whole_numbers(processed: Path) -> None:
    days = pd.read_parquet(processed / "claims")["days"]
    # Two years, of the one claim that names a time
    assert days.dropna().to_list() == [730]
    assert days.isna().any()
    assert str(days.max()) == "730"


def test_a_file_says_what_it_is_and_to_which_dataset_it_belongs(processed: Path) -> None:
    for path in processed.rglob("*.parquet"):
        table = TABLES[path.stem if path.parent == processed else path.parent.name]
        schema = pq.read_schema(path)
        said = {key.decode(): value.decode() for key, value in schema.metadata.items()}
        assert (said["table"], said["description"]) == (table.name, table.description)
        assert (said["dataset"], said["licence"]) == ("dmv-claims", "CC-BY-4.0")
        assert re.fullmatch(r"\d+\.\d+\.\d+", said["dataset_version"])
        assert [field.metadata[b"description"].decode() for field in schema] == [c.description for c in table.columns]
        assert {f.name for f in schema if b"unit" in f.metadata} == {c.name for c in table.columns if c.unit}


# Words that are no names in R
RESERVED = {"if", "else", "repeat", "while", "function", "for", "next", "break", "in", "TRUE", "FALSE", "NULL", "NA"}


@pytest.mark.parametrize("name", TABLES)
def test_nothing_in_a_file_is_of_pandas_alone(processed: Path, name: str) -> None:
    table = TABLES[name]
    rows = pq.read_table(place(processed, table))
    for field in rows.schema:
        assert re.fullmatch("[A-Za-z][A-Za-z0-9_.]*", field.name)
        assert field.name not in RESERVED
        assert not pa.types.is_dictionary(field.type)
        assert not isinstance(field.type, pa.BaseExtensionType)
    about = json.loads(rows.schema.metadata[b"pandas"])
    assert (about["index_columns"], about["column_indexes"]) == ([], [])


@pytest.mark.parametrize("name", TABLES)
def test_every_value_has_a_place_in_r(processed: Path, name: str) -> None:
    """Whole numbers of 32 bits stay integers there (doubles hold no more than 53), and text holds no NUL."""
    for row in pq.read_table(place(processed, TABLES[name])).to_pylist():
        for value in (one for cell in row.values() for one in (cell if isinstance(cell, list) else [cell])):
            assert not isinstance(value, int) or abs(value) < 2**31
            assert not isinstance(value, str) or "\0" not in value


def test_the_dictionary_shows_how(processed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    describe(processed)
    monkeypatch.chdir(processed)
    text = HEAD.read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec(compile("\n".join(re.findall("```python\n(.*?)```", text, re.DOTALL)), HEAD.name, "exec"), names)
    assert names["states"].loc["UT", "safeguards"] == 1
    assert pd.isna(names["states"].loc["IA", "safeguards"])
    claims, reviewed = names["claims"].set_index("claim_id"), names["reviewed"]
    assert set(claims.loc[list(set(claims.index) - set(reviewed.index)), "claim_type"]) == {"penalty"}
    changed = claims.loc[reviewed.index].compare(reviewed)
    assert changed["modality"].to_numpy().tolist() == [["asserted", "hedged"]]
    (query,) = re.findall("```sql\n(.*?)```", text, re.DOTALL)
    assert {state for state, *_ in duckdb.sql(query).fetchall()} == {"NV", "UT"}


def test_the_dictionary_notices_a_changed_file(
    processed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (check,) = [one for one in re.findall("```python\n(.*?)```", HEAD.read_text(), re.DOTALL) if "sha256" in one]
    (tmp_path / "x.parquet").write_bytes(b"changed")
    (tmp_path / "datapackage.json").write_text('{"resources": [{"path": "x.parquet", "hash": "sha256:0"}]}')
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssertionError, match=r"x\.parquet"):
        exec(compile(check, HEAD.name, "exec"), {})
