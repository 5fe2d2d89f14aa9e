"""Nothing that a reader does makes the browser ask another host for anything, and no page complains."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from ..whole.built import Built
from .visiting import DESKTOP, FAMILIES, Watch


@pytest.fixture
def watched(browser: Browser, built_site: Built):  # type: ignore[no-untyped-def]
    """A page, and the watch over it."""
    context = browser.new_context(viewport=DESKTOP)
    watch = Watch(built_site.address).over(context)
    yield context.new_page(), watch
    context.close()


def finish(page: Page, watch: Watch, *allowed: str) -> None:
    """Looks at everything until the page rests, then asserts that nothing was wrong."""
    page.mouse.wheel(0, 3000)
    page.wait_for_load_state("networkidle")
    assert watch.foreign == []
    assert [told for told in watch.complaints if not told.startswith(allowed or ("-",))] == []


def test_no_family_is_forgotten(built_site: Built) -> None:
    """A new family of pages needs a line in `FAMILIES`, or nothing here looks at it."""
    first = {name.partition("/")[0] for name in built_site.pages() if "/" in name}
    # A frame for other sites has nothing of the theme; tests/browser/test_page_ends.py visits it.
    assert first - {address.partition("/")[0] for address in FAMILIES.values()} == {"embed"}


@pytest.mark.parametrize("address", FAMILIES.values(), ids=FAMILIES)
def test_a_page_asks_its_own_host_alone(watched: tuple[Page, Watch], built_site: Built, address: str) -> None:
    page, watch = watched
    page.goto(built_site.address + address)
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    # The browser itself notes that the page for wrong addresses came with the status 404.
    finish(page, watch, *(["Failed to load resource: the server responded with a status of 404"] if address == FAMILIES["404"] else []))
    assert f"{built_site.address}assets/look.css" in watch.requests


def test_searching_asks_its_own_host_alone(watched: tuple[Page, Watch], built_site: Built) -> None:
    page, watch = watched
    page.goto(built_site.address)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("recurrent network")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(re.compile(r"/\?h="))
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    finish(page, watch)
    assert f"{built_site.address}search/search_index.json" in watch.requests


def test_the_search_of_the_home_page_asks_its_own_host_alone(watched: tuple[Page, Watch], built_site: Built) -> None:
    """The form in the content leads to the search of the theme, with what was typed."""
    page, watch = watched
    page.goto(built_site.address)
    page.get_by_role("search", name="Search the Atlas").get_by_role("searchbox").fill("caffe")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page.locator(".md-search-result__list")).to_contain_text("Caffe")
    finish(page, watch)


def test_walking_by_links_asks_its_own_host_alone(watched: tuple[Page, Watch], built_site: Built) -> None:
    """Instant navigation fetches pages by script; evidence is looked at on the way."""
    page, watch = watched
    page.goto(built_site.address)
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Matrix").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Matrix")
    page.get_by_role("main").get_by_role("link", name="Hardware").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hardware")
    page.locator("button.a-marks").first.click()
    page.locator(":popover-open").get_by_role("link", name="What counts").click()
    expect(page.locator(".a-lead")).to_contain_text("What counts:")
    finish(page, watch)


ASK = "() => { new Image().src = 'https://elsewhere.example/pixel.gif'; console.error('a complaint'); setTimeout(() => { throw Error('a fault') }) }"


def test_the_watch_sees_what_it_is_there_for(watched: tuple[Page, Watch], built_site: Built) -> None:
    """Also what the policy of the page refuses."""
    page, watch = watched
    page.goto(built_site.address)
    page.evaluate(ASK)
    page.wait_for_timeout(300)
    assert watch.foreign == ["https://elsewhere.example/pixel.gif"]
    assert {"a complaint", "a fault"} <= {told.removeprefix("Error: ") for told in watch.complaints}


SEND = "address => fetch(address).then(() => 'sent', () => 'refused')"
RUN = "() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.head.append(script); return window.ran ?? 'refused' }"


@pytest.mark.parametrize("family", ["home", "subject", "matrix of a group", "method", "404"])
def test_the_browser_itself_refuses_to_send_anything(watched: tuple[Page, Watch], built_site: Built, family: str) -> None:
    """Neither to another host nor by a script that nobody of ours wrote; files of the site are given."""
    page, watch = watched
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
    page.goto(built_site.address + FAMILIES[family])
    assert page.evaluate(SEND, "https://elsewhere.example/") == "refused"
    assert page.evaluate(SEND, f"{built_site.address}assets/look.css") == "sent"
    assert page.evaluate(RUN) == "refused"
    page.evaluate(ASK)
    page.wait_for_timeout(300)
    assert failed == ["https://elsewhere.example/pixel.gif csp"]
    assert {kind for kind in ("connect-src", "script-src", "img-src") if any(kind in told and "Content Security Policy" in told for told in watch.complaints)} == {"connect-src", "script-src", "img-src"}


def test_frames_and_stubs_have_a_policy_too(built_site: Built) -> None:
    """Pages without the theme: what other sites show, and old addresses."""
    for name in built_site.pages():
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', (built_site.folder / name).read_text("utf-8").partition("</head>")[0])
        assert policy, name
        assert policy[1].startswith("default-src 'none'; "), name
        assert "script-src 'self' 'unsafe-inline'" not in policy[1], name
