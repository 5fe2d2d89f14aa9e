"""The search: what it finds by which words, under which titles, and how a hand on the keyboard reaches it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.resolve.cells import Resolved

from ..whole.built import Built
from .visiting import FAMILIES, Reader, visit


def field_of(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("textbox", name="Search")


def search(page: Page, query: str) -> None:
    """Types into the search of the theme, and waits for results."""
    field_of(page).click()
    page.keyboard.type(query)
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_an_alias_finds_its_subject(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    """Every alias of the knowledge is typed by itself; but one that holds the name of another subject finds that one first."""
    subjects = resolved.knowledge.subjects.values()
    others = {subject.name.casefold(): subject for subject in subjects}
    aliases = {alias: subject.name for subject in subjects for alias in subject.aliases if all(others.get(word, subject) is subject for word in alias.casefold().split())}
    assert len(aliases) > 5
    missed = []
    with visit(browser, built_site.address) as page:
        for alias, name in aliases.items():
            field_of(page).fill("")
            expect(page.locator(".md-search-result__item")).to_have_count(0)
            search(page, alias)
            titles = page.locator(".md-search-result__item:nth-child(-n+4) :is(h1, h2)")
            try:
                expect(titles.filter(has_text=re.compile(rf"^{re.escape(name)}(:|$)")).first).to_be_visible(timeout=3000)
            except AssertionError:
                missed.append((alias, name, titles.all_inner_texts()))
    assert missed == []


def test_an_answer_is_found_under_subject_and_question(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    """The result leads to the claim itself, and its title says of whom and what it is."""
    label = resolved.knowledge.schema.properties["license"].label
    with visit(browser, built_site.address) as page:
        Reader(page).search("caffe license", f"Caffe: {label}")
        page.wait_for_url(re.compile(r"/frameworks/caffe/\?h=.*#license$"))
        expect(page.locator("#license")).to_be_in_viewport()


def test_the_words_of_an_answer_find_it(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    cell = resolved.cell("chainer", "license")
    with visit(browser, built_site.address) as page:
        search(page, f"chainer {cell.current.values[0]}")
        found = page.locator(".md-search-result__link").filter(has=page.get_by_role("heading", name=f"Chainer: {cell.prop.label}", exact=True))
        expect(found.first).to_contain_text(cell.current.values[0])


def test_a_question_comes_before_its_answers(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    prop = resolved.knowledge.schema.properties["tpu"]
    with visit(browser, built_site.address) as page:
        search(page, prop.label)
        expect(page.locator(".md-search-result__item").first.get_by_role("heading", level=1)).to_have_text(f"{prop.label}, property")


@pytest.mark.parametrize("address", FAMILIES.values(), ids=FAMILIES)
def test_a_slash_leads_to_the_search(browser: Browser, built_site: Built, address: str) -> None:
    with visit(browser, built_site.address + address) as page:
        expect(field_of(page)).not_to_be_focused()
        page.keyboard.press("/")
        expect(field_of(page)).to_be_focused()
        page.keyboard.type("caffe")
        expect(page.locator(".md-search-result__list")).to_contain_text("Caffe")


def test_a_slash_leads_to_the_search_after_instant_navigation(browser: Browser, built_site: Built) -> None:
    """By keyboard alone: from one page to the next, to the search, and to what it found."""
    with visit(browser, built_site.address) as page:
        page.evaluate("() => { window.sameDocument = true }")
        page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Sources").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Sources")
        # The page stands before the theme is done with it, and then the search is closed once more: nobody types so fast.
        expect(page.locator("[data-script=copy][data-started]").first).to_be_attached()
        page.keyboard.press("/")
        expect(field_of(page)).to_be_focused()
        # At once: each letter would make a list of its own, and the next list takes the focus from the one before.
        page.keyboard.insert_text("dl4j")
        expect(page.locator(".md-search-result__item").first).to_contain_text("Deeplearning4j")
        page.keyboard.press("ArrowDown")
        expect(page.locator(".md-search-result__link").first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main").get_by_role("heading", level=1)).to_have_text("Deeplearning4j")
        assert page.evaluate("() => window.sameDocument") is True
