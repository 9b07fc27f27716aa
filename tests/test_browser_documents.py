"""Documents' pages in a real browser: their marks, notes and panel, the keyboard, and what hostile words do there."""

from browser import Visitor, answer_title
from playwright.sync_api import Page, expect
from report_pages import HOSTILE_FILE, address, table


def test_claims_are_stepped_through_by_keyboard(reader: Visitor) -> None:
    page = reader.open(address("wyoming.html"))
    total = len(table("claims/WY.parquet"))
    title = page.locator("#panel-title")
    page.keyboard.press("ArrowRight")
    expect(title).to_contain_text(f"Claim 1 of {total}")
    page.keyboard.press("ArrowRight")
    expect(title).to_contain_text(f"Claim 2 of {total}")
    assert page.evaluate("document.activeElement.id") == page.evaluate("location.hash.slice(1)")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(title).to_contain_text(f"Claim 1 of {total}")
    page.keyboard.press("Escape")
    assert page.locator(".on").count() == 0


def test_the_keyboard_reaches_content_map_and_choices(reader: Visitor) -> None:
    page = reader.open(address("index.html"))
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    page.locator(".tile[data-state=MT]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate(outline) != "none"
    page.locator(".tile[data-state=IA]").focus()
    page.keyboard.press("Enter")
    expect(answer_title(page, "Iowa")).to_be_focused()
    page.locator("#question").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#question")).to_have_value("subpoena_required")


def test_types_can_be_hidden(reader: Visitor) -> None:
    page = reader.open(address("wyoming.html"))
    claims = table("claims/WY.parquet")
    page.get_by_role("button", name="None").click()
    assert page.locator(".part mark:not(.off)").count() == 0
    page.locator("input[name=sharing]").check()
    sharing = int((claims["claim_type"] == "sharing").sum())
    assert page.locator(".ref:not(.off)").count() == sharing == page.locator(".notes li:not(.off)").count()
    assert page.locator(".part mark.t-sharing").count() == page.locator(".part mark:not(.off)").count() > 0
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-title")).to_contain_text("sharing")


def line_of(page: Page, look: str) -> str:
    line: str = page.locator(f".part mark{look}").first.evaluate("one => getComputedStyle(one).borderBottomStyle")
    return line


def test_hedged_negated_and_rejected_claims_look_different(reader: Visitor) -> None:
    page = reader.open(address("wyoming.html"))
    looks = {look: line_of(page, look) for look in (".hedged:not(.negated)", ".negated", ":not(.hedged):not(.negated)")}
    assert list(looks.values())[:2] == ["dashed", "double"]
    hostile = reader.open(address(table("documents.parquet").set_index("file").at[HOSTILE_FILE, "page"]))
    struck = hostile.locator(".part mark.rejected").evaluate("one => getComputedStyle(one).textDecorationLine")
    assert struck == "line-through"


def test_the_panel_shows_the_row_and_the_review(reader: Visitor) -> None:
    claims = table("claims/UT.parquet")
    row = claims[claims["review_status"] == "corrected"].iloc[0]
    file = table("documents.parquet").set_index("file").at[HOSTILE_FILE, "page"]
    page = reader.open(f"{address(file)}#claim-{row['claim_id']}")
    panel = page.locator("#panel-content")
    expect(panel).to_contain_text("correct by A. Reader, 2026-11-20; weaker; modality: hedged")
    page.locator("#panel-content summary").click()
    entries = dict(zip(panel.locator("dt").all_text_contents(), panel.locator("dd").all_inner_texts(), strict=True))
    assert {name: words.split("\n")[0] for name, words in entries.items()} == {
        name: str(value) for name, value in row.drop("quote").dropna().items()
    }
    assert entries["modality"].split("\n")[1]
    assert panel.get_by_label("Address of this claim").input_value() == f"{file}#claim-{row['claim_id']}"


def test_documents_that_hold_code_run_nothing(reader: Visitor) -> None:
    file = table("documents.parquet").set_index("file").at[HOSTILE_FILE, "page"]
    for name in (file, "index.html#answers?question=shares_with_ice&state=UT", "index.html#statements?state=UT"):
        page = reader.open(address(name))
        expect(page.locator("main")).to_contain_text("<script>alert(3)</script>")
        assert page.locator("main script, main img").count() == 0
    page = reader.open(address(file))
    expect(page.locator("h1")).to_have_text("</title><script>alert('title')</script> & \"Utah\" {{ 7*7 }}")
    expect(page.locator(".head")).to_contain_text("javascript:alert('source')")


def test_marks_hold_behind_characters_beyond_sixteen_bits(reader: Visitor) -> None:
    page = reader.open(address("index.html#statements?state=UT&claim_type=legal_process"))
    expect(page.locator("#list mark")).to_have_text("warrant")
