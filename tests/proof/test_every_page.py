"""What tests/browser asks of a page of each family, asked of every page: nothing sticks out of it, on a phone or on a desktop."""

from playwright.sync_api import Browser

from ..browser.test_layout import STICKING_OUT
from ..browser.visiting import visit
from ..whole.built import Built

# The theme moves the name of the page out of the header until one scrolls, and hides it there.
OF_THE_THEME = "md-header__topic", "md-ellipsis"


def test_nothing_sticks_out_of_any_page(browser: Browser, built_site: Built) -> None:
    found = {}
    # Without scripts: pages lay themselves out alike, and load in a third of the time.
    with visit(browser, built_site.address, java_script_enabled=False) as page:
        for name in built_site.pages():
            if 'http-equiv="refresh"' in (built_site.folder / name).read_text("utf-8"):
                continue  # an old address, which leads on at once
            page.goto(built_site.url(name))
            for width in (360, 1440):
                page.set_viewport_size({"width": width, "height": 900})
                told = [html for html in page.evaluate(STICKING_OUT) if not any(theirs in html for theirs in OF_THE_THEME)]
                found |= {f"{name} at {width}px": told} if told else {}
    assert found == {}
