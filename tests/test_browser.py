"""The report in a real browser, opened from disk with the net off, as its readers use it."""

import re
from pathlib import Path

import pandas as pd
import pytest
from browser import Visitor, answer_title
from dataset import describe, run
from dmv_claims import pipeline
from playwright.sync_api import expect
from report_pages import address, table

QUESTION = "court_order_required"
PHONE = {"viewport": {"width": 390, "height": 844}}


def answers() -> pd.DataFrame:
    rows = table("state_answers.parquet")
    return rows[rows["question"] == QUESTION].set_index("state")


def number(words: str | None) -> int:
    return int(re.search(r"[\d,]+", words or "").group().replace(",", ""))  # type: ignore[union-attr]


def test_the_first_view_tells_who_requires_a_court_order_on_which_words(reader: Visitor) -> None:
    page = reader.open(address("index.html"))
    panel = page.locator("#answer")
    names = table("states.parquet").set_index("state")["name"]
    claims = table("claims").set_index("claim_id")
    for state, row in answers().iterrows():
        group = panel.locator(".group", has=page.locator(f".swatch.{row['answer']}"))
        expect(group).to_contain_text(names[state])
        for side in ("claims_yes", "claims_no"):
            if len(row[side]):
                entry = group.locator(".entry", has_text=names[state])
                quotes = [claims.at[one, "quote"] for one in row[side]]
                shown = [re.sub(r"\s+", " ", one) for one in entry.locator("blockquote").all_text_contents()]
                assert any(one in quotes for one in shown), (state, side)
    for answer, count in answers()["answer"].value_counts().items():
        assert number(page.locator(f".legend [data-answer={answer}] .count").text_content()) == count


def test_from_the_map_to_a_state_to_a_claim(reader: Visitor) -> None:
    page = reader.open(address("index.html"))
    page.locator(".tile[data-state=IA]").click()
    panel = page.locator("#answer")
    expect(answer_title(page, "Iowa")).to_contain_text("± conflicting")
    expect(panel).to_contain_text(f"Says so: {answers().at['IA', 'n_yes']}")
    expect(panel).to_contain_text(f"Contradicts it: {answers().at['IA', 'n_no']}")
    link = panel.locator(".where a").first
    expect(link).to_have_attribute("href", re.compile(r"^iowa\.html#claim-"))
    claim_id = (link.get_attribute("href") or "").split("#claim-")[1]
    link.click()
    expect(page).to_have_url(re.compile(rf"/iowa\.html#claim-{claim_id}$"))
    row = table("claims").set_index("claim_id").loc[claim_id]
    expect(page.locator("#panel-title")).to_contain_text(row["claim_type"].replace("_", " "))
    expect(page.locator("#panel-content blockquote")).to_have_text(row["quote"])
    marked = "".join(page.locator("mark.on").all_text_contents())
    expect(page.locator("mark.on").first).to_be_in_viewport()
    assert len(marked) == row["cue_end"] - row["cue_start"]
    expect(page.locator("#panel-content mark")).to_have_text(marked)


def test_every_question_has_its_map(reader: Visitor) -> None:
    page = reader.open(address("index.html"))
    rows = table("state_answers.parquet")
    for question, own in rows.groupby("question"):
        page.locator("#question").select_option(str(question))
        for state, answer in zip(own["state"], own["answer"], strict=True):
            expect(page.locator(f".tile[data-state={state}]")).to_have_class(re.compile(rf"\b{answer}\b"))
        assert page.url.endswith(f"#answers?question={question}")


def test_cells_of_the_table_lead_to_their_claims(reader: Visitor) -> None:
    page = reader.open(address("index.html"))
    row = table("state_answers.parquet").query("state == 'WY' and question == 'transparent'").iloc[0]
    cell = page.locator(".compare tbody tr", has_text="Wyoming").locator(f"a[href*='{row['question']}&']")
    expect(cell).to_contain_text(f"{row['n_yes']}:")
    cell.click()
    expect(answer_title(page, "Wyoming")).to_contain_text("± conflicting")
    for button in page.locator("#answer button").all():
        button.click()
    hrefs = [one.get_attribute("href") or "" for one in page.locator("#answer .sides .where a").all()]
    assert {href.split("#claim-")[1] for href in hrefs} == {*row["claims_yes"], *row["claims_no"]}


# Texts with a number that leads nowhere; words of documents, laws and years of claims need not, nor what stands above
# the very statements that it counts.
UNLINKED = """() => {
  const text = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), found = [];
  const words = 'blockquote, .what, .listed, .group > h4, dt, dd, .documents td:not(.number), .documents th .small';
  const counts = '#matched, .sides h4', opens = 'a, summary, button, option';
  while (text.nextNode()) {
    const { data, parentElement } = text.currentNode;
    if (/\\d/.test(data) && !parentElement.closest([words, counts, opens].join())) found.push(data.trim());
  }
  return found;
}"""


@pytest.mark.parametrize("chosen", ["", "#answers?state=IA", "#answers?question=laws", "#statements?state=UT"])
def test_every_number_leads_to_its_statements(reader: Visitor, chosen: str) -> None:
    page = reader.open(address(f"index.html{chosen}"))
    for summary in page.locator("#answer summary").all():
        summary.click()
    assert page.evaluate(UNLINKED) == []


