"""Labelled documents: what is refused, and what the workflow makes of a corpus."""

import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from conftest import Project
from dmv_claims.gold import COLUMNS, VALUES, GoldError, Row, files_of, load_corpora
from dmv_claims.tables.columns import load_tables
from measured import GOLD

TEXT = "Ohio shares its driver photos with ICE."
LIST = "document,file,state,sha256,claims,conflict_groups\n"
HEAD = ",".join(COLUMNS) + "\n"
FILES = {
    "README.md": "One made-up sentence.\n",
    "ohio.txt": TEXT,
    "ohio.csv": f"{HEAD}0,39,sharing,general,affirmed,asserted,state,OH,\n",
    "documents.csv": f"{LIST}ohio,ohio.txt,OH,{sha256(TEXT.encode()).hexdigest()},1,0\n",
}


def write(folder: Path, files: Mapping[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


# What is in the place of a good file, and what the message names
REFUSED = [
    ({"ohio.txt": "Another text."}, ["documents.csv, line 2", "ohio.txt", "not the text that was labelled"]),
    ({"ohio.txt": ""}, ["documents.csv, line 2", "ohio.txt holds no text"]),
    ({"ohio.csv": HEAD}, ["documents.csv, line 2", "0 claims, not 1"]),
    ({"ohio.csv": "start,end\n0,9\n"}, ["ohio.csv, line 2", "claim_type"]),
    ({"ohio.csv": f"{HEAD}0,9,sharing\n"}, ["ohio.csv, line 2", "columns"]),
    ({"ohio.csv": f"{HEAD}0,99,sharing,bulk,affirmed,asserted,state,OH,\n"}, ["ohio.csv, line 2", "0 to 99"]),
    ({"ohio.csv": f"{HEAD}0,9,rumour,bulk,affirmed,asserted,state,OH,\n"}, ["ohio.csv, line 2", "'rumour'", "sharing"]),
    (
        {"ohio.csv": f"{HEAD}0,9,event,litigation,affirmed,asserted,state,OH,on=1\n"},
        ["ohio.csv, line 2", "'on'", "year"],
    ),
]


@pytest.mark.parametrize(("files", "named"), REFUSED)
def test_refused_labels(tmp_path: Path, files: dict[str, str], named: list[str]) -> None:
    write(tmp_path / "own", FILES | files)
    with pytest.raises(GoldError) as error:
        load_corpora(tmp_path)
    assert all(word in str(error.value) for word in named), error.value


def test_folder_without_a_corpus(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="gold=FOLDER"):
        load_corpora(tmp_path)


def test_files_of_a_corpus(tmp_path: Path) -> None:
    folder = write(tmp_path / "own", FILES | {"ohio.conflicts.csv": ""})
    assert {path.relative_to(folder).as_posix() for path in files_of(tmp_path)} == FILES.keys()


CORPORA = {corpus.name: corpus for corpus in load_corpora(GOLD)}
TABLES = load_tables()
OF_TYPE = {table.claim_type: {c.name: c for c in table.columns} for table in TABLES.values() if table.claim_type}


def holds(claim: Row, state: str) -> bool:
    """Tell whether a label has only what its type has: category, values, attributes."""
    columns = OF_TYPE[str(claim["claim_type"])]
    allowed = all(claim[name] in columns[name].values for name in ("category", "polarity", "modality", "scope"))
    subjects = {"state": claim["subject"] == state, "generic": not claim["subject"]}
    other = claim["subject"] in columns["subject"].values and claim["subject"] != state
    values = {name: value for name, value in claim.items() if name in VALUES and value}
    known = all(name in columns and value in (columns[name].values or [value]) for name, value in values.items())
    return allowed and known and subjects.get(str(claim["scope"]), other)


# Only where a label stands may be shown, never what it says: some are held out.
@pytest.mark.parametrize("name", CORPORA)
def test_labels_have_what_their_type_has(name: str) -> None:
    documents = CORPORA[name].documents
    bad = [
        f"{one.name}.csv, line {line}"
        for one in documents
        for line, claim in enumerate(one.claims, 2)
        if not holds(claim, one.state)
    ]
    assert not bad


@pytest.mark.parametrize("name", CORPORA)
def test_conflicts_stand_in_their_text(name: str) -> None:
    groups = pd.read_csv(GOLD / name / "documents.csv", index_col="document")["conflict_groups"].to_dict()
    # Empty where nobody has labelled conflicts.
    labelled = [one for one in CORPORA[name].documents if not pd.isna(groups[one.name])]
    for one in labelled:
        rows = pd.read_csv(GOLD / name / f"{one.name}.conflicts.csv")
        assert len(rows[["kind", "subject", "key"]].drop_duplicates()) == groups[one.name]
        places = rows[["start_a", "end_a", "start_b", "end_b"]]
        assert places.apply(lambda row: row.is_monotonic_increasing, axis=1).all(), one.name
        assert places.max(axis=None) <= len(one.raw.text) or rows.empty, one.name
        assert rows["strength"].isin(["hard", "soft"]).all(), one.name


@pytest.mark.parametrize("name", CORPORA)
def test_readme_counts_documents_and_claims(name: str) -> None:
    documents = CORPORA[name].documents
    counts = f"| `{name}` | {len(documents)} | {sum(len(one.claims) for one in documents)} |"
    assert counts in (GOLD / "README.md").read_text(encoding="utf-8")


def test_documents_that_users_edit_are_no_labelled_ones() -> None:
    lists = sorted(GOLD.glob("*/documents.csv"))
    outside = [
        file
        for one in lists
        for file in pd.read_csv(one)["file"]
        if not (one.parent / file).resolve().is_relative_to(GOLD)
    ]
    assert outside == []


def test_the_workflow_trains_and_measures(project: Project) -> None:
    folder = project.folder
    write(folder / "raw", {"ohio.txt": TEXT})
    write(folder / "labelled" / "own", FILES)
    shutil.copytree(GOLD / "development", folder / "training" / "development")
    result = project.run("evaluate", "processed/.work/model.parquet", gold="labelled", training="training")
    assert result.returncode == 0, result.stdout + result.stderr
    rows = pd.read_parquet(folder / "processed" / "accuracy.parquet")
    assert rows.columns.to_list() == load_tables()["accuracy"].names
    assert rows.loc[0, ["corpus", "claim_type", "gold"]].to_list() == ["own", "all", 1]
    report = (folder / "processed" / "accuracy.md").read_text(encoding="utf-8")
    assert "## own\n\nOne made-up sentence.\n\nNumber of documents: 1, of labelled claims: 1.\n" in report
    assert not (folder / "processed" / "claims").exists()
    model = pd.read_parquet(folder / "processed" / ".work" / "model.parquet").set_index("feature")
    assert model.loc["encrypt", "safeguard/encryption"] > model.loc["encrypt", "safeguard/training"]
