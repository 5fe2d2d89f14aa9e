"""Evidence opens by mouse, by keyboard and without scripts, and says source, tier, place and date."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.resolve.cells import Cell, Resolved

from ..whole.built import Built
from .visiting import visit

SUBJECT, PROPERTY = "pytorch", "license"
ADDRESS = f"frameworks/{SUBJECT}/"


@pytest.fixture
def cell(resolved: Resolved) -> Cell:
    """The answer whose evidence is looked at."""
    return resolved.cell(SUBJECT, PROPERTY)


def marks(page: Page) -> Locator:
    """The button of the claim."""
    return page.locator(f"#{PROPERTY}").get_by_role("button", name=re.compile("^Evidence for"))


def popover(page: Page) -> Locator:
    """What the button opens."""
    return page.get_by_role("group", name=re.compile("^Evidence: PyTorch, licen[cs]e"))


def assert_tells(shown: Locator, cell: Cell, resolved: Resolved) -> None:
    """The open popover says what the knowledge says: source, tier, place, words and date of the first evidence."""
    expect(shown).to_be_visible()
    source, piece = cell.current.answers[0].claim.evidence[0]
    record = resolved.knowledge.sources[source]
    expect(shown.get_by_role("link", name=record.short)).to_be_visible()
    facts = dict(zip(shown.locator("dl.a-facts > dt").all_inner_texts(), shown.locator("dl.a-facts > dd").all_inner_texts(), strict=True))
    assert record.short in facts["Says"]
    assert record.tier in facts["Says"]
    assert "third party" in facts["Says"] or "self-reported" in facts["Says"]
    assert facts["Place"] == piece.at
    assert facts["Words"] == f"“{piece.anchor}”"
    # The piece names no day of its own, so it is dated as its source is.
    assert facts["Held"] == (record.as_of or record.issued or "").replace("..", " – ") != ""
    assert re.match(r"20\d\d-\d\d-\d\d by machine: words found$|not yet$", facts["Checked"]), facts["Checked"]
    for answer in cell.current.values:
        expect(shown.locator(".a-pop__value")).to_contain_text(answer)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_click_opens_it_and_escape_closes_it(browser: Browser, built_site: Built, cell: Cell, resolved: Resolved, scripts: bool) -> None:
    with visit(browser, built_site.address + ADDRESS, java_script_enabled=scripts) as page:
        expect(popover(page)).to_be_hidden()
        marks(page).click()
        assert_tells(popover(page), cell, resolved)
        page.keyboard.press("Escape")
        expect(popover(page)).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_keyboard_opens_it_and_escape_gives_the_focus_back(browser: Browser, built_site: Built, cell: Cell, resolved: Resolved, key: str, scripts: bool) -> None:
    with visit(browser, built_site.address + ADDRESS, java_script_enabled=scripts) as page:
        marks(page).focus()
        page.keyboard.press(key)
        assert_tells(popover(page), cell, resolved)
        page.keyboard.press("Tab")
        expect(popover(page).get_by_role("button", name="Close")).to_be_focused()
        page.keyboard.press("Escape")
        expect(popover(page)).to_be_hidden()
        expect(marks(page)).to_be_focused()


def test_the_close_button_closes_it(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + ADDRESS) as page:
        marks(page).click()
        popover(page).get_by_role("button", name="Close").click()
        expect(popover(page)).to_be_hidden()


def test_a_resting_mouse_shows_it_and_a_leaving_one_hides_it(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + ADDRESS) as page:
        marks(page).hover()
        expect(popover(page)).to_be_visible()
        page.mouse.move(2, 2)
        expect(popover(page)).to_be_hidden()


def test_tab_walks_on_from_mark_to_mark(browser: Browser, built_site: Built) -> None:
    """A preview by keyboard takes no focus: the reader is not caught in it."""
    with visit(browser, built_site.address + "matrix/hardware/") as page:
        marks = page.locator("td button.a-marks")
        marks.first.focus()
        # At the first there is no preview yet to be caught in.
        for place in (1, 2, 3):
            page.keyboard.press("Tab")
            expect(marks.nth(place)).to_be_focused()
            expect(page.locator(":popover-open")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 1000, 1440])
def test_it_lies_within_the_window(browser: Browser, built_site: Built, width: int) -> None:
    """At the last mark of a wide table as well, where there is no room to the right."""
    with visit(browser, built_site.address + "matrix/hardware/", viewport={"width": width, "height": 800}) as page:
        mark = page.locator("td button.a-marks").last
        mark.scroll_into_view_if_needed()
        mark.click()
        box = page.locator(":popover-open").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + min(box["height"], 100) <= 800


def test_every_cell_of_a_matrix_of_a_group_has_its_own(browser: Browser, built_site: Built) -> None:
    """What opens speaks of the row and the column that the mark stands in."""
    with visit(browser, built_site.address + "matrix/hardware/", java_script_enabled=False) as page:
        for mark in (page.locator("td button.a-marks").nth(place) for place in (0, 3, 7)):
            row = mark.locator("xpath=ancestor::tr").get_by_role("rowheader").get_by_role("link").inner_text()
            column = mark.locator("xpath=ancestor::td").evaluate("cell => cell.closest('table').tHead.rows[0].cells[cell.cellIndex].innerText")
            mark.click()
            expect(page.locator(":popover-open .a-pop__of")).to_have_text(f"{row}, {column.lower()}")
            page.keyboard.press("Escape")