def test_filters_and_search_agree_with_the_tables(reader: Visitor) -> None:
    page = reader.open(address("index.html"))
    claims = table("claims")
    page.locator("select[name=state]").select_option("IA")
    page.locator("select[name=modality]").select_option("hedged")
    expected = claims.query("state == 'IA' and modality == 'hedged'")
    matched = page.locator("#matched")
    expect(matched).to_have_text(f"{len(expected)} of {len(claims):,} claims")
    page.locator("input[name=text]").fill("License  PERSONAL")
    quotes = expected["quote"].str.lower()
    both = expected[quotes.str.contains("license") & quotes.str.contains("personal")]
    assert len(both) > 0
    expect(matched).to_have_text(f"{len(both)} of {len(claims):,} claims")
    shown = page.locator("#list .where a[href*=claim-]").all()
    assert {(one.get_attribute("href") or "").split("#claim-")[1] for one in shown} == set(both["claim_id"])
    again = reader.open(page.url)
    expect(again.locator("#matched")).to_have_text(f"{len(both)} of {len(claims):,} claims")
    expect(again.locator("select[name=modality]")).to_have_value("hedged")
    again.locator("button[type=reset]").click()
    expect(again.locator("#matched")).to_have_text(f"{len(claims):,} of {len(claims):,} claims")


FILTERS = ["claim_type", "category", "polarity", "modality", "scope", "found_by", "review_status", "state"]


@pytest.mark.parametrize("name", FILTERS)
def test_choices_count_what_they_leave(reader: Visitor, name: str) -> None:
    page = reader.open(address("index.html#statements?state=IA" if name != "state" else "index.html"))
    claims = table("claims") if name == "state" else table("claims").query("state == 'IA'")
    expected = {f" ({count:,})" for count in claims[name].fillna("").value_counts()}
    labels = page.locator(f"select[name={name}] option").all_text_contents()[1:]
    assert {label[label.rindex(" (") :] for label in labels} == expected
    assert len(labels) == claims[name].fillna("").nunique()


def test_all_claims_can_be_reached_page_by_page(reader: Visitor) -> None:
    page = reader.open(address("index.html#statements?state=IA"))
    further = page.locator("#further")
    while further.is_visible():
        further.click()
    assert page.locator("#list li").count() == len(table("claims").query("state == 'IA'"))


def test_conflicts_stand_side_by_side_with_their_places(reader: Visitor) -> None:
    page = reader.open(address("index.html"))
    conflicts = table("conflicts")
    assert page.locator(".pair").count() == len(conflicts)
    row = conflicts.query("state == 'IA' and kind == 'legal_process' and key == 'court_order'").iloc[0]
    pair = page.locator(f"#{row['conflict_id']}")
    quotes = [re.sub(r"\s+", " ", one).strip() for one in pair.locator("blockquote").all_text_contents()]
    assert set(quotes) == {row["quote_a"], row["quote_b"]}
    hrefs = [one.get_attribute("href") or "" for one in pair.locator("a").all()]
    assert {one.split("#claim-")[1] for one in hrefs} == {row["claim_a"], row["claim_b"]}
    assert pair.locator("mark").count() == 2


PAGES = ["index.html", "index.html#answers?question=court_order_required&state=IA", "iowa.html"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_phone_needs_no_scrolling_sideways(reader: Visitor, name: str, scheme: str) -> None:
    page = reader.open(address(name), color_scheme=scheme, **PHONE)
    if name == "iowa.html":
        page.locator(".part mark").first.click()
        expect(page.locator(".panel")).to_be_in_viewport()
        expect(page.locator("mark.on").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) < 384) == (scheme == "dark")


def test_paper_has_all_conflicts_and_no_controls(reader: Visitor) -> None:
    page = reader.open(address("index.html"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()
    assert all(pair.is_visible() for pair in page.locator(".pair").all())
    document = reader.open(address("iowa.html"))
    document.emulate_media(media="print")
    expect(document.locator(".panel")).to_be_hidden()
    expect(document.locator(".notes").first).to_be_visible()


def test_without_scripts_map_table_and_conflicts_stand_and_claims_are_found(reader: Visitor) -> None:
    page = reader.open(address("index.html"), java_script_enabled=False)
    for state, row in answers().iterrows():
        expect(page.locator(f".tile.{row['answer']}[data-state={state}]")).to_be_visible()
    expect(page.locator(".compare")).to_contain_text("Montana")
    expect(page.locator(".pair").first).to_be_visible()
    claim_id = table("claims/IA.parquet")["claim_id"].iloc[-1]
    page = reader.open(f"{address('iowa.html')}#claim-{claim_id}", java_script_enabled=False)
    expect(page.locator(f"[id='claim-{claim_id}']")).to_be_in_viewport()


def test_a_report_without_claims_says_so(reader: Visitor, tmp_path: Path) -> None:
    processed = run(tmp_path, {"scan.tif": b"II*"}, max_rejected=1)
    describe(processed)
    pipeline.write_report(processed, processed / "report" / "index.html")
    page = reader.open((processed / "report" / "index.html").as_uri())
    expect(page.locator("#matched")).to_have_text("0 of 0 claims")
    assert page.locator(".tile.no_document").count() == 51
    expect(page.locator("#documents")).to_contain_text("scan.tif")
    page.locator(".tile[data-state=IA]").click()
    expect(page.locator("#answer")).to_contain_text("No document is about this state")


def test_nothing_moves(reader: Visitor) -> None:
    page = reader.open(address("iowa.html"))
    moving = "[...document.querySelectorAll('*')].filter(one => getComputedStyle(one).transitionDuration !== '0s')"
    assert page.evaluate(f"{moving}.length + document.getAnimations().length") == 0
