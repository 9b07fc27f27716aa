"""A large collection in a real browser: the index leads to the pages of claims, and these to each other.

The bounds are low here, so that a few documents are many: each is a list of its own.
"""

import re
from pathlib import Path

import pandas as pd
import pytest
from browser import Visitor, answer_title
from dmv_claims import pipeline
from dmv_claims.report import lists, state
from dmv_claims.report.choice import Bounds
from playwright.sync_api import Page, expect
from recombine import recombine
from report_pages import RAW, written
from test_browser import PHONE, UNLINKED, number

STATES = ("IA", "UT")
SHOWN = Bounds(claims=5, groups=3, pairs=2)


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("large")
    files = sorted(path.name for path in RAW.iterdir() if path.name != "sources.csv")
    recombine(written(), files, out, 900, STATES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "CLAIMS", 100)
        patch.setattr(state, "BOUNDED", SHOWN)
        pipeline.write_report(out / "processed", out / "processed" / "report" / "index.html")
    return out / "processed"


def opened(reader: Visitor, processed: Path, page: str) -> Page:
    return reader.open(f"{(processed / 'report').as_uri()}/{page}")


def claims_of(processed: Path, code: str) -> pd.DataFrame:
    return pd.read_parquet(processed / "claims" / f"{code}.parquet")


def documents_of(processed: Path, code: str) -> pd.DataFrame:
    return pd.read_parquet(processed / "documents.parquet").query(f"state == '{code}'").sort_values("file")


def test_the_index_counts_all_and_leads_to_the_pages_of_a_state(reader: Visitor, processed: Path) -> None:
    page = opened(reader, processed, "index.html")
    total = sum(len(claims_of(processed, code)) for code in STATES)
    expect(page.locator(".deck")).to_contain_text(f"{total:,} claims")
    row = page.locator("#statements tbody tr", has_text="Iowa")
    numbers = [number(cell) for cell in row.locator(".number").all_text_contents()]
    assert numbers == [len(documents_of(processed, "IA")), len(claims_of(processed, "IA"))]
    links = [one.get_attribute("href") for one in row.locator("td:last-child a").all()]
    assert links == ["claims_ia.html", "claims_ia_2.html", "claims_ia_3.html"][: numbers[0]] and numbers[0] > 1
    for link in links:
        assert (processed / "report" / str(link)).is_file()
    row.locator("th a").click()
    expect(page).to_have_url(re.compile(r"/claims_ia\.html$"))
    assert page.locator("#documents tbody tr").count() == 1


def test_an_answer_shows_the_surest_and_says_how_many_there_are(reader: Visitor, processed: Path) -> None:
    rows = pd.read_parquet(processed / "state_answers.parquet").query("state == 'IA'")
    row = rows.sort_values("n_yes").iloc[-1]
    assert row["n_yes"] > 5
    page = opened(reader, processed, f"index.html#answers?question={row['question']}&state=IA")
    side = page.locator("#answer .sides > div").first
    expect(side).to_contain_text(f"Says so: {row['n_yes']}")
    side.get_by_role("button", name="Show 5").click()
    hrefs = [one.get_attribute("href") or "" for one in side.locator(".where a").all()]
    shown = [href.split("#claim-")[1] for href in hrefs]
    assert len(shown) == 5 and set(shown) <= set(row["claims_yes"])
    claims = claims_of(processed, "IA").set_index("claim_id")
    asserted = [one for one in row["claims_yes"] if claims.at[one, "modality"] != "hedged"]
    assert sum(one in asserted for one in shown) == min(5, len(asserted))
    side.get_by_role("link", name=f"{row['n_yes']:,} on this side").click()
    expect(page).to_have_url(re.compile(r"/claims_ia\.html#statements"))


