"""Pages fit every width without scrolling sideways, in light and in dark, and dark is dark."""

import itertools
import json
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ..whole.built import Built
from .visiting import FAMILIES, visit

WIDTHS = (320, 360, 390, 768, 1220, 1440, 1920, 2560)
SCHEMES = ("light", "dark")
# What sticks out, for the message: tables scroll within their own frame, which is no fault. (The theme hides what
# sticks out of the page instead of letting it scroll, which is worse, and is measured all the same.)
STICKING_OUT = """() => [...document.querySelectorAll('body *')].filter(element => {
  const box = element.getBoundingClientRect();
  if (!box.width || box.right <= document.documentElement.clientWidth + 1) return false;
  for (let above = element.parentElement; above !== document.documentElement; above = above.parentElement)
    if (getComputedStyle(above).overflowX !== 'visible') return false;
  return true;
}).slice(0, 5).map(element => element.outerHTML.slice(0, 120))"""
OVERFLOW = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("address", FAMILIES.values(), ids=FAMILIES)
def test_no_page_scrolls_sideways(browser: Browser, built_site: Built, address: str) -> None:
    # The theme moves its search from phone to desktop in a quarter of a second.
    with visit(browser, built_site.address + address, reduced_motion="reduce") as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(OVERFLOW) <= 0, f"{width}px: {page.evaluate(STICKING_OUT)}"


def test_a_page_that_is_too_wide_is_noticed(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address, viewport={"width": 360, "height": 900}) as page:
        page.evaluate("() => { const wide = document.createElement('hr'); wide.style.width = '500px'; document.querySelector('article').append(wide) }")
        assert page.evaluate(OVERFLOW) > 100
        assert page.evaluate(STICKING_OUT) == ['<hr style="width: 500px;">']


@pytest.mark.parametrize("width", [1220, 1300, 1440, 2560])
def test_the_parts_of_the_header_leave_each_other_room(browser: Browser, built_site: Built, width: int) -> None:
    """Name, tabs, search and palette stand beside or below each other; a tab more than there is room for would show here."""
    with visit(browser, built_site.address, viewport={"width": width, "height": 900}) as page:
        parts = page.locator(".md-header__title .md-ellipsis, .md-tabs__link, .md-search__form, .md-header__option").filter(visible=True)
        boxes = [box for part in parts.all() if (box := part.bounding_box())]
        assert len(boxes) > 10
        over = [(one, other) for one, other in itertools.combinations(boxes, 2) if _overlap(one, other)]
        assert over == []


def _overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return all(one[side] < other[side] + other[size] and other[side] < one[side] + one[size] for side, size in (("x", "width"), ("y", "height")))


def test_wide_tables_scroll_within_their_frame(browser: Browser, built_site: Built) -> None:
    """By keyboard too: the frame can be reached, has a name, and moves."""
    with visit(browser, built_site.address + "matrix/", viewport={"width": 390, "height": 900}) as page:
        frame = page.get_by_role("region", name="Matrix of all properties")
        # Chromium lets the keyboard into whatever scrolls; other browsers have to be told.
        expect(frame).to_have_attribute("tabindex", "0")
        frame.focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")
        page.wait_for_function("frame => frame.scrollLeft > 50", arg=frame.element_handle())


def brightness(page: Page, what: str, of: str | Locator = "body") -> float:
    """How light a colour of an element is, from 0 to 1. Painted, for colours come in many notations."""
    paint = """([element, name]) => { const canvas = document.createElement('canvas').getContext('2d');
      canvas.fillStyle = getComputedStyle(element)[name]; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data] }"""
    red, green, blue, alpha = page.evaluate(paint, [(page.locator(of) if isinstance(of, str) else of).first.element_handle(), what])
    assert alpha == 255, f"{of}: {what} lets through what is behind it"
    return sum(share * _linear(part / 255) for share, part in zip((0.2126, 0.7152, 0.0722), (red, green, blue), strict=True))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("family", "scripts"), [("home", True), ("home", False), ("subject", False), ("matrix of a group", False), ("method", False), ("404", False)])
def test_light_and_dark_follow_the_system(browser: Browser, built_site: Built, family: str, scripts: bool, scheme: str) -> None:
    with visit(browser, built_site.address + FAMILIES[family], color_scheme=scheme, java_script_enabled=scripts) as page:
        paper, ink = brightness(page, "backgroundColor"), brightness(page, "color", "h1")
        assert (paper < 0.05) if scheme == "dark" else (paper > 0.9)
        assert (max(paper, ink) + 0.05) / (min(paper, ink) + 0.05) >= 7


def test_the_reader_may_choose_and_the_choice_stays(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address, color_scheme="light") as page:
        assert brightness(page, "backgroundColor") > 0.9
        page.get_by_title(re.compile("switch to light")).click()
        page.get_by_title(re.compile("switch to dark")).click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert brightness(page, "backgroundColor") < 0.05
        page.goto(built_site.address + "matrix/")
        assert brightness(page, "backgroundColor") < 0.05
        page.get_by_title(re.compile("follow the system")).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_title(re.compile("Follow the system"))).to_be_focused()
        for scheme, darkness in (("light", "default"), ("dark", "slate")):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", darkness)


def test_a_wide_window_shows_more_columns(browser: Browser, built_site: Built) -> None:
    """A matrix reaches to its right edge; on a narrow one it is as wide as the page."""
    with visit(browser, built_site.address + FAMILIES["matrix"]) as page:
        for width, reaches in ((390, False), (1220, False), (2560, True)):
            page.set_viewport_size({"width": width, "height": 900})
            frame, article = (page.locator(part).first.bounding_box() for part in (".a-frame", "article > h2"))
            assert frame
            assert article
            assert frame["x"] == pytest.approx(article["x"], abs=1)
            assert (frame["x"] + frame["width"] > article["x"] + article["width"] + 200) is reaches
            assert frame["x"] + frame["width"] <= width


@pytest.mark.parametrize("family", ["matrix", "matrix of a group", "subject"])
def test_styles_are_worked_out_once(browser: Browser, built_site: Built, family: str) -> None:
    """What changes the style of everything (colours, classes of the root, style sheets) comes before everything is there."""
    with visit(browser, "about:blank") as page:
        browser.start_tracing(page=page, categories=["devtools.timeline"])
        page.goto(built_site.address + FAMILIES[family])
        page.wait_for_load_state("networkidle")
        events = json.loads(browser.stop_tracing())["traceEvents"]
        styled = sum(event["args"]["elementCount"] for event in events if event["name"] == "UpdateLayoutTree" and event.get("ph") == "X")
        assert styled < 1.5 * page.locator("*").count()
