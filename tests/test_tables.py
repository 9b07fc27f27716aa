"""From documents to table files: same input, same bytes; changes are written, what is gone is removed."""

import json
from pathlib import Path

import duckdb
import pandas as pd
import polars
import pyarrow.parquet as pq
import pytest
from dataset import DOCUMENTS, OHIO, contents, rows, run
from dmv_claims.tables.columns import load_tables

TABLES = load_tables()
TYPE_TABLES = [table for table in TABLES.values() if table.claim_type]
# What only an evaluation or a comparison writes is not among the files of a run.
SINGLE = {f"{name}.parquet" for name, one in TABLES.items() if one.single and name not in ("accuracy", "changes")}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tables of the documents, for tests that only read them."""
    return run(tmp_path_factory.mktemp("dataset"), DOCUMENTS)


def test_every_state_has_a_file_of_every_table(dataset: Path) -> None:
    files = contents(dataset)
    names = [name for name, table in TABLES.items() if not table.single]
    assert set(files) == {
        *SINGLE,
        *(f"{name}/{s}.parquet" for name in names for s in ("NV", "OH", "UT")),
    }


def test_same_input_same_bytes_whatever_the_batches(tmp_path: Path) -> None:
    first = contents(run(tmp_path / "a", DOCUMENTS, batch_size=16))
    assert contents(run(tmp_path / "b", DOCUMENTS, batch_size=16)) == first
    assert contents(run(tmp_path / "c", dict(reversed(DOCUMENTS.items())), batch_size=1)) == first


def test_the_manifest_lists_every_file(tmp_path: Path) -> None:
    processed = run(tmp_path, DOCUMENTS)
    manifest = json.loads((tmp_path / "work" / "tables.json").read_text(encoding="utf-8"))
    assert {path: entry["sha256"] for path, entry in manifest.items()} == contents(processed)
    assert list(manifest) == sorted(manifest)
    for path, entry in manifest.items():
        assert entry["bytes"] == (processed / path).stat().st_size
        assert entry["rows"] == pq.read_metadata(processed / path).num_rows


def test_type_tables_are_the_claims_of_their_type(dataset: Path) -> None:
    claims = rows(dataset, "claims")
    assert {"sharing", "data_type", "retention", "agreement"} <= set(claims["claim_type"])
    for table in TYPE_TABLES:
        own = claims[claims["claim_type"] == table.claim_type][table.names].reset_index(drop=True)
        pd.testing.assert_frame_equal(rows(dataset, table.name), own)


def test_every_quote_stands_in_its_text(dataset: Path) -> None:
    claims = rows(dataset, "claims").merge(rows(dataset, "texts")[["document_id", "text"]], on="document_id")
    assert len(claims) == len(rows(dataset, "claims")) > 0
    for claim in claims.itertuples():
        assert claim.text[claim.start : claim.end] == claim.quote
        assert claim.text[claim.cue_start : claim.cue_end].strip()


def test_rows_are_in_order(tmp_path: Path) -> None:
    processed = run(tmp_path, DOCUMENTS, batch_size=1)
    for table in ("questions", "statements", "claims"):
        for path in (processed / table).iterdir():
            found = pd.read_parquet(path)
            assert found.equals(found.sort_values(["file", "start"], kind="stable"))


def test_documents_of_a_state_share_its_files(dataset: Path) -> None:
    assert set(rows(dataset, "texts/OH.parquet")["file"]) == {"ohio.txt", "ohio-2.txt"}


def test_only_changed_tables_are_touched(tmp_path: Path) -> None:
    processed = run(tmp_path, DOCUMENTS)
    before = {path: path.stat().st_mtime_ns for path in processed.rglob("*.parquet")}
    run(tmp_path, DOCUMENTS | {"utah/notes.txt": "Utah\n\nUtah does not train staff.\n"})
    changed = {path for path in before if path.stat().st_mtime_ns != before[path]}
    names = {path.relative_to(processed).as_posix() for path in changed}
    assert {"documents.parquet", "state_profiles.parquet", "texts/UT.parquet", "claims/UT.parquet"} <= names
    assert all("UT" in name or name in SINGLE for name in names)
    # The workflow goes by the manifest's time, so this is written every time
    manifest = tmp_path / "work" / "tables.json"
    before_again = manifest.stat().st_mtime_ns
    run(tmp_path, DOCUMENTS)
    assert manifest.stat().st_mtime_ns > before_again


def test_what_is_gone_from_the_input_is_removed(tmp_path: Path) -> None:
    processed = run(tmp_path, DOCUMENTS)
    kept = [processed / "README.md", processed / "mine" / "NV.parquet", processed / "claims" / "notes.md"]
    for path in kept:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine", encoding="utf-8")
    run(tmp_path, {"ohio.txt": OHIO})
    assert {path.stem for path in (processed / "texts").iterdir()} == {"OH"}
    assert all(path.is_file() for path in kept)
    for table in TYPE_TABLES:
        assert [path.name for path in (processed / table.name).iterdir()] == ["OH.parquet"]


def test_no_documents_leave_no_rows(tmp_path: Path) -> None:
    run(tmp_path, DOCUMENTS)
    processed = run(tmp_path, {})
    assert set(contents(processed)) == {path.name for path in processed.iterdir()} == SINGLE
    assert all(rows(processed, name).empty for name in SINGLE - {"states.parquet"})
    assert set(rows(processed, "states.parquet")["n_documents"]) == {0}


def test_readers_of_the_tables(dataset: Path) -> None:
    claims = rows(dataset, "claims")
    assert str(claims["days"].dtype) == "Int64"
    assert claims["days"].isna().any()
    assert polars.read_parquet(dataset / "claims").height == len(claims)
    assert duckdb.sql(f"SELECT count(*) FROM '{dataset}/claims/*.parquet'").fetchall() == [(len(claims),)]


def test_files_explain_themselves(dataset: Path) -> None:
    schema = pq.read_schema(dataset / "claims" / "OH.parquet")
    assert schema.metadata[b"table"] == b"claims"
    assert b"; hedged: what may" in schema.field("modality").metadata[b"values"]
    assert not schema.field("quote").nullable
