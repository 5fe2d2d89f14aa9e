"""No page of any family keeps anybody out, as far as axe-core can tell: light and dark, phone and desktop, evidence closed and open."""

import pytest
from playwright.sync_api import Browser, Page

from ..conftest import need_npm
from ..whole.built import Built
from .visiting import DESKTOP, FAMILIES, visit

PHONE = {"width": 390, "height": 844}
SCREENS = {"desktop": DESKTOP, "phone": PHONE}
# All that is on by default, and the size of targets (24 px), which is not.
ALL_RULES = {"rules": {"target-size": {"enabled": True}}}
# What else a palette can change: nothing but colours.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RUN = """async ([where, options]) => (await axe.run(where, { resultTypes: ['violations'], ...options })).violations.flatMap(
  fault => fault.nodes.map(node => `${fault.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\\n').slice(1).join(';')} ${node.html.slice(0, 160)}`))"""
OPEN = ":popover-open"


@pytest.fixture(scope="module")
def axe() -> str:
    """The program that looks at a page from within."""
    return (need_npm("axe-core") / "axe.min.js").read_text("utf-8")


def faults(page: Page, options: dict[str, object], where: str = "html") -> list[str]:
    """What axe finds wrong with a part of the page."""
    found: list[str] = page.evaluate(RUN, [where, options])
    return found


def fullest(page: Page) -> list[str]:
    """The ids of the first popover with a button in sight and of the one with the most words."""
    ids: list[str] = (
        page.evaluate("""() => { const shown = [...document.querySelectorAll('article [popovertarget]')].filter(button => button.offsetParent && !button.closest('[popover]'))
      .map(button => document.getElementById(button.getAttribute('popovertarget'))).filter(Boolean);
      const most = [...shown].sort((one, other) => other.textContent.length - one.textContent.length)[0];
      return [...new Set([shown[0], most])].filter(Boolean).map(pop => pop.id) }""")
    )
    return ids


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("address", FAMILIES.values(), ids=FAMILIES)
def test_no_page_keeps_anybody_out(browser: Browser, built_site: Built, axe: str, address: str, screen: str) -> None:
    with visit(browser, built_site.address + address, viewport=SCREENS[screen], reduced_motion="reduce") as page:
        page.evaluate(axe)
        found = {"light": faults(page, ALL_RULES)}
        popovers = fullest(page)
        for scheme, options in (("light", ALL_RULES), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if scheme == "dark":
                found[scheme] = faults(page, options)
            for id in popovers:
                page.evaluate("id => document.getElementById(id).showPopover()", id)
                found[f"{scheme}, open {id}"] = faults(page, options, OPEN)
        assert not any(found.values()), "\n".join(f"{state}: {fault}" for state, told in found.items() for fault in told)
