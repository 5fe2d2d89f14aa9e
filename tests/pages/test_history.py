"""The history page: what the sources say of beginnings, ends and relations stands in the pictures and in the tables below them."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.load import load
from generator.pages.context import Context
from generator.pages.history import render_history
from generator.pages.page import Page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).parents[2]
DAY = date(2026, 11, 21)


def make_page(knowledge: Path) -> Page:
    loaded = load(knowledge).knowledge
    assert loaded is not None
    (page,) = render_history(Context(loaded, DAY))
    return page


@pytest.fixture(scope="module")
def cheese() -> Page:
    return make_page(REPOSITORY / "tests" / "fixtures" / "cheese" / "knowledge")


@pytest.fixture(scope="module")
def real() -> Page:
    return make_page(REPOSITORY / "knowledge")


def section(page: Page, id: str) -> str:
    return next(part.html for part in page.sections if part.id == id)


def rows(html: str) -> list[list[str]]:
    """The cells of every row of a table's body, without tags."""
    body = html[html.index("<tbody") : html.index("</tbody>")]
    return [[" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL)] for row in re.findall(r"<tr\b.*?</tr>", body, re.DOTALL)]


def test_every_subject_has_a_row_with_its_dates_and_sources(cheese: Page) -> None:
    found = {row[0]: row[1:] for row in rows(section(cheese, "lives"))}
    assert list(found) == ["Cheddar", "Roquefort", "Moon <Cheese> & Co", "Penicillium"]
    assert found["Cheddar"][0].startswith("1170")
    assert found["Cheddar"][3] == "Curd 2019 ; Valley Dairy 2021"
    moon = found["Moon <Cheese> & Co"]
    assert moon[0] == "not researched yet"
    assert moon[1].startswith("1969")
    assert moon[2].endswith("Replaced by Cheddar")


def test_the_timeline_draws_who_is_known_and_names_who_is_not(cheese: Page) -> None:
    html = section(cheese, "timeline")
    assert re.findall(r'<li><a class="a-plain" href="[^"]+">([^<]+)</a></li>', html) == ["Cheddar", "Roquefort", "Moon &lt;Cheese&gt; &amp; Co"]
    assert html.count('class="life-end"') == 2
    assert "neither beginning nor end is known" in html
    assert '<a href="../cultures/penicillium/">Penicillium</a>' in html


def test_events_run_from_the_oldest_to_the_youngest(cheese: Page) -> None:
    found = [row[:3] for row in rows(section(cheese, "events"))]
    assert found == [["1170", "Cheddar", "First made"], ["1411", "Roquefort", "First made"], ["1856", "Cheddar", "Recipes: 2"], ["1969", "Moon <Cheese> & Co", "Production ended"]]
    assert all("para" in row[3] for row in rows(section(cheese, "events")))


def test_every_relation_stands_in_the_picture_and_in_the_list(cheese: Page) -> None:
    listed = [row[:4] for row in rows(section(cheese, "relations"))]
    assert listed == [["1", "Moon <Cheese> & Co", "replaced by", "Cheddar"], ["2", "Roquefort", "made with", "Penicillium"]]
    picture = section(cheese, "tree")
    assert "4 subjects with 2 relations" in picture
    assert re.findall(r">([^<]+ \[\d+\])</text>", picture) == ["Replaced by [1]", "Made with [2]"]


def test_the_family_that_everybody_asks_for(real: Page) -> None:
    listed = {(row[1], row[2], row[3]): row for row in rows(section(real, "relations"))}
    for relation in [
        ("Caffe2", "successor of", "Caffe"),
        ("Caffe2", "merged into", "PyTorch"),
        ("PyTorch", "port of", "Torch"),
        ("PyTorch", "inspired by", "Chainer"),
        ("PyTorch", "inspired by", "Autograd"),
        ("Keras", "back ends", "Theano"),
    ]:
        assert relation in listed
        assert listed[relation][5], f"{relation} has no source"
    assert section(real, "tree").count('class="kin"') == len(listed)


def test_the_page_keeps_the_rules_of_the_house(cheese: Page, real: Page) -> None:
    for page in (cheese, real):
        assert " style=" not in page.html
        ids = re.findall(r'\bid="([^"]+)"', page.html)
        assert len(ids) == len(set(ids))
        assert page.html.count("<h1>") == 1
        for picture in re.findall(r"<svg[^>]*>", page.html):
            assert 'role="img" aria-label="' in picture or "aria-hidden" in picture or 'overflow="visible"' in picture
        assert 'href="/' not in page.html


def test_the_same_knowledge_gives_the_same_page(cheese: Page) -> None:
    assert make_page(REPOSITORY / "tests" / "fixtures" / "cheese" / "knowledge").html == cheese.html


MEET = """() => {
  const boxes = [...document.querySelectorAll("svg text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) => meet(a, b)).map(([other]) => [one, other]));
}"""


@pytest.mark.parametrize("id", ["tree", "timeline"])
def test_no_words_of_a_picture_overlap(real: Page, browser: "Browser", id: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    css = (REPOSITORY / "generator" / "assets" / "look.css").read_text("utf-8")
    page.set_content(f'<html><style>html {{ font-size: 20px }} {css} .a-tree text {{ font-size: 12px !important }}</style><body class="md-typeset">{section(real, id)}</body></html>')
    assert page.evaluate("document.querySelectorAll('svg text').length") > 5
    assert page.evaluate(MEET) == []
    page.close()
