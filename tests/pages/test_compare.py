"""Pages of pairs, the page for any subjects, and the pieces of which a script makes the same."""

import gzip
import json
import re
from datetime import date

import html5lib
import pytest

from generator.pages.compare import HEADINGS, render_comparisons
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.parts import render_parts
from generator.pages.subject import render_subjects

from ..reading import ATLAS, CHEESE, context_of

DAY = date(2021, 5, 3)
MOST_BYTES = 40_000


@pytest.fixture(scope="module")
def cheese() -> Context:
    return context_of(CHEESE, DAY)


@pytest.fixture(scope="module")
def real() -> Context:
    return context_of(ATLAS, DAY)


@pytest.fixture(scope="module")
def pages(cheese: Context) -> dict[str, Page]:
    return {page.address: page for page in render_comparisons(cheese)}


def words(html: str) -> str:
    """The words of HTML."""
    return " ".join("".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext()).split())


def rows(html: str) -> list[list[str]]:
    """The words of each row with cells, cell by cell."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in tree.iter("tr")]
    return [row for row in found if len(row) > 1]


def section(page: Page, id: str) -> str:
    return next(section.html for section in page.sections if section.id == id)


def test_a_pair_shows_differences_first(pages: dict[str, Page]) -> None:
    page = pages["compare/cheddar-vs-roquefort/"]
    assert [f"{part.id}: {part.title}" for part in page.sections] == [
        "differ: Different answers: 3",
        "partly: Not answered for all: 4",
        "same: The same answers: 1",
        "open: Answered for none",
        "judgements: Judgements side by side: 1",
        "standings: Who is put ahead",
        "verdicts: Verdicts that name them together",
        "results: Measured together",
        "counts: Counted on a date",
        "disputes: Where sources disagree about them",
        "words: In words: 1",
    ]
    assert page.title == "Cheddar and Roquefort compared"
    assert rows(section(page, "differ")) == [
        ["Property", "Cheddar", "Roquefort"],
        ["First made", "1170 2", "1411 1"],
        ["Milk", "Jersey cow 1", "ewe 1"],
        ["Protected name", "no 1", "yes 1"],
    ]
    assert rows(section(page, "same"))[1:] == [["State", "still made 1", "still made 1"]]
    assert "Different answers to 3 questions, the same to 1, and 4 not answered for both. Sources compare the two 3 times." in words(page.head)


def test_numbers_stand_in_the_column_of_their_subject(pages: dict[str, Page]) -> None:
    page = pages["compare/cheddar-vs-roquefort/"]
    assert rows(section(page, "results"))[1:] == [["Time to melt in s, lower is better Melting on toast; bread white", "61 ± 4", "48 ± 3"]]
    assert rows(section(page, "counts"))[1] == ["Wheels made in wheels", "151k 2019, Curd 2019", "~3000 2019, Curd 2019"]


def test_a_pair_tells_who_is_put_ahead_by_whom(pages: dict[str, Page]) -> None:
    html = section(pages["compare/cheddar-vs-roquefort/"], "standings")
    assert rows(html) == [
        ["Question", "Who is put ahead, and by whom"],
        ["Strength Cheddar and Roquefort", "Roquefort Curd 2019, 2019"],
        ["For a sandwich Cheddar and Roquefort", "Cheddar Curd 2019, 2019"],
    ]
    assert re.findall(r'class="a-pref a-pref--(\w+)">([^<]*)<', html) == [("second", "Roquefort"), ("first", "Cheddar")]


def test_what_nobody_has_answered_is_named(pages: dict[str, Page]) -> None:
    assert words(section(pages["compare/cheddar-vs-roquefort/"], "open")) == "not researched yet Production ended, Replaced by"
    assert ["Makers", "Hill Farm 2", "not researched yet"] in rows(section(pages["compare/cheddar-vs-roquefort/"], "partly"))
    milk = next(row for row in rows(section(pages["compare/cheddar-vs-moon/"], "partly")) if row[0] == "Milk")
    assert milk[2].startswith("unknown")


def test_names_with_signs_are_text(pages: dict[str, Page]) -> None:
    page = pages["compare/cheddar-vs-moon/"]
    assert "<h1>Cheddar and Moon &lt;Cheese&gt; &amp; Co</h1>" in page.head
    assert words(section(page, "relations")) == "Moon <Cheese> & Co replaced by: Cheddar 1"


def test_roles_stand_only_within_a_table_that_has_one(pages: dict[str, Page]) -> None:
    for page in pages.values():
        tree = html5lib.parseFragment(page.html, namespaceHTMLElements=False)
        stock = {table for part in tree.iter("div") if "data-stock" in part.attrib for table in part.iter("table")}
        for table in tree.iter("table"):
            if table not in stock:
                roles = {element.get("role", "") for element in table.iter() if element.tag in ("thead", "tbody", "tr", "th", "td")}
                assert ("" not in roles) if table.get("role") == "table" else roles <= {""}, page.address


def test_links_lead_back_by_the_page_they_stand_on(pages: dict[str, Page]) -> None:
    for page in pages.values():
        assert "\x1a" not in page.html
        links = {link for link in re.findall(r'href="([^"]+)"', page.html) if not link.startswith(("https:", "#"))}
        back = "../" * page.address.count("/")
        assert {link for link in links if not link.startswith(back)} == set()


def test_the_page_for_any_subjects_has_a_place_for_everything(cheese: Context, pages: dict[str, Page]) -> None:
    tree = html5lib.parseFragment(pages["compare/"].html, namespaceHTMLElements=False)
    assert [element.get("data-section") for element in tree.iter("section")] == list(HEADINGS)
    assert [row.get("data-prop") for row in tree.iter("tr") if row.get("data-prop")] == list(cheese.schema.properties)
    assert {row.get("data-prop"): row.get("data-place") for row in tree.iter("tr") if row.get("data-place")} == {"summary": "words", "strength": "judgements"}
    options = [element for element in tree.iter("li") if element.get("role") == "option"]
    assert [(option.get("data-id"), option.get("data-also")) for option in options] == [("cheddar", "Chedder|cheddar-cheese"), ("moon", ""), ("penicillium", ""), ("roquefort", "")]
    assert [link.get("href") for link in tree.findall(".//table[@id='compare-pairs']//a")] == ["../compare/cheddar-vs-roquefort/", "../compare/cheddar-vs-moon/"]


def test_pages_and_scripts_have_the_same_pieces(cheese: Context, pages: dict[str, Page]) -> None:
    pieces = json.loads(render_parts(cheese)["compare/pieces.json"])
    assert {*pieces["told"], *pieces["numbers"]} | {"open", "differ", "partly", "same", "judgements", "words"} == set(HEADINGS)
    ids, html = pieces["told"]["verdicts"][0]
    assert ids == ["cheddar", "roquefort"]
    assert html.replace('href="', 'href="../../').replace("../../https:", "https:") in section(pages["compare/cheddar-vs-roquefort/"], "verdicts")
    head, cells = pieces["numbers"]["results"][1]
    assert (words(head), list(cells)) == ("Time to melt in s, lower is better Melting on toast; bread brown", ["cheddar"])


def test_subjects_lead_to_their_comparisons(cheese: Context) -> None:
    heads = {page.address: page.head for page in render_subjects(cheese)}
    assert "Compare with Roquefort, Moon <Cheese> & Co, or another subject" in words(heads["cheeses/cheddar/"])
    assert 'href="../../compare/cheddar-vs-roquefort/"' in heads["cheeses/cheddar/"]
    assert 'href="../../compare/?s=penicillium">Compare with another subject</a>' in heads["cultures/penicillium/"]


def test_pages_of_pairs_are_many_and_light(real: Context) -> None:
    made = render_comparisons(real)
    assert len(made) > 30
    assert {page.address: len(gzip.compress(page.html.encode())) for page in made if len(gzip.compress(page.html.encode())) > MOST_BYTES} == {}
