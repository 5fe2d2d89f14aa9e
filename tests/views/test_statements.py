"""One walk gathers what all sources say: nothing that is cited is left out, and pages and files tell the same."""

import re
from collections import Counter

import pytest

from generator.exports.rows.statements import statement_rows
from generator.pages.context import Context
from generator.pages.page import Page
from generator.pages.source import render_sources
from generator.resolve.cells import Resolved
from generator.views.statements import list_statements


@pytest.fixture(scope="module")
def pages(resolved: Resolved) -> dict[str, Page]:
    return {page.address: page for page in render_sources(Context(resolved.knowledge, resolved.day))}


def test_every_citation_is_a_statement(resolved: Resolved) -> None:
    knowledge = resolved.knowledge
    cited = {(one.source, one.at, one.anchor or None) for one in knowledge.citations()}
    told = {(said.source, said.evidence.at, said.evidence.anchor) for said in list_statements(knowledge)}
    assert told == cited


@pytest.mark.parametrize("source", ["mahajan-2017", "dinghofer-hartung-2020", "blumenthal-taube-2021", "hale-2019"])
def test_a_page_has_a_row_for_every_statement(resolved: Resolved, pages: dict[str, Page], source: str) -> None:
    sections = [section for section in pages[f"sources/{source}/"].sections if section.id == "verdicts" or section.id.startswith("part-")]
    rows = sum(len(re.findall(r"<tr(?: role=\"row\")?><td", str(section.html))) for section in sections)
    assert rows == sum(said.source == source for said in list_statements(resolved.knowledge))


def test_a_file_has_a_row_for_every_element(resolved: Resolved) -> None:
    rows = Counter(row["source"] for row in statement_rows(resolved))
    for said in list_statements(resolved.knowledge):
        rows[said.source] -= max(1, len(said.values)) if said.prop else 1
    assert set(rows.values()) == {0}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        # What was measured, the definition of a score, the subject of a step, and whom an experiment relies on.
        ("mahajan-2017", "loading the data, compiling the model, training and predicting on the test set"),
        ("dinghofer-hartung-2020", "To calculate the “Power Score”, he used"),
        ("blumenthal-taube-2021", "moves the network to the device"),
        ("hale-2019", "<dt>Reported by</dt>"),
    ],
)
def test_a_page_leaves_nothing_out(pages: dict[str, Page], source: str, words: str) -> None:
    assert words in pages[f"sources/{source}/"].html
