"""Pages suit how they are read: enlarged, without motion, on paper, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from ..whole.built import Built
from .test_layout import brightness
from .visiting import DESKTOP, FAMILIES, visit

# A desktop on which everything is shown at twice its size has half as many pixels of the style sheet.
ENLARGED = {"viewport": {"width": DESKTOP["width"] // 2, "height": DESKTOP["height"] // 2}, "device_scale_factor": 2}
OVERFLOW = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
# A4 at 96 pixels an inch, less the usual margins.
PAPER = {"width": 718, "height": 1047}
CONTROLS = ".md-header, .md-tabs, .md-sidebar, .a-find, .a-bar, .a-actions, .a-links, .md-code__nav, .md-top"


@pytest.mark.parametrize("address", FAMILIES.values(), ids=FAMILIES)
def test_twice_as_large_is_still_a_page(browser: Browser, built_site: Built, address: str) -> None:
    """It does not scroll sideways, and no word of a heading is cut off."""
    with visit(browser, built_site.address + address, **ENLARGED) as page:
        assert page.evaluate(OVERFLOW) <= 0
        assert page.evaluate("() => [...document.querySelectorAll('article :is(h1, h2, h3)')].filter(heading => heading.scrollWidth > heading.clientWidth + 1).map(heading => heading.textContent)") == []


@pytest.mark.parametrize("family", ["home", "matrix of a group", "subject", "popularity"])
def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, built_site: Built, family: str) -> None:
    """Every transition and animation that a page has would end at once; what only follows the scrolling is no motion of its own."""
    with visit(browser, built_site.address + FAMILIES[family], reduced_motion="reduce") as page:
        moving = """() => [...document.querySelectorAll('*')].flatMap(element => ['', '::before', '::after'].map(part => [element, getComputedStyle(element, part)]))
          .filter(([, style]) => Math.max(...style.transitionDuration.split(',').map(parseFloat)) > 0 || (style.animationName !== 'none' && style.animationTimeline === 'auto'))
          .map(([element, style]) => `${element.tagName}.${element.className} ${style.transitionDuration} ${style.animationName}`)"""
        assert page.evaluate(moving) == []
        assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def on_paper(page: Page) -> None:
    """The page as a printer gets it."""
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")


@pytest.mark.parametrize("address", FAMILIES.values(), ids=FAMILIES)
def test_paper_holds_the_page_and_no_controls(browser: Browser, built_site: Built, address: str) -> None:
    with visit(browser, built_site.address + address, color_scheme="dark") as page:
        on_paper(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        shown = page.locator(CONTROLS).evaluate_all("elements => elements.filter(element => element.checkVisibility()).map(element => element.className)")
        assert shown == []
        assert page.locator(":popover-open").count() == 0
        cut = """() => [...document.querySelectorAll('article :is(.a-scroll, .md-typeset__scrollwrap, pre > code)')].filter(frame => frame.checkVisibility())
          .filter(frame => getComputedStyle(frame).overflowX !== 'visible' && frame.scrollWidth > frame.clientWidth + 1).map(frame => frame.getAttribute('aria-label') || frame.outerHTML.slice(0, 80))"""
        assert page.evaluate(cut) == [], "a frame cuts off what stands in it"


@pytest.mark.parametrize("family", ["home", "source", "list of sources", "verdicts", "popularity"])
def test_tables_are_whole_on_paper(browser: Browser, built_site: Built, family: str) -> None:
    """No column of a table that fits a page of paper lies beyond its edge, and no row is torn in two."""
    with visit(browser, built_site.address + FAMILIES[family]) as page:
        on_paper(page)
        beyond = "tables => tables.filter(table => table.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(table => table.parentElement.getAttribute('aria-label'))"
        assert page.locator("article table").evaluate_all(beyond) == []
        assert page.locator("article tr").first.evaluate("row => getComputedStyle(row).breakInside") == "avoid"


@pytest.mark.parametrize("address", [*FAMILIES.values(), "matrix/2018/", "matrix/hardware/"], ids=[*FAMILIES, "matrix as of 2018", "matrix of hardware"])
def test_no_word_lies_beyond_the_edge_of_the_paper(browser: Browser, built_site: Built, address: str) -> None:
    with visit(browser, built_site.address + address) as page:
        page.wait_for_load_state("networkidle")
        on_paper(page)
        beyond = """() => [...document.querySelectorAll('article *')].filter(element => element.checkVisibility() && !element.closest('.a-vh, .a-rows > thead') && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
          .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(element => element.outerHTML.slice(0, 120))"""
        assert page.evaluate(beyond) == []


# What a row of a matrix says on paper: the subject or property, then question and answer of each cell that shows, and the questions without one.
LISTED = """row => { const shown = [...row.cells].slice(1).filter(cell => cell.checkVisibility()).map(cell => [cell, getComputedStyle(cell, '::after').content.slice(1, -1)]);
  const open = ([cell]) => cell.matches('.a-sup--todo, :has(.a-sup--todo)');
  return [row.querySelector('.a-name, th > a').textContent, shown.filter(one => !open(one)).map(([cell, name]) => [name, (cell.querySelector('.a-cell > div') ?? cell.firstChild).textContent.trim()]), shown.filter(one => open(one)).map(([, name]) => name)] }"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("address", ["matrix/", "matrix/hardware/", "matrix/hardware/2018/"])
def test_a_matrix_is_printed_as_a_list_that_loses_nothing(browser: Browser, built_site: Built, address: str, scripts: bool) -> None:
    with visit(browser, built_site.address + address, java_script_enabled=scripts) as page:
        page.wait_for_load_state("networkidle")
        questions = page.locator("#matrix .a-heads > th:not(.a-corner) > a").all_inner_texts()
        on_paper(page)
        for row in page.locator("#matrix > tbody > tr").all()[:4]:
            _, answered, silent = row.evaluate(LISTED)
            assert answered
            assert all(answer for _, answer in answered)
            assert sorted([name for name, _ in answered] + silent) == sorted(questions)
            assert row.evaluate("row => getComputedStyle(row, '::after').content") == ('"Not researched yet:"' if silent else "none")


def test_a_matrix_is_printed_as_the_reader_arranged_it(browser: Browser, built_site: Built) -> None:
    """Without the columns that are hidden; turned round it lists subjects by property."""
    with visit(browser, f"{built_site.address}matrix/hardware/") as page:
        page.get_by_role("button", name="Columns").click()
        page.get_by_role("checkbox", name="CPU", exact=True).uncheck()
        page.keyboard.press("Escape")
        on_paper(page)
        name, answered, silent = page.locator("#matrix > tbody > tr").first.evaluate(LISTED)
        assert name == "TensorFlow"
        assert ["GPU", "yes"] in answered
        assert "CPU" not in [*(question for question, _ in answered), *silent]
        page.emulate_media(media="screen")
        page.set_viewport_size(DESKTOP)
        page.get_by_role("button", name="Turn round").click()
        expect(page.locator("#matrix")).to_have_class(re.compile("a-turned"))
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        on_paper(page)
        name, answered, silent = page.locator("#matrix > tbody > tr").first.evaluate(LISTED)
        assert name == "GPU"
        assert answered[:2] == [["TensorFlow", "yes"], ["PyTorch", "yes"]]


def test_links_can_be_read_on_paper(browser: Browser, built_site: Built) -> None:
    """Dark ink on white, underlined, also for those who read in the dark."""
    with visit(browser, built_site.address + "sources/mahajan-2017/", color_scheme="dark") as page:
        on_paper(page)
        for link in (page.locator("article td a").first, page.locator("article .a-lead, article p").locator("a").first):
            assert link.evaluate("link => getComputedStyle(link).textDecorationLine") == "underline"
            assert brightness(page, "color", link) < 0.15
            assert link.evaluate("link => getComputedStyle(link).color === getComputedStyle(link.parentElement).color")
        assert brightness(page, "backgroundColor", page.locator("body")) > 0.9


@pytest.mark.parametrize("family", ["home", "matrix of a group", "subject", "source", "history", "popularity"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_tab_reaches_what_can_be_used_and_shows_where_it_is(browser: Browser, built_site: Built, family: str, scripts: bool) -> None:
    """The first stop skips to the content; every stop can be seen, has a name and an outline."""
    with visit(browser, built_site.address + FAMILIES[family], java_script_enabled=scripts) as page:
        # Until the theme has its list of pages it may take a link within a page for one to another, and bring that anew.
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Tab")
        assert page.evaluate("() => document.activeElement.className").startswith("md-skip")
        page.keyboard.press("Enter")
        page.wait_for_url("**#*")
        page.wait_for_timeout(200)
        stops = set()
        for presses in range(12):
            page.keyboard.press("Tab")
            stop = page.locator(":focus")
            assert stop.evaluate("stop => stop.checkVisibility() && stop.closest('main, footer') !== null"), stop.evaluate("stop => stop.outerHTML.slice(0, 200)")
            style = stop.evaluate("stop => { const style = getComputedStyle(stop); return [style.outlineStyle, parseFloat(style.outlineWidth), style.borderColor] }")
            assert style[0] != "none"
            assert style[1] >= 1
            assert re.search(r"\S", stop.evaluate("stop => stop.ariaLabel || stop.innerText || stop.labels?.[0]?.innerText || stop.placeholder || ''")), stop.evaluate("stop => stop.outerHTML.slice(0, 200)")
            # A date has stops of its own for day, month and year.
            stops.add((stop.evaluate("stop => [...document.querySelectorAll('*')].indexOf(stop)"), presses if stop.get_attribute("type") == "date" else 0))
        assert len(stops) == 12, "Tab is caught"


def test_the_keyboard_alone_leads_from_the_home_page_to_evidence(browser: Browser, built_site: Built) -> None:
    """Tab, Enter and Escape, and the slash that goes to the search."""
    with visit(browser, built_site.address) as page:
        page.keyboard.press("/")
        expect(page.get_by_role("textbox", name="Search")).to_be_focused()
        page.keyboard.type("theano license")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Theano")
        mark = page.locator("#license").get_by_role("button", name=re.compile("^Evidence for Theano"))
        for _ in range(200):
            page.keyboard.press("Tab")
            if mark.evaluate("mark => mark === document.activeElement"):
                break
        expect(mark).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(":popover-open")).to_contain_text("Theano, licence")
        page.keyboard.press("Escape")
        expect(page.locator(":popover-open")).to_have_count(0)
        expect(mark).to_be_focused()
