"""Decisions on claims: what they make of claims, answers and conflicts, and what is told where they do not fit."""

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from dataset import contents, rows, run
from dmv_claims import pipeline
from dmv_claims.sheet import SheetError
from dmv_claims.tables.columns import SCHEMAS, load_tables

HEADER = "claim_id,decision,corrections,reviewer,reviewed_on,why,quote,claim_type\n"
DOCUMENTS = {
    "ohio.txt": (
        "Ohio DMV Records and ICE\n\n"
        "The Ohio DMV shares names with ICE. Ohio has no agreement with ICE.\n\n"
        "ICE keeps the records for up to two years.\n\n"
        "Ohio Revised Code § 4501.27 limits it. State law prohibits the sharing of photos with ICE.\n\n"
        "In 2021 Ohio passed a law on driver data."
    ),
    "utah.txt": "Utah\n\nThe Utah DMV shares photos with ICE. Utah does not share data with ICE.",
}

# The claims of the documents by what they say
Claims = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run, whose tables each test writes anew."""
    folder = tmp_path_factory.mktemp("reviewed")
    run(folder, DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def claims(work: Path) -> Claims:
    found = rows(work / "processed", "claims").to_dict("records")
    return {f"{one['state']} {one['claim_type']} {one['category']} {one['polarity']}": one for one in found}


def write(work: Path, out: Path, *decided: str) -> Path:
    """Write the tables with these rows of the sheet and return their folder."""
    sheet = out / "review.csv"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text(HEADER + "".join(f"{row}\n" for row in decided), encoding="utf-8")
    batches = sorted(work.glob("work/*.arrow"))
    pipeline.write_tables(batches, out / "processed", out / "tables.json", 0, sheet)
    return out / "processed"


def row(claim: dict[str, Any], decision: str, corrections: str = "") -> str:
    return f'{claim["claim_id"]},{decision},"{corrections}",A. Reader,2026-11-21,It says so'


def answer(processed: Path, state: str, question: str) -> str:
    return str(rows(processed, "state_profiles.parquet").set_index("state").loc[state, question])


SHARING = "OH sharing general affirmed"
PERIOD, LAW = "OH retention period affirmed", "OH legal_basis named affirmed"
UNNAMED, EVENT = "OH legal_basis unnamed affirmed", "OH event law_passed affirmed"

# A claim, its correction, and the columns that are other then
CORRECTIONS: list[tuple[str, str, dict[str, Any]]] = [
    (SHARING, "polarity=negated", {"polarity": "negated"}),
    (SHARING, "modality=hedged; category=on_request", {"modality": "hedged", "category": "on_request"}),
    # The document's state, another one and none go with the scope
    (SHARING, "scope=generic", {"scope": "generic", "subject": None}),
    (SHARING, "subject=", {"scope": "generic", "subject": None}),
    (SHARING, "subject=IA", {"scope": "other_state", "subject": "IA"}),
    (SHARING, "subject=IA; scope=other_state", {"scope": "other_state", "subject": "IA"}),
    (SHARING, "scope=state", {"scope": "state", "subject": "OH"}),
    # Days follow the duration
    (PERIOD, "duration=P18M", {"duration": "P18M", "days": 548}),
    (PERIOD, "bound=exact; holder=dmv", {"bound": "exact", "holder": "dmv"}),
    (PERIOD, "holder=", {"holder": None}),
    (
        PERIOD,
        "category=unspecified; duration=; bound=",
        {"category": "unspecified", "duration": None, "days": None, "bound": None},
    ),
    # The kind of law and whose it is follow the citation
    (
        LAW,
        "citation=Driver's Privacy Protection Act",
        {"citation": "Driver's Privacy Protection Act", "law_kind": "act", "jurisdiction": "US"},
    ),
    (
        LAW,
        "citation=state law; category=unnamed; effect=authorizes",
        {
            "citation": "state law",
            "category": "unnamed",
            "law_kind": "unnamed",
            "jurisdiction": "OH",
            "effect": "authorizes",
        },
    ),
    (LAW, "jurisdiction=US", {"jurisdiction": "US"}),
    (UNNAMED, "citation=federal law", {"citation": "federal law", "law_kind": "unnamed", "jurisdiction": "US"}),
    (UNNAMED, "subject=IA", {"scope": "other_state", "subject": "IA", "jurisdiction": "IA"}),
    (UNNAMED, "scope=generic; jurisdiction=US", {"scope": "generic", "subject": None, "jurisdiction": "US"}),
    (EVENT, "year=2019", {"year": 2019}),
    (EVENT, "year=", {"year": None}),
]


@pytest.mark.parametrize(("claim", "corrections", "expected"), CORRECTIONS)
def test_corrected_values(
    work: Path, claims: Claims, tmp_path: Path, claim: str, corrections: str, expected: dict[str, Any]
) -> None:
    processed = write(work, tmp_path, row(claims[claim], "correct", corrections))
    (review,) = rows(processed, "reviews.parquet").to_dict("records")
    assert list(review["corrected"]) == [name for name in load_tables()["claims"].names if name in expected]
    assert {name: None if pd.isna(review[name]) else review[name] for name in expected} == expected
    others = set(load_tables()["reviews"].names) & set(load_tables()["sharing"].names) - {"claim_id", "state", "file"}
    assert all(pd.isna(review[name]) for name in others - set(expected))


# A claim, a correction that does not fit it, and what the message says
MISFITS = [
    (SHARING, "role=required", "'role=required' .*allowed: the columns category, polarity, modality, scope, subject;"),
    (SHARING, "category=photo", "'category=photo' .*allowed: category=general or on_request"),
    (SHARING, "scope=other_state", "'scope=other_state' .*another for other_state.*give the other value as well"),
    (SHARING, "scope=generic; subject=OH", "none for generic"),
    (SHARING, "scope=other_state; subject=OH", "another for other_state"),
    (
        "OH data_type name affirmed",
        "disclosure=",
        "allowed: disclosure=shared or conditional or barred, and not nothing",
    ),
    (LAW, "effect=", "'effect=' .*and not nothing"),
    (LAW, "citation=state law", "category=unnamed just where citation is state law or federal law"),
    (LAW, "category=unnamed", "category=unnamed just where"),
    (PERIOD, "duration=", "duration and bound just where category is period"),
    (PERIOD, "category=as_needed", "duration and bound just where"),
]


@pytest.mark.parametrize(("claim", "corrections", "words"), MISFITS)
def test_corrections_that_do_not_fit_their_claim(
    work: Path, claims: Claims, tmp_path: Path, claim: str, corrections: str, words: str
) -> None:
    good = row(claims["UT sharing general affirmed"], "accept")
    with pytest.raises(SheetError, match=rf"^review\.csv, line 3, column corrections: .*{words}") as caught:
        write(work, tmp_path, good, row(claims[claim], "correct", corrections))
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "processed").exists()


def test_the_values_of_the_pipeline_stay(work: Path, claims: Claims, tmp_path: Path) -> None:
    decided = {
        claims[SHARING]["claim_id"]: ("correct", "polarity=negated", "corrected"),
        claims[PERIOD]["claim_id"]: ("reject", "", "rejected"),
        claims[LAW]["claim_id"]: ("accept", "", "accepted"),
    }
    lines = [row({"claim_id": name}, decision, corrections) for name, (decision, corrections, _) in decided.items()]
    processed, before = write(work, tmp_path, *lines), rows(work / "processed", "claims")
    after = rows(processed, "claims")
    pd.testing.assert_frame_equal(after.drop(columns="review_status"), before.drop(columns="review_status"))
    assert before["review_status"].isna().all()
    status = after.set_index("claim_id")["review_status"].dropna().to_dict()
    assert status == {name: status for name, (_, _, status) in decided.items()}
    for table in load_tables().values():
        if table.claim_type:
            own = after[after["claim_type"] == table.claim_type][table.names].reset_index(drop=True)
            pd.testing.assert_frame_equal(rows(processed, table.name), own)


def test_answers_and_conflicts_count_what_was_decided(work: Path, claims: Claims, tmp_path: Path) -> None:
    before = work / "processed"
    assert (answer(before, "OH", "agreement"), answer(before, "UT", "shares_with_ice")) == ("no", "conflicting")
    assert list(rows(before, "conflicts")["state"].unique()) == ["UT"]
    denials = [one for one in claims.values() if one["quote"] == "Utah does not share data with ICE."]
    processed = write(
        work,
        tmp_path,
        row(claims["OH agreement agreement negated"], "correct", "polarity=affirmed"),
        row(claims[PERIOD], "correct", "duration=P18M"),
        *(row(one, "reject") for one in denials),
    )
    assert (answer(processed, "OH", "agreement"), answer(processed, "UT", "shares_with_ice")) == ("yes", "yes")
    assert rows(processed, "conflicts").empty
    profiles = rows(processed, "state_profiles.parquet").set_index("state")
    assert list(profiles.loc["OH", "retention_by_ice_listed"]) == ["P18M"]
    counts = rows(before, "state_profiles.parquet").set_index("state")["n_claims"] - profiles["n_claims"]
    assert counts.to_dict() == {"OH": 0, "UT": len(denials)}


def test_claims_as_reviewed_as_the_dictionary_has_it(
    work: Path, claims: Claims, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines that readers copy."""
    processed = write(
        work,
        tmp_path,
        row(claims[PERIOD], "correct", "category=unspecified; duration=; bound="),
        row(claims[EVENT], "correct", "year=2019"),
        row(claims[SHARING], "accept"),
        row(claims[LAW], "reject"),
    )
    code = (SCHEMAS / "dictionary.md").read_text(encoding="utf-8")
    (lines,) = [block for block in re.findall(r"```python\n(.*?)```", code, re.DOTALL) if "reviews.parquet" in block]
    monkeypatch.chdir(processed)
    names: dict[str, Any] = {"pd": pd, "claims": pd.read_parquet("claims")}
    exec(lines, names)
    machine, reviewed = names["claims"].set_index("claim_id"), names["reviewed"]
    assert set(machine.index) - set(reviewed.index) == {claims[LAW]["claim_id"]}
    assert reviewed.dtypes.to_dict() == machine.dtypes.to_dict()
    period = reviewed.loc[claims[PERIOD]["claim_id"]]
    assert (period["category"], period["holder"]) == ("unspecified", "ice")
    assert period[["duration", "days", "bound"]].isna().all()
    assert reviewed.loc[claims[EVENT]["claim_id"], "year"] == 2019
    others = reviewed.index.difference([claims[name]["claim_id"] for name in (PERIOD, EVENT)])
    pd.testing.assert_frame_equal(reviewed.loc[others], machine.loc[others])


