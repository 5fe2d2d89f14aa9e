"""What is stale or unverified: counted as the cells are, each with the place where it is mended."""

import re
from datetime import date
from html import unescape

import pytest

from generator.load import load
from generator.pages.context import Context
from generator.pages.home import render_home
from generator.pages.open import render_open
from generator.pages.page import Page
from generator.views.open import add_up, choose_oldest, find_open

from ..site.project import CHEESE

DAY = date(2026, 4, 1)
REPOSITORY = "https://github.com/example/cheese-atlas"


@pytest.fixture(scope="module")
def context() -> Context:
    knowledge = load(CHEESE / "knowledge").knowledge
    assert knowledge is not None
    return Context(knowledge, DAY)


@pytest.fixture(scope="module")
def pages(context: Context) -> dict[str, Page]:
    return {page.address: page for page in render_open(context)}


def words(html: object) -> str:
    """The words of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", str(html))).split())


def test_a_page_for_all_and_one_for_each_group(pages: dict[str, Page]) -> None:
    assert list(pages) == ["open/", "open/identity/", "open/making/", "open/taste/"]
    assert [section.title for section in pages["open/"].sections] == ["By group", "The oldest answers", "Not checked by a machine"]
    assert [section.title for section in pages["open/making/"].sections] == ["Milk", "Protected name", "Ripening", "Made with", "Replaced by"]


def test_cells_are_counted_by_what_they_want(context: Context, pages: dict[str, Page]) -> None:
    """The fixture by hand: one claim is unknown (milk of the moon), and the ledger knows one place of all."""
    subjects, resolved = context.knowledge.subjects, context.resolved
    cells = [cell for subject in subjects for cell in resolved.cells(subject)]
    stale, unchecked, unknown, silent = add_up(find_open(context.cells))
    assert stale == sum(cell.current.stale for cell in cells) == 8
    assert silent == sum(not cell.researched for cell in cells) == 24
    assert unknown == 1
    assert unchecked == len(cells) - silent - 1
    assert words(pages["open/"].sections[0].html).endswith(f"All {stale} {unchecked} {unknown} {silent}")


def test_the_oldest_answers_come_first(context: Context, pages: dict[str, Page]) -> None:
    oldest = choose_oldest(context.cells, find_open(context.cells), 3)
    assert [(cell.subject, cell.prop) for cell in oldest] == [("cheddar", "summary"), ("cheddar", "state"), ("roquefort", "summary")]
    rows = re.findall(r"<tr>.*?</tr>", str(pages["open/"].sections[1].html), re.DOTALL)
    assert words(rows[1]) == "Cheddar What it is 1 statement 2019 the line of Cheddar, what it is"
    assert f'href="{REPOSITORY}/blob/trunk/knowledge/cheeses/cheddar.yml#L10"' in rows[1]


def test_each_open_cell_leads_to_its_line_or_its_file(pages: dict[str, Page]) -> None:
    (milk,) = [section.html for section in pages["open/making/"].sections if section.id == "milk"]
    assert words(milk) == "What counts as an answer to: Milk Not checked 3 Cheddar , Moon <Cheese> & Co , Roquefort Unknown 1 Moon <Cheese> & Co Not researched yet 1 Penicillium"
    assert re.findall(r'<a href="(https:[^"]*)">', str(milk)) == [
        f"{REPOSITORY}/blob/trunk/knowledge/cheeses/cheddar.yml#L39",
        f"{REPOSITORY}/blob/trunk/knowledge/cheeses/moon.yml#L14",
        f"{REPOSITORY}/blob/trunk/knowledge/cheeses/roquefort.yml#L17",
        f"{REPOSITORY}/blob/trunk/knowledge/cheeses/moon.yml#L14",
        f"{REPOSITORY}/edit/trunk/knowledge/cultures/penicillium.yml",
    ]


def test_what_cannot_be_asked_is_no_open_question(pages: dict[str, Page]) -> None:
    (made_with,) = [section.html for section in pages["open/making/"].sections if section.id == "made-with"]
    assert "Penicillium" not in words(made_with)


def test_the_home_page_counts_the_same(context: Context) -> None:
    stale, unchecked, unknown, silent = add_up(find_open(context.cells))
    home = words(render_home(context)[0].html)
    assert f"Not researched yet {silent} Unknown: looked for in vain {unknown} Stale: older than its property allows {stale} Not checked yet at the place {unchecked} Disputed" in home


def test_long_lists_are_cut_and_counted(context: Context) -> None:
    (question,) = [question for question in find_open(context.cells) if question.prop.id == "milk"]
    told = context.renderer.render("open/unchecked", found=[(question.prop, question.unchecked)], most=2, root="../", kinds=())
    assert words(told).endswith("Milk Cheddar , Moon <Cheese> & Co , and 1 more")
