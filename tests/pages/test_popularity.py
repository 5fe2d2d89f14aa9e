"""The popularity page: every number with its source, and a score that a browser works out as Python does."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest

from generator.model.knowledge import Knowledge
from generator.model.numbers import Span
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.popularity import render_popularity
from generator.views.score import input_values, score_of, share_of_all, show_score

from ..reading import ATLAS, CHEESE, SCRIPTS, context_of, read

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

SCRIPT = (SCRIPTS / "score.js").read_text("utf-8")
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return read(ATLAS)


@pytest.fixture(scope="module")
def page(knowledge: Knowledge) -> Page:
    (page,) = render_popularity(Context(knowledge, DAY))
    return page


@pytest.fixture(scope="module")
def cheese() -> Page:
    (page,) = render_popularity(context_of(CHEESE, DAY))
    return page


def rows(html: str) -> list[list[str]]:
    """The cells of every row of a table's body, without tags."""
    body = html[html.index("<tbody") : html.index("</tbody>")]
    return [[" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL)] for row in re.findall(r"<tr\b.*?</tr>", body, re.DOTALL)]


def section(page: Page, id: str) -> str:
    return next(part.html for part in page.sections if part.id == id)


def test_every_observation_has_a_row_with_its_source(page: Page, knowledge: Knowledge) -> None:
    for metric in {row.metric for row in knowledge.observations}:
        expected = sorted(row.at for row in knowledge.observations if row.metric == metric)
        found = rows(section(page, f"metric-{metric}"))
        assert len(found) == len(expected)
        for row, at in zip(sorted(found, key=lambda row: row[4].split(", ", 1)[1]), expected, strict=True):
            assert f", {at}" in row[4]


def test_numbers_stand_as_printed_with_what_they_stand_for(cheese: Page) -> None:
    html = section(cheese, "metric-wheels")
    assert [row[:4] for row in rows(html)] == [["Cheddar", "2019", "151k", "150,500 to 151,500"], ["Roquefort", "2019", "~3000", "2,700 to 3,300"]]
    assert re.findall(r"<text[^>]*>(151k|~3000)</text>", html) == ["151k", "~3000"]


def test_a_dash_is_told_in_words(page: Page, knowledge: Knowledge) -> None:
    silent = [row for row in knowledge.observations if row.value == "-"]
    assert silent
    for row in silent:
        html = section(page, f"metric-{row.metric}")
        name = knowledge.subjects[row.subject].name
        assert [name, row.date, "none printed", ""] in [cells[:4] for cells in rows(html)]
        assert re.search(rf"none printed: [^<]*{re.escape(name)}", html)


def test_every_chart_has_its_table_and_a_name(page: Page) -> None:
    charts = re.findall(r'<svg class="a-drawn" viewBox="[^"]+" role="img" aria-label="([^"]+)">', page.html)
    assert len(charts) == len(set(charts)) == len([part for part in page.sections if part.id.startswith("metric-")])


def test_the_score_tells_what_is_not_public(cheese: Page) -> None:
    assert [row[:4] for row in rows(section(cheese, "score-cheese-score"))] == [["Wheels made", "70%", "counts of the dairies", "Wheels made of 2 subjects"], ["Votes", "30%", "a vote of readers", "nothing"]]
    assert "70 of 100 parts" in section(cheese, "score-cheese-score")
    assert rows(section(cheese, "score-cheese-score-now")) == [["Cheddar", "70.0 to 100.0", "", "60", "100.0", "missing"], ["Roquefort", "1.2 to 31.6", "", "40", "1.7 to 2.2", "missing"]]


def test_without_scripts_the_controls_are_hidden(page: Page) -> None:
    assert re.search(r'<form class="a-weights"[^>]* hidden>', page.html)


def test_the_page_keeps_the_rules_of_the_house(page: Page, cheese: Page) -> None:
    for one in (page, cheese):
        assert " style=" not in one.html
        ids = re.findall(r'\bid="([^"]+)"', one.html)
        assert len(ids) == len(set(ids))
        assert all(f'id="{target}"' in one.html for target in re.findall(r'href="#([^"]+)"', one.html))


def test_no_numbers_give_no_page() -> None:
    empty = Knowledge(read(ATLAS).schema)
    assert render_popularity(Context(empty, DAY)) == []


@pytest.fixture
def tab(browser: "Browser", page: Page) -> "Iterator[Tab]":
    """The page in Chromium, with its script."""
    tab = browser.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.set_content(f"<html><body>{page.html}</body></html>")
    tab.evaluate("async (text) => { const made = await import(`data:text/javascript,${encodeURIComponent(text)}`); document.querySelectorAll(`[data-script=score]`).forEach(made.start); }", SCRIPT)
    tab.wait_for_selector("form[data-score]:not([hidden])")
    yield tab
    tab.close()
    assert complaints == []


def shown(tab: "Tab", score: str) -> dict[str, str]:
    """The score of each subject as the table shows it."""
    found = tab.locator(f"#shares-{score} tbody tr")
    return {row.locator("th").inner_text(): row.locator("[data-total]").inner_text() for row in found.all()}


def expected(knowledge: Knowledge, score: str, weights: list[float]) -> dict[str, str]:
    """The same by Python."""
    record = knowledge.scores[score]
    values = input_values(record, knowledge.observations)
    subjects = {subject for found in values.values() for subject in found}
    shares = {subject: [share_of_all(subject, [values[metric] for metric in indicator.metrics]) for indicator in record.indicators] for subject in subjects}
    return {knowledge.subjects[subject].name: show_score(score_of(shares[subject], weights)) for subject in subjects}


def test_moved_weights_give_what_python_gives(tab: "Tab", knowledge: Knowledge) -> None:
    (score,) = knowledge.scores
    sliders = tab.locator("form[data-score] input").all()
    published = [float(slider.input_value()) for slider in sliders]
    assert shown(tab, score) == expected(knowledge, score, published)
    drawn = random.Random(7)
    for weights in [[0.0] * len(sliders), *([float(drawn.randint(0, 100)) for _ in sliders] for _ in range(5))]:
        for slider, weight in zip(sliders, weights, strict=True):
            slider.fill(f"{weight:g}")
        assert shown(tab, score) == expected(knowledge, score, weights)
    tab.get_by_role("button", name="Weights as published").click()
    tab.wait_for_function("document.querySelector('form[data-score] input').value === document.querySelector('form[data-score] input').defaultValue")
    tab.wait_for_timeout(50)
    assert shown(tab, score) == expected(knowledge, score, published)


def test_a_bar_follows_its_score(tab: "Tab") -> None:
    for row in tab.locator("table.a-shares tbody tr").all():
        low, high = (float(number) for number in row.locator("[data-total]").inner_text().split(" to "))
        bar = row.locator("rect")
        assert bar.get_attribute("x") == f"{low:g}%"
        assert float((bar.get_attribute("width") or "").removesuffix("%")) == pytest.approx(max(high - low, 0.5))


def test_the_script_computes_what_python_computes(tab: "Tab") -> None:
    """A thousand drawn shares and weights, whole and broken, known and missing."""
    drawn = random.Random(11)
    cases = []
    for _ in range(1000):
        count = drawn.randint(1, 8)
        ends = [sorted((drawn.choice((0, 1, drawn.random(), drawn.randint(1, 9) / 10)), drawn.random())) for _ in range(count)]
        shares = [[end[1], end[1]] if drawn.random() < 0.4 else end for end in ends]
        cases.append((shares, [drawn.choice((0, drawn.randint(1, 100), drawn.randint(1, 40) / 2)) for _ in range(count)]))
    run = "async ([text, cases]) => { const made = await import(`data:text/javascript,${encodeURIComponent(text)}`); return cases.map(([shares, weights]) => made.show(made.score(shares, weights))); }"
    found = tab.evaluate(run, [SCRIPT, json.loads(json.dumps(cases))])
    assert found == [show_score(score_of([Span(*share) for share in shares], weights)) for shares, weights in cases]