def test_decisions_whose_claim_is_gone(work: Path, claims: Claims, tmp_path: Path) -> None:
    one, other = claims[SHARING], claims["UT sharing general affirmed"]
    document, statement, _ = one["claim_id"].split(".")
    read_otherwise, edited = f"{document}.{statement}.00000000", "d000000000000.s001.00000000"
    lost = "d000000000000.s002.00000000"
    processed = write(
        work,
        tmp_path,
        # The document is the same, but none of its statement's claims is this one
        row({"claim_id": read_otherwise}, "reject") + ",,sharing",
        # The document was edited, its words stand in the new one
        row({"claim_id": edited}, "correct", "polarity=negated; year=2019") + f",{other['quote']},sharing",
        row({"claim_id": lost}, "accept") + ",,",
    )
    reviews = rows(processed, "reviews.parquet").set_index("claim_id")
    assert set(reviews["review_state"]) == {"gone"}
    assert reviews["claim_type"].isna().all()
    assert reviews["line"].to_dict() == {read_otherwise: 2, edited: 3, lost: 4}
    assert reviews["file"].dropna().to_dict() == {read_otherwise: "ohio.txt"}
    assert {name: list(ids) for name, ids in reviews["candidate_claims"].items()} == {
        read_otherwise: [one["claim_id"]],
        edited: [other["claim_id"]],
        lost: [],
    }
    assert list(reviews.loc[edited, "corrected"]) == ["polarity", "year"]
    assert reviews.loc[edited, "year"] == 2019
    before = contents(work / "processed")
    assert {name for name, sha in contents(processed).items() if sha != before[name]} == {"reviews.parquet"}


def test_claims_that_are_decided_on_are_no_candidates(work: Path, claims: Claims, tmp_path: Path) -> None:
    one = claims[SHARING]
    gone = one["claim_id"].rpartition(".")[0] + ".00000000"
    processed = write(work, tmp_path, row({"claim_id": gone}, "reject") + ",,sharing", row(one, "reject"))
    reviews = rows(processed, "reviews.parquet").set_index("claim_id")
    # Of its statement is left what it says of the names
    assert list(reviews.loc[gone, "candidate_claims"]) == [claims["OH data_type name affirmed"]["claim_id"]]


def test_same_decisions_same_bytes(work: Path, claims: Claims, tmp_path: Path) -> None:
    decided = [row(claims[SHARING], "correct", "polarity=negated"), row(claims[PERIOD], "reject")]
    first = contents(write(work, tmp_path / "a", *decided))
    assert contents(write(work, tmp_path / "b", *decided)) == first
    without = contents(write(work, tmp_path / "a"))
    assert without == contents(work / "processed") != first
    # Lines that were exchanged make no other rows but for their number
    swapped = contents(write(work, tmp_path / "c", *reversed(decided)))
    assert {name for name in first if first[name] != swapped[name]} == {"reviews.parquet"}
