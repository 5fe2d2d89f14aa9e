"""A reader follows what changed: by pointer, by keyboard and without scripts, on the site of the cheeses and their past."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from ..diff.past import make_past
from ..site.project import SETTINGS
from ..whole.built import PREFIX, REPOSITORY, make_server
from .visiting import visit


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the cheeses, made with its history, where it is served."""
    past = make_past(tmp_path_factory.mktemp("past") / "cheese")
    subprocess.run(["cp", "-r", str(REPOSITORY / "tests" / "fixtures" / "cheese" / "docs"), str(past.folder / "docs")], check=True)
    site = past.folder / "site"
    server = make_server(site)
    (past.folder / "mkdocs.yml").write_text(SETTINGS.format(repository=REPOSITORY, port=server.server_port, package=REPOSITORY / "generator"), "utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"} | {"PYTHONPATH": str(REPOSITORY), "NO_MKDOCS_2_WARNING": "1"}
    for command in (["generator", "diff"], ["mkdocs", "build", "--strict", "--site-dir", str(site)]):
        done = subprocess.run([sys.executable, "-m", *command], cwd=past.folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def home(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    with visit(browser, address, java_script_enabled=request.param) as page:
        yield page


def test_from_the_home_page_to_the_answer_that_changed(home: Page) -> None:
    main = home.get_by_role("main")
    rows = main.get_by_role("region", name="Recent changes").get_by_role("row")
    expect(rows.nth(2)).to_contain_text("still made")
    rows.nth(2).get_by_role("link", name="State").click()
    expect(home).to_have_url(re.compile(r"/cheeses/roquefort/#state$"))
    expect(home.locator("#state .is-answer")).to_contain_text("no longer made")


def test_a_commit_of_many_changes_opens_by_pointer_and_has_its_page(home: Page) -> None:
    main = home.get_by_role("main")
    main.get_by_role("link", name="All changes").click()
    expect(main.get_by_role("heading", level=1)).to_have_text("Changes")
    sums = main.get_by_text("19 added")
    expect(sums).to_be_hidden()
    main.get_by_text("48 changes, by subject and source").click()
    expect(sums).to_be_visible()
    main.get_by_role("link", name="All 48 changes").click()
    expect(main.get_by_role("heading", level=1)).to_have_text("The first cheeses")
    expect(main.get_by_role("row")).to_have_count(44)


def test_the_sums_open_by_keyboard(home: Page, address: str) -> None:
    home.goto(f"{address}changes/")
    summary = home.locator("summary", has_text="48 changes, by subject and source")
    for _ in range(60):
        home.keyboard.press("Tab")
        if summary.evaluate("summary => summary === document.activeElement"):
            break
    home.keyboard.press("Enter")
    expect(home.get_by_text("19 added")).to_be_visible()


@pytest.mark.parametrize("path", ["", "changes/", "cheeses/cheddar/", "contribute/"])
def test_every_page_names_the_feed(browser: Browser, address: str, path: str) -> None:
    with visit(browser, address + path) as page:
        link = page.locator("head link[rel~=alternate][type='application/atom+xml']")
        href = link.evaluate("link => link.href")
        assert href == f"{address}changes/feed.atom"
        answer = page.request.get(href)
        assert answer.ok
        assert "Roquefort, State: still made → no longer made" in answer.text()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_words_of_a_change_stay_within_the_page(browser: Browser, address: str, width: int) -> None:
    with visit(browser, f"{address}changes/", viewport={"width": width, "height": 900}) as page:
        assert page.evaluate("() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth") <= 0
        table = page.locator(".a-changes").first
        assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")


def test_a_helper_finds_where_to_begin(home: Page) -> None:
    """From the home page to the line of an answer that grew old, and to the file of a question that nobody looked into."""
    main = home.get_by_role("main")
    main.get_by_role("link", name="Stale: older than its property allows").click()
    expect(home).to_have_url(re.compile(r"/open/#oldest$"))
    line = main.get_by_role("region", name="The oldest answers").get_by_role("link", name="the line of Cheddar, what it is")
    assert line.get_attribute("href") == "https://github.com/example/cheese-atlas/blob/trunk/knowledge/cheeses/cheddar.yml#L10"
    main.get_by_role("link", name="Making & ripening").focus()
    home.keyboard.press("Enter")
    expect(main.get_by_role("heading", level=1)).to_have_text("Making & ripening")
    assert main.get_by_role("link", name="Penicillium").first.get_attribute("href") == "https://github.com/example/cheese-atlas/edit/trunk/knowledge/cultures/penicillium.yml"
