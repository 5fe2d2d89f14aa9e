"""The decision guide: marking needs by pointer and by keyboard, what it says of each point, its address, and its bare words."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.resolve.cells import Resolved
from generator.views.cells import CellViews
from generator.views.choosing import Guide, make_guide
from generator.views.ranking import Group, Wish, rank

from ..whole.built import Built
from .visiting import visit

HEADS: dict[Group, str] = {"fits": "Ranked by points", "open": "Ranked apart: a must is unknown", "silent": "Nothing is known of any of these needs", "out": "Left out, because a must is missed"}


@pytest.fixture(scope="module")
def guide(resolved: Resolved) -> Guide:
    """What the page was made from."""
    return make_guide(CellViews(resolved))


@pytest.fixture
def page(browser: Browser, built_site: Built) -> Iterator[Page]:
    """The page as somebody first sees it."""
    with visit(browser, f"{built_site.address}choose/") as page:
        expect(form(page)).to_be_visible()
        yield page


def form(page: Page) -> Locator:
    return page.get_by_role("form", name="What you need")


def segment(page: Page, need: str, word: str) -> Locator:
    """The radio button of a need, in a question that is unfolded."""
    fold = form(page).locator("details", has=page.locator(f"#ask-{need}"))
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    return page.get_by_role("radiogroup", name=page.locator(f"#ask-{need}").inner_text(), exact=True).get_by_role("radio", name=word)


def query(page: Page) -> str:
    return urlsplit(page.url).query


def shown(page: Page) -> dict[str, list[tuple[str, str, str]]]:
    """By heading, each subject with its place and the first words on its points."""
    found = {}
    for group, head in HEADS.items():
        block = page.locator(f"[data-group={group}]")
        if block.is_visible():
            expect(block.get_by_role("heading", level=3)).to_have_text(head)
            items = block.locator("li[data-subject]").all()
            found[group] = [(item.locator("[data-place]").inner_text(), item.locator("a.a-name").inner_text(), item.locator("[data-points]").inner_text().partition(" point")[0]) for item in items]
    return found


def expected(guide: Guide, chosen: dict[str, Wish]) -> dict[str, list[tuple[str, str, str]]]:
    names = {subject.id: subject.name for subject in guide.subjects}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for place in rank(guide.standings, chosen):
        told = (f"{place.place}.", names[place.subject], f"{place.points} of {2 * len(chosen)}") if place.place else ("", names[place.subject], "")
        found.setdefault(place.group, []).append(told)
    return found


def test_marking_by_pointer_ranks(page: Page, guide: Guide) -> None:
    expect(page.locator(".a-ranking").get_by_role("status")).to_have_text("Mark what you need as nice or must.")
    assert shown(page) == {}
    segment(page, "gpu", "must").check()
    segment(page, "research", "nice").check()
    assert query(page) == "must=gpu&nice=research"
    assert shown(page) == expected(guide, {"gpu": "must", "research": "nice"})
    segment(page, "gpu", "any").check()
    assert query(page) == "nice=research"
    assert shown(page) == expected(guide, {"research": "nice"})


def test_marking_by_keyboard_ranks(page: Page, guide: Guide) -> None:
    page.locator("#ask-research").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="any").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert query(page) == "must=research"
    assert shown(page) == expected(guide, {"research": "must"})
    page.locator("summary", has_text="What it computes on").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#ask-gpu")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    assert query(page) == "must=research,gpu"
    page.get_by_role("button", name="Start again").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Mark what you need")).to_be_visible()
    assert (query(page), shown(page)) == ("", {})


def test_every_point_is_explained_by_claims_and_sources(browser: Browser, built_site: Built, guide: Guide) -> None:
    """Every line of every ranked subject says how it stands, what that gave, and what says so, with working links."""
    chosen: dict[str, Wish] = {"gpu": "must", "research": "nice", "dynamic-graph": "nice"}
    with visit(browser, f"{built_site.address}choose/?must=gpu&nice=research,dynamic-graph") as page:
        standings = guide.standings
        gains = {"meets": "+2", "partly": "+1, 1 lost", "misses": "0, 2 lost", "na": "0, 2 lost", "unknown": "0, 2 open", "todo": "0, 2 open"}
        # In the order of the page.
        order = [need.id for need in guide.needs if need.id in chosen]
        for item in page.locator("[data-group=fits] li[data-subject]").all():
            told = standings[item.get_attribute("data-subject") or ""]
            assert item.locator(".a-gains > li > b").all_inner_texts() == [gains[told.get(need, "todo")] for need in order]
        keras = page.locator("[data-group=fits] li[data-subject=keras] .a-gains > li", has_text="GPU, a must:")
        expect(keras.get_by_role("link", name=re.compile("^Evidence for Keras, gpu: "))).to_have_attribute("href", f"{built_site.address}frameworks/keras/#gpu")
        keras.locator("a[href*='/sources/']").first.click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Choose")
        assert "/sources/" in page.url
        page.go_back()
        expect(page.locator("[data-group=fits]").first).to_be_visible()
        assert shown(page) == expected(guide, {need: chosen[need] for need in order})


def test_the_tally_tells_answers_from_unknowns(browser: Browser, built_site: Built, guide: Guide) -> None:
    with visit(browser, f"{built_site.address}choose/?must=gpu&nice=tpu") as page:
        places = rank(guide.standings, {"gpu": "must", "tpu": "nice"})
        known, ranked, subjects = sum(place.known for place in places), sum(bool(place.place) for place in places), len(places)
        expect(page.locator(".a-ranking").get_by_role("status")).to_have_text(
            f"{ranked} of {subjects} subjects ranked by 2 needs. Of {2 * subjects} questions, one for each subject and need, {known} are answered and {2 * subjects - known} unknown, not researched or not applicable."
        )


def test_the_address_holds_the_choice(page: Page, built_site: Built, guide: Guide) -> None:
    """It survives reload, back and forward, and a visit elsewhere by instant navigation and back."""
    segment(page, "gpu", "must").check()
    segment(page, "research", "nice").check()
    both = shown(page)
    expect(page.locator("#choice")).to_have_text(page.url)
    page.reload()
    expect(page.locator("[data-group=fits]")).to_be_visible()
    assert shown(page) == both
    expect(segment(page, "gpu", "must")).to_be_checked()
    page.go_back()
    expect(segment(page, "research", "any")).to_be_checked()
    assert shown(page) == expected(guide, {"gpu": "must"})
    page.go_forward()
    expect(segment(page, "research", "nice")).to_be_checked()
    assert shown(page) == both
    page.evaluate("window.stayed = true")
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="History").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("History")
    page.go_back()
    expect(page.locator("[data-group=fits]")).to_be_visible()
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    assert (query(page), shown(page)) == ("must=gpu&nice=research", both)


@pytest.mark.parametrize(
    ("given", "canonical"),
    [("nice=research&must=gpu,python", "must=python,gpu&nice=research"), ("must=gpu&nice=gpu", "must=gpu"), ("must=&nice=", "")],
)
def test_one_choice_has_one_address(browser: Browser, built_site: Built, given: str, canonical: str) -> None:
    with visit(browser, f"{built_site.address}choose/?{given}") as page:
        expect(form(page)).to_be_visible()
        assert query(page) == canonical
        expect(page.locator("[data-say=strange]")).to_be_hidden()


def test_a_need_that_there_is_not_is_told_and_left_out(browser: Browser, built_site: Built) -> None:
    with visit(browser, f"{built_site.address}choose/?must=wings,gpu") as page:
        expect(page.get_by_text("The address names a need that this page does not have; it was left out.")).to_be_visible()
        assert query(page) == "must=gpu"


def test_ties_are_told(browser: Browser, built_site: Built, guide: Guide) -> None:
    level = [place for place in rank(guide.standings, {"gpu": "must"}) if place.group == "fits"]
    assert len(level) > 2
    assert {place.points for place in level} == {2}, "all who are known to meet it meet it fully: ask for another need"
    # Those of whom it is unknown hold no points, but are silent, so all that are ranked are level.
    with visit(browser, f"{built_site.address}choose/?must=gpu") as page:
        expect(page.get_by_text("All of these have the same points: what is known does not tell them apart.")).to_be_visible()
        points = page.locator("[data-group=fits] [data-points]").all_inner_texts()
        assert points == [f"2 of 2 points, level with {len(level) - 1} others"] * len(level)
        segment(page, "research", "nice").check()
        expect(page.locator("[data-say=tie]")).to_be_hidden()


def test_all_unknown_is_told(browser: Browser, built_site: Built, guide: Guide) -> None:
    unheard = next(need for need in guide.needs if not need.count("meets", "partly", "misses", "na"))
    with visit(browser, f"{built_site.address}choose/?must={unheard.id}") as page:
        expect(page.get_by_text("Nobody has answered any of this for any subject, so there is nothing to rank by.")).to_be_visible()
        assert list(shown(page)) == ["silent"]
        expect(page.locator("[data-group=silent] li[data-subject]")).to_have_count(len(guide.subjects))


def test_needs_that_contradict_each_other_are_told(browser: Browser, built_site: Built, guide: Guide) -> None:
    clash = guide.clashes[0]
    one, other = clash.needs
    with visit(browser, f"{built_site.address}choose/?must={one}") as page:
        told = page.locator(f"[data-clash='{one} {other}']")
        expect(told).to_be_hidden()
        segment(page, other, "must").check()
        expect(told).to_be_visible()
        expect(told).to_have_text(f"{clash.labels[0]} and {clash.labels[1]} contradict each other: no answer to {clash.prop} meets both, not even in part.")
        expect(page.get_by_text("Nobody is left to rank: of each subject it is known that it misses a must")).to_be_visible()
        assert shown(page) == expected(guide, {need.id: "must" for need in guide.needs if need.id in clash.needs})
        assert "fits" not in shown(page)


def test_without_scripts_it_reads_by_need(browser: Browser, built_site: Built, guide: Guide) -> None:
    with visit(browser, f"{built_site.address}choose/?must=gpu", java_script_enabled=False) as page:
        expect(page.locator("[data-script=choose]")).to_be_hidden()
        need = next(need for need in guide.needs if need.id == "maintained")
        rows = page.get_by_role("table", name=need.label, exact=True).get_by_role("row")
        words = {"meets": "meets", "partly": "in part", "misses": "misses", "unknown": "unknown", "na": "does not apply"}
        told = [" ".join(row.get_by_role("rowheader").inner_text().replace("sources disagree", "").split()) for row in rows.all()[1:]]
        assert told == [f"{stand.name} {words[stand.standing]}" for stand in need.stands]
        row = rows.filter(has=page.get_by_role("rowheader", name=re.compile("^Caffe misses"))).first
        expect(row.get_by_role("link", name=re.compile("^Evidence for Caffe, status"))).to_have_attribute("href", "../frameworks/caffe/#status")


def test_it_fits_a_phone(browser: Browser, built_site: Built) -> None:
    """With everything unfolded, and targets that a finger meets."""
    with visit(browser, f"{built_site.address}choose/?must=gpu&nice=research,beginners,industry", viewport={"width": 320, "height": 800}) as page:
        expect(page.locator("[data-group=fits]")).to_be_visible()
        form(page).locator("details").evaluate_all("folds => folds.forEach(fold => { fold.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        sizes = page.evaluate("[...document.querySelectorAll('.a-seg label, .a-choose summary')].map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))")
        assert min(sizes) >= 24


def test_the_home_page_leads_here(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address) as page:
        page.get_by_role("main").get_by_role("link", name="Choose", exact=True).click()
        expect(form(page)).to_be_visible()