@pytest.mark.parametrize(
    ("label", "column", "value"),
    [
        ("hedged", "modality", "hedged"),
        ("on states in general", "scope", "generic"),
        ("denials", "polarity", "negated"),
    ],
)
def test_counts_of_a_state_are_of_all_its_pages(
    label: str, column: str, value: str, reader: Visitor, processed: Path
) -> None:
    page = opened(reader, processed, "index.html#answers?state=IA")
    claims = claims_of(processed, "IA")
    link = page.locator("#answer").get_by_role("link", name=re.compile(rf"^[\d,]+ {label}$"))
    assert number(link.text_content()) == (claims[column] == value).sum() > 0
    link.click()
    first = documents_of(processed, "IA").iloc[0]
    own = claims[claims["file"] == first["file"]]
    matched = page.locator("#matched")
    expect(matched).to_have_text(f"{(own[column] == value).sum()} of {len(own):,} claims")
    # The next page is opened with the same choice.
    page.locator("nav.jump a", has_text="2").click()
    own = claims[claims["file"] == documents_of(processed, "IA").iloc[1]["file"]]
    expect(matched).to_have_text(f"{(own[column] == value).sum()} of {len(own):,} claims")
    page.locator("button[type=reset]").click()
    expect(matched).to_have_text(f"{len(own):,} of {len(own):,} claims")


def test_claims_lead_to_their_words_and_back_to_the_answers(reader: Visitor, processed: Path) -> None:
    page = opened(reader, processed, "claims_ut.html#statements?claim_type=legal_process")
    link = page.locator("#list .where a[href*=claim-]").first
    claim_id = (link.get_attribute("href") or "").split("#claim-")[1]
    assert claims_of(processed, "UT").set_index("claim_id").at[claim_id, "claim_type"] == "legal_process"
    link.click()
    expect(page.locator(f"[id='claim-{claim_id}']")).to_be_in_viewport()
    page = opened(reader, processed, "claims_ut.html")
    page.get_by_role("link", name="Answers on Utah").click()
    expect(answer_title(page, "Utah")).to_be_visible()


def test_contradictions_are_the_first_of_so_many(reader: Visitor, processed: Path) -> None:
    page = opened(reader, processed, "index.html")
    for code in STATES:
        rows = pd.read_parquet(processed / "conflicts" / f"{code}.parquet")
        section = page.locator(f"#conflicts-{code}")
        assert section.locator(".group").count() == 3 < rows["conflict_group"].nunique()
        assert 3 <= section.locator(".pair").count() <= 6
        expect(page.locator(f".jump [href='#conflicts-{code}']")).to_contain_text(f"{len(rows):,}")
        shown = {one.get_attribute("id") for one in section.locator(".group").all()}
        left = rows[~rows["conflict_group"].isin(shown)]
        more = f"{len(left):,} more on {left['conflict_group'].nunique()} other subjects"
        expect(section.get_by_role("link", name=more)).to_have_attribute("href", f"../conflicts/{code}.parquet")


@pytest.mark.parametrize("chosen", ["", "#answers?state=IA", "#answers?question=laws"])
def test_every_number_of_the_index_leads_somewhere(chosen: str, reader: Visitor, processed: Path) -> None:
    page = opened(reader, processed, f"index.html{chosen}")
    for summary in page.locator("#answer summary").all():
        summary.click()
    assert page.evaluate(UNLINKED) == []


@pytest.mark.parametrize("name", ["index.html", "index.html#answers?state=IA", "claims_ia_2.html"])
def test_a_phone_needs_no_scrolling_sideways(name: str, reader: Visitor, processed: Path) -> None:
    page = reader.open(f"{(processed / 'report').as_uri()}/{name}", **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_pages_of_claims_hold_all_of_them(processed: Path) -> None:
    for code in STATES:
        pages = sorted((processed / "report").glob(f"claims_{code.lower()}*.html"))
        found = [
            claim for page in pages for claim in re.findall(r'"(d[0-9a-f]+\.s\d+\.[0-9a-f]+)"', page.read_text("utf-8"))
        ]
        assert len(found) == len(set(found)) and set(found) == set(claims_of(processed, code)["claim_id"])
