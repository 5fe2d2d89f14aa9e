"""How every page ends, and what other sites get of it: edit, report, data, cite; old addresses, badges and frames."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.resolve.cells import Resolved

from ..whole.built import REPOSITORY, Built
from .visiting import FAMILIES, visit

PAGES = {name: address for name, address in FAMILIES.items() if name != "404"}


@pytest.fixture
def subject(browser: Browser, built_site: Built) -> Iterator[Page]:
    """The page of a subject, by somebody who lets pages write to the clipboard."""
    with visit(browser, f"{built_site.address}frameworks/caffe/", permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


def foot_of(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("article.md-content__inner > footer.a-foot")


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_every_family_ends_with_the_same_four(browser: Browser, built_site: Built, address: str) -> None:
    """Without scripts, and as the last thing of its content."""
    with visit(browser, built_site.address + address, java_script_enabled=False) as page:
        foot = foot_of(page)
        expect(foot).to_have_count(1)
        assert page.evaluate("() => document.querySelector('article').lastElementChild.matches('footer')")
        plain = address.partition("?")[0]
        edit = foot.get_by_role("link", name="Edit this page").get_attribute("href")
        assert edit.startswith("https://github.com/deep-learning-framework-atlas/atlas/")
        path = re.sub(r"^.*/(?:edit|tree)/main/|#.*$", "", edit)
        assert (REPOSITORY / path).exists(), edit
        report = parse_qs(urlsplit(foot.get_by_role("link", name="Report an error").get_attribute("href")).query)
        assert report["template"] == ["wrong-fact.yml"]
        assert report["page"] == [f"https://deep-learning-framework-atlas.github.io/atlas/{plain}"]
        expect(foot.get_by_role("link", name="Raw data")).to_have_count(2 if "-vs-" in address else 1)
        words = foot.locator("#cite-words")
        expect(words).to_be_hidden()
        foot.locator("summary", has_text="Cite this page").click()
        expect(words).to_contain_text(f"https://deep-learning-framework-atlas.github.io/atlas/{plain}")
        expect(foot.locator("#cite-bibtex")).to_be_visible()
        expect(foot.locator("#cite-csl")).to_be_visible()
        # What needs a script is not shown without one.
        expect(foot.get_by_role("button")).to_have_count(0)


def test_the_form_for_errors_has_these_fields() -> None:
    form = Path(REPOSITORY / ".github/ISSUE_TEMPLATE/wrong-fact.yml").read_text("utf-8")
    assert set(re.findall(r"^    id: (\w+)$", form, re.MULTILINE)) == {"page", "fact", "source"}


def test_a_wrong_fact_is_reported_with_page_fact_and_source(subject: Page, resolved: Resolved) -> None:
    """From the evidence itself; whatever the values hold comes through."""
    subject.locator("#license").get_by_role("button").click()
    report = subject.locator(":popover-open").get_by_role("link", name=re.compile("^(Report|Wrong)")).get_attribute("href")
    fields = parse_qs(urlsplit(report or "").query)
    cell = resolved.cell("caffe", "license")
    assert fields["page"] == ["https://deep-learning-framework-atlas.github.io/atlas/frameworks/caffe/#license"]
    assert fields["fact"] == [f"Caffe: {cell.prop.label}: {cell.current.values[0]}"]
    assert fields["source"] == [", ".join(dict.fromkeys(source for answer in cell.current.answers for source, _ in answer.claim.evidence))]


def test_editing_a_property_begins_at_its_line(browser: Browser, built_site: Built) -> None:
    with visit(browser, f"{built_site.address}properties/api-languages/") as page:
        edit = foot_of(page).get_by_role("link", name="Edit this page").get_attribute("href")
    path, _, line = edit.partition("/edit/main/")[2].partition("#L")
    assert (REPOSITORY / path).read_text("utf-8").splitlines()[int(line) - 1].startswith("  api-languages: ")


@pytest.mark.parametrize("hand", ["pointer", "keyboard"])
def test_a_citation_is_copied(subject: Page, hand: str) -> None:
    summary, button = subject.locator("summary", has_text="Cite this page"), subject.get_by_role("button", name="Copy: BibTeX")
    for target in (summary, button):
        if hand == "pointer":
            target.click()
        else:
            target.focus()
            subject.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    assert subject.evaluate("() => navigator.clipboard.readText()") == subject.locator("#cite-bibtex").inner_text()
    expect(button).to_have_text("Copy")


def test_a_citation_is_selected_where_the_browser_refuses_to_copy(subject: Page) -> None:
    subject.evaluate("() => Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    subject.locator("summary", has_text="Cite this page").click()
    button = subject.get_by_role("button", name="Copy: In words")
    button.click()
    expect(button).to_have_text("Selected")
    assert subject.evaluate("() => getSelection().toString()") == subject.locator("#cite-words").inner_text()


def test_copying_works_after_instant_navigation(subject: Page) -> None:
    subject.get_by_role("navigation", name="Tabs").get_by_role("link", name="Sources").click()
    expect(subject.get_by_role("heading", level=1)).to_have_text("Sources")
    subject.locator("summary", has_text="Cite this page").click()
    subject.get_by_role("button", name="Copy: In words").click()
    assert "“Sources”" in subject.evaluate("() => navigator.clipboard.readText()")


def test_another_name_leads_to_the_place_on_the_page(browser: Browser, built_site: Built) -> None:
    with visit(browser, f"{built_site.address}frameworks/tf/#license") as page:
        page.wait_for_url(f"{built_site.address}frameworks/tensorflow/#license")
        expect(page.locator("#license")).to_be_in_viewport()


def test_another_name_leads_to_the_page_without_scripts(browser: Browser, built_site: Built) -> None:
    with visit(browser, f"{built_site.address}frameworks/tf/", java_script_enabled=False) as page:
        page.wait_for_url(f"{built_site.address}frameworks/tensorflow/")
        expect(page.get_by_role("main").get_by_role("heading", level=1)).to_have_text("TensorFlow")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 900])
def test_what_the_page_offers_works_on_another_site(browser: Browser, built_site: Built, width: int, scheme: str) -> None:
    """The HTML to copy, put into a page of somebody else: badge and frame appear, and links lead out of the frame."""
    with visit(browser, f"{built_site.address}frameworks/tensorflow/", viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        page.locator("summary", has_text="Show it on your site").click()
        html = "".join(page.locator(f"#show-{part}").inner_text() for part in ("badge", "frame"))
        assert "https://deep-learning-framework-atlas.github.io/atlas/" in html
        html = html.replace("https://deep-learning-framework-atlas.github.io/atlas/", built_site.address)
        page.route("**/elsewhere/", lambda route: route.fulfill(content_type="text/html", body=f"<!doctype html><title>Elsewhere</title><body>{html}"))
        page.goto(f"{built_site.address}elsewhere/")
        badge = page.get_by_role("img", name="TensorFlow in the Deep Learning Framework Atlas")
        page.wait_for_function("() => document.images[0].complete")
        assert badge.evaluate("image => image.naturalWidth") > 100
        frame = page.frame_locator("iframe")
        expect(frame.get_by_role("heading", level=1)).to_have_text("TensorFlow")
        assert frame.locator("html").evaluate("root => root.scrollWidth <= root.clientWidth")
        frame.get_by_role("link", name="TensorFlow", exact=True).click()
        # The address cannot tell: what was written into the page has the one of before.
        expect(page).to_have_title(re.compile("^TensorFlow"))
