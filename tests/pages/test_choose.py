"""The page of the decision guide: tables by need that read without scripts, and a script that ranks as Python does."""

import json
import random
import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest

from generator.model.knowledge import Knowledge
from generator.pages.choose import render_choose
from generator.pages.context import Context
from generator.pages.page import Page
from generator.views.choosing import Guide, make_guide
from generator.views.ranking import rank

from ..reading import ATLAS, CHEESE, SCRIPTS, context_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCRIPT = (SCRIPTS / "choose.js").read_text("utf-8")
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def cheese() -> Page:
    (page,) = render_choose(context_of(CHEESE, DAY))
    return page


@pytest.fixture(scope="module")
def context() -> Context:
    return context_of(ATLAS, DAY)


@pytest.fixture(scope="module")
def page(context: Context) -> Page:
    (page,) = render_choose(context)
    return page


@pytest.fixture(scope="module")
def guide(context: Context) -> Guide:
    return make_guide(context.cells)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def section(page: Page, id: str) -> str:
    return next(part.html for part in page.sections if part.id == id)


def test_a_need_tells_who_meets_it_and_who_says_so(cheese: Page) -> None:
    told = section(cheese, "need-protected")
    assert words(told) == (
        "Trusting the law. Protected name : met by yes; met in part by partial; missed by no, planned, removed. Subject What says so "
        "Roquefort meets Protected name: yes 1 Curd 2019 "
        "Cheddar in part sources disagree Protected name: no 1 (sources disagree) Valley Dairy 2021 ; but partial Curd 2019 "
        "not researched yet Moon <Cheese> & Co"
    )
    assert 'href="../cheeses/roquefort/#protected"' in told
    assert 'href="../sources/curd-2019/"' in told


def test_advice_is_told_as_advice(cheese: Page) -> None:
    told = words(section(cheese, "need-sandwich"))
    assert "Cheddar meets advised" in told
    assert "Roquefort unknown another is preferred: Cheddar" in told
    assert told.endswith("not researched yet Moon <Cheese> & Co")


def test_what_nobody_has_answered_is_said_in_words(page: Page, guide: Guide) -> None:
    unheard = [need.id for need in guide.needs if not need.stands]
    for need in unheard:
        assert "not researched yet for any subject. Add an answer" in words(section(page, f"need-{need}"))


def test_the_page_says_that_it_takes_no_side_and_from_how_much(page: Page, guide: Guide) -> None:
    asked = len(guide.subjects) * sum(1 for _ in guide.needs)
    told = words(page.head)
    assert f"No verdict of the Atlas A ranking says what sources say, and no more than that. Of {asked:,} questions, one for each subject and need, {guide.known} are answered" in told
    assert not re.search(r"\b(winner|best|recommend)", words(page.html.replace("your best choice", "")).partition("Who meets which need")[0])


def test_contradictions_are_told(cheese: Page) -> None:
    told = words(section(cheese, "contradictions"))
    assert told.startswith("Still made and Of the past : no answer to State meets both, not even in part.")
    assert re.search(r'<li data-clash="sold bygone" hidden>', cheese.head)


def test_without_scripts_the_form_is_hidden(page: Page) -> None:
    assert re.search(r'<div class="a-choose" data-script="choose" data-search-exclude hidden>', page.head)


def test_the_page_keeps_the_rules_of_the_house(page: Page, cheese: Page) -> None:
    for one in (page, cheese):
        assert " style=" not in one.html
        ids = re.findall(r'\bid="([^"]+)"', one.html)
        assert len(ids) == len(set(ids))
        assert all(f'id="{target}"' in one.html for target in re.findall(r'href="#([^"]+)"', one.html))


def test_a_knowledge_without_needs_has_no_page(context: Context) -> None:
    assert render_choose(Context(Knowledge(context.schema), DAY)) == []


def test_the_script_ranks_as_python_ranks(browser: "Browser") -> None:
    """A thousand drawn choices among drawn standings."""
    drawn = random.Random(5)
    needs = [f"need-{number}" for number in range(8)]
    cases = []
    for _ in range(1000):
        kinds = drawn.choice((["meets", "partly", "misses", "unknown", "todo", "na"], ["unknown", "todo"], ["misses", "na"], ["meets", "meets", "todo"]))
        standings = {f"subject-{number}": {need: drawn.choice(kinds) for need in needs if drawn.random() < 0.7} for number in range(drawn.randint(1, 9))}
        chosen = {need: drawn.choice(("must", "nice")) for need in needs if drawn.random() < 0.4}
        cases.append((standings, chosen))
    tab = browser.new_page()
    run = "async ([text, cases]) => { const made = await import(`data:text/javascript,${encodeURIComponent(text)}`); return cases.map(([standings, chosen]) => made.rank(standings, chosen)); }"
    found = tab.evaluate(run, [SCRIPT, json.loads(json.dumps([[list(standings.items()), list(chosen.items())] for standings, chosen in cases]))])
    tab.close()
    assert found == [[vars(place) for place in rank(standings, chosen)] for standings, chosen in cases]
