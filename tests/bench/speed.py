"""How long a reader waits for a matrix to sort and to filter: from the event to the next frame, with the processor slowed four times."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from ..conftest import CHROMIUM_SETTINGS, find_chromium
from .result import Result

SLOWED, TIMES = 4, 9
IN_A_GROUP, IN_ALL = 100, 150
# Two frames: the first is asked for before the work of the event is painted, the second after.
WAIT = "await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));"
SORT = f"""async () => {{ const button = document.querySelectorAll('#matrix .a-sort')[3]; const begin = performance.now(); button.click(); {WAIT} return performance.now() - begin }}"""
FILTER = f"""async words => {{ const field = document.getElementById('f-words'); const begin = performance.now(); field.value = words;
  field.dispatchEvent(new Event('input', {{ bubbles: true }})); {WAIT} return performance.now() - begin }}"""


def measure_speed(address: str, pages: dict[str, tuple[str, int]]) -> Iterator[Result]:
    """The median of sorting and of filtering, for matrices by name with their aims."""
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=Path(find_chromium() or ""), args=CHROMIUM_SETTINGS)
        for name, (place, aim) in pages.items():
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(address + place)
            _make_ready(page)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            yield Result(f"{name}: sort", "", "", median(page.evaluate(SORT) for _ in range(TIMES)), aim, "ms")
            yield Result(f"{name}: filter", "", "", median(page.evaluate(FILTER, "ab"[number % 2]) for number in range(TIMES)), aim, "ms")
            page.close()
        browser.close()


def _make_ready(page: Page) -> None:
    """What is compared is fetched when somebody first reaches for a control."""
    page.locator("#f-words").focus()
    page.wait_for_load_state("networkidle")
    page.evaluate(SORT)
    page.evaluate(FILTER, "a")
    page.evaluate(FILTER, "")
