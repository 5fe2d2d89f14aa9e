"""No page of any family keeps anybody out, as far as axe-core can tell: light and dark, phone and desktop, evidence closed and open."""

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import need_npm
from ..whole.built import Built
from .visiting import DESKTOP, FAMILIES, visit

PHONE = {"width": 390, "height": 844}
SCREENS = {"desktop": DESKTOP, "phone": PHONE}
# What a palette can change: nothing but colours.
COLOURS = ("color-contrast", "link-in-text-block")
# What elements, attributes and classes decide by themselves, and what takes most of the time.
SHAPES = (*COLOURS, "aria-allowed-attr", "aria-allowed-role")
# All that is on by default, and the size of targets (24 px), which is not.
ALL_RULES = {"rules": {"target-size": {"enabled": True}}}
BUT_SHAPES = {"rules": {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in SHAPES}}}
ONLY_SHAPES = {"runOnly": {"type": "rule", "values": list(SHAPES)}}
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": list(COLOURS)}}
RUN = """async ([where, options]) => (await axe.run(where, { resultTypes: ['violations'], ...options })).violations.flatMap(
  fault => fault.nodes.map(node => `${fault.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\\n').slice(1).join(';')} ${node.html.slice(0, 160)}`))"""
OPEN = ":popover-open"
# The first popover with a button in sight and the one with the most words. The others are closed all the time, so axe would only count them.
KEEP_FULLEST = """() => { const shown = [...document.querySelectorAll('article [popovertarget]')].filter(button => button.offsetParent && !button.closest('[popover]'))
  .map(button => document.getElementById(button.getAttribute('popovertarget'))).filter(Boolean);
  const kept = new Set([shown[0], shown.toSorted((one, other) => other.textContent.length - one.textContent.length)[0]].filter(Boolean));
  document.querySelectorAll('article .a-pop[popover]').forEach(pop => kept.has(pop) || pop.remove());
  return [...kept].map(pop => pop.id) }"""
# Rows and items that hold nothing but what those before them held, whatever the words, can break no rule of shapes that those kept.
DROP_REPETITION = """() => { const seen = new Set(), paths = new Map([[null, '']]);
  const shape = element => [element.tagName, element.className, element.getAttributeNames(), element.role].join();
  const path = element => paths.get(element) ?? paths.set(element, `${path(element.parentElement)} ${shape(element)}`).get(element);
  for (const row of document.querySelectorAll('article :is(tbody > tr, li, dl > div)')) {
    const held = [row, ...row.querySelectorAll('*')].map(path);
    if (held.every(one => seen.has(one))) row.remove();
    held.forEach(one => seen.add(one));
  } }"""

# Where a cell lies outside its frame or a sign is drawn as a gradient, axe leaves contrast open: here it is taken from the colours alone.
FAINT = """() => { const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }), painted = new Map(), papers = new Map([[null, [255, 255, 255, 255]]]);
  const remember = (map, key, make) => map.get(key) ?? map.set(key, make(key)).get(key);
  const paint = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const paper = element => remember(papers, element, () => { const colour = remember(painted, getComputedStyle(element).backgroundColor, paint); return colour[3] === 255 ? colour : paper(element.parentElement); });
  const linear = part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
  const light = colour => [.2126, .7152, .0722].reduce((sum, share, at) => sum + share * linear(colour[at] / 255), .05);
  return [...document.querySelectorAll('body :not(svg *, script, style, noscript)')].flatMap(element => {
    if (![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return [];
    const style = getComputedStyle(element), size = parseFloat(style.fontSize), least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const [low, high] = [light(remember(painted, style.color, paint)), light(paper(element))].sort((one, other) => one - other);
    return high / low < least ? [`contrast of ${(high / low).toFixed(2)}: ${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`] : [];
  }) }"""


@pytest.fixture(scope="module")
def axe() -> str:
    """The program that looks at a page from within."""
    return (need_npm("axe-core") / "axe.min.js").read_text("utf-8")


def faults(page: Page, options: dict[str, object], where: str = "html") -> list[str]:
    """What axe finds wrong with a part of the page."""
    found: list[str] = page.evaluate(RUN, [where, options])
    return found


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("address", FAMILIES.values(), ids=FAMILIES)
def test_no_page_keeps_anybody_out(browser: Browser, built_site: Built, axe: str, address: str, screen: str) -> None:
    with visit(browser, built_site.address + address, viewport=SCREENS[screen], reduced_motion="reduce") as page:
        page.evaluate(axe)
        popovers = page.evaluate(KEEP_FULLEST)
        found = {"whole": faults(page, BUT_SHAPES)}
        page.evaluate(DROP_REPETITION)
        for scheme, palette, shut, opened in (("light", "default", ONLY_SHAPES, ALL_RULES), ("dark", "slate", ONLY_COLOURS, ONLY_COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            # The theme follows by script, a moment later.
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette, timeout=10_000)
            found[scheme] = [*faults(page, shut), *page.evaluate(FAINT)]
            for id in popovers:
                page.evaluate("id => document.getElementById(id).showPopover()", id)
                found[f"{scheme}, open {id}"] = faults(page, opened, OPEN)
        assert not any(found.values()), "\n".join(f"{state}: {fault}" for state, told in found.items() for fault in told)


def test_the_grid_for_the_keyboard_keeps_nobody_out(browser: Browser, built_site: Built, axe: str) -> None:
    """The matrix of all takes another role when the keyboard reaches it."""
    with visit(browser, f"{built_site.address}matrix/", reduced_motion="reduce") as page:
        page.get_by_role("button", name="Sort by Subject").focus()
        expect(page.get_by_role("grid")).to_be_visible()
        page.evaluate(axe)
        page.evaluate(DROP_REPETITION)
        assert faults(page, ALL_RULES, "#matrix") == []
