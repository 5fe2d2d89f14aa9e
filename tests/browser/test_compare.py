"""Comparisons: pages of pairs that read without scripts, and any two to five subjects by the address, by pointer and by keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.resolve.cells import Resolved
from generator.views.standings import find_standings

from ..whole.built import Built
from .visiting import Reader, visit

PAIR = "compare/pytorch-vs-tensorflow/"


@pytest.fixture
def page(browser: Browser, built_site: Built) -> Iterator[Page]:
    """The page on which one chooses."""
    with visit(browser, f"{built_site.address}compare/") as page:
        yield page


def go(page: Page, site: Built, asked: str) -> None:
    """Opens the comparison that an address asks for."""
    page.goto(f"{site.address}compare/?s={asked}")


def field(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Add a subject")


def said(page: Page) -> Locator:
    return page.get_by_role("form", name="What is compared").get_by_role("status")


def expect_comparison(page: Page, *names: str) -> None:
    """What was chosen, and a column for each in that order. The theme may bring the page anew on the way: all of it is waited for."""
    expect(said(page)).to_contain_text(f"{', '.join(names[:-1])} and {names[-1]} are compared below.")
    expect(page.get_by_role("list", name="Chosen").get_by_role("listitem")).to_have_text(list(names))
    expect(page.locator("#compared table.a-compare").first.get_by_role("columnheader")).to_have_text(["Property", *names])
    expect(page.locator("#compared table.a-compare").last.get_by_role("columnheader")).to_have_text(["Property", *names])


# The words of a comparison: headings, then rows as lists of cells, whatever their place in the markup.
WORDS = """where => [...where.querySelectorAll('h2, tr, dl > *, li:not(td li, .a-list li), p')].filter(e => !e.closest('.a-pop'))
  .map(e => (e.cells ? [...e.cells] : [e]).map(cell => cell.textContent.replace(/\\s+/g, ' ').trim()).join(' | '))"""


@pytest.mark.parametrize("pair", ["pytorch-vs-tensorflow", "keras-vs-theano", "pytorch-mobile-vs-torchscript", "caffe-vs-caffe2"])
def test_the_script_makes_what_the_page_of_the_pair_shows(browser: Browser, built_site: Built, pair: str) -> None:
    """The same words in the same order: one rule in two languages."""
    with visit(browser, f"{built_site.address}compare/{pair}/", java_script_enabled=False) as page:
        shown = page.get_by_role("article").evaluate(WORDS)
    with visit(browser, f"{built_site.address}compare/?s={pair.replace('-vs-', ',')}") as page:
        expect(said(page)).to_contain_text("are compared below.")
        made = page.locator("#compared").evaluate(WORDS)
    assert len(made) > 20
    begin = shown.index(made[0])
    assert made == shown[begin : begin + len(made)]


def test_a_pair_reads_without_scripts(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    with visit(browser, built_site.address + PAIR, java_script_enabled=False) as page:
        row = page.get_by_role("table", name="Different answers").get_by_role("row", name="Licence")
        licences = [resolved.cell(subject, "license").current.values[0] for subject in ("pytorch", "tensorflow")]
        assert [cell.locator(".a-cell > div").inner_text() for cell in row.get_by_role("cell").all()] == licences
        row.get_by_role("link", name=re.compile("^Evidence for TensorFlow")).click()
        assert page.url == f"{built_site.address}frameworks/tensorflow/#license"
        expect(page.locator("#license")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_say_who_is_put_ahead(browser: Browser, built_site: Built, resolved: Resolved, scheme: str) -> None:
    """By shape, word and colour, without scripts: as many as the knowledge tells of the two."""
    standings = [standing for ids, question in find_standings(resolved.knowledge) if ids == {"pytorch", "tensorflow"} for standing in question.standings]
    with visit(browser, built_site.address + PAIR, java_script_enabled=False, color_scheme=scheme) as page:
        table = page.get_by_role("region", name="Who is put ahead").get_by_role("table")
        expect(table.locator("li")).to_have_count(len(standings))
        looks = {}
        for side, words in (("first", "PyTorch"), ("second", "TensorFlow"), ("untold", "no order told")):
            expect(table.locator(f".a-pref--{side}").filter(has_text=words)).to_have_count(sum(standing.side == side for standing in standings))
            looks[side] = table.locator(f".a-pref--{side}").first.evaluate("sign => { const style = getComputedStyle(sign, '::before'); return [style.maskImage, style.backgroundColor, style.width] }")
            assert float(looks[side][2].removesuffix("px")) > 15
        assert len({shape for shape, _, _ in looks.values()}) == len({colour for _, colour, _ in looks.values()}) == 3
        table.get_by_role("row", name="Community").get_by_role("link", name="cv-tricks.com 2018").first.click()
        page.wait_for_url("**/sources/*/")


@pytest.mark.parametrize("by", ["pointer", "keyboard"])
@pytest.mark.parametrize("address", [PAIR, "compare/?s=keras,pytorch,tensorflow"], ids=["pair", "any"])
def test_evidence_opens_in_place(browser: Browser, built_site: Built, resolved: Resolved, address: str, by: str) -> None:
    with visit(browser, built_site.address + address) as page:
        mark = page.get_by_role("table", name="Different answers").get_by_role("button", name=re.compile("^Evidence for PyTorch, licence"))
        if by == "pointer":
            mark.click()
        else:
            mark.focus()
            page.keyboard.press("Enter")
        shown = page.locator(":popover-open")
        source, piece = resolved.cell("pytorch", "license").current.answers[0].claim.evidence[0]
        expect(shown).to_contain_text(resolved.knowledge.sources[source].short)
        expect(shown).to_contain_text(piece.at)
        assert shown.get_by_role("link", name="What counts").evaluate("link => link.href") == f"{built_site.address}properties/license/"
        page.keyboard.press("Escape")
        expect(shown).to_have_count(0)
        expect(mark).to_be_focused()


def test_a_resting_mouse_shows_evidence(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + PAIR) as page:
        mark = page.get_by_role("button", name=re.compile("^Evidence for PyTorch, licence")).first
        mark.hover()
        page.wait_for_function("() => document.getElementById('e-pytorch-license')")
        page.mouse.move(2, 2)
        mark.hover()
        expect(page.locator(":popover-open .a-pop__of")).to_have_text("PyTorch, licence")


def test_subjects_are_chosen_by_keyboard(page: Page, built_site: Built) -> None:
    field(page).press_sequentially("ker")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("option", name="Keras")).to_have_attribute("aria-selected", "true")
    active = field(page).get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").inner_text().startswith("Keras")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("Choose at least one more to compare with Keras.")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox", name="Subjects")).to_be_visible()
    first = page.get_by_role("option", selected=True)
    expect(first).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Subjects")).to_be_hidden()
    field(page).press_sequentially("caffe2")
    page.keyboard.press("Enter")
    expect_comparison(page, "Caffe2", "Keras")
    assert page.url == f"{built_site.address}compare/?s=caffe2,keras"
    expect(page.get_by_role("heading", level=1)).to_have_text("Caffe2 and Keras")
    expect(page).to_have_title(re.compile("^Caffe2 and Keras compared · "))


def test_subjects_are_chosen_and_removed_by_pointer(page: Page, built_site: Built) -> None:
    for name in ("Theano", "Chainer", "Torch"):
        field(page).click()
        page.get_by_role("option", name=re.compile(f"^{name} F")).click()
    expect_comparison(page, "Chainer", "Theano", "Torch")
    page.get_by_role("button", name="Theano, remove").click()
    expect_comparison(page, "Chainer", "Torch")
    assert page.url == f"{built_site.address}compare/?s=chainer,torch"
    page.get_by_role("button", name="Chainer, remove").click()
    page.get_by_role("button", name="Torch, remove").click()
    assert page.url == f"{built_site.address}compare/"
    expect(page.locator("#compared > *")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare")


def test_short_names_are_found(page: Page, resolved: Resolved) -> None:
    """By an alias, and by the word for its kind."""
    alias = next(name for name in resolved.knowledge.subjects["tensorflow"].aliases if name.lower() not in "tensorflow")
    field(page).fill(alias)
    expect(page.get_by_role("option", name="TensorFlow Framework")).to_be_visible()
    field(page).fill("high-level torch")
    expect(page.get_by_role("listbox", name="Subjects")).to_be_hidden()
    expect(said(page)).to_have_text("No other subject is called “high-level torch”.")
    field(page).fill("high-level ker")
    assert [option.inner_text().split("\n")[0] for option in page.get_by_role("option").all() if option.is_visible()] == ["Keras"]


@pytest.mark.parametrize(
    ("asked", "address", "told"),
    [
        ("tensorflow,keras", "?s=keras,tensorflow", "Keras and TensorFlow are compared below."),
        ("Torch7,TENSORFLOW", "?s=tensorflow,torch", "TensorFlow and Torch are compared below."),
        ("keras%2Ctheano", "?s=keras,theano", "Keras and Theano are compared below."),
        ("keras,nonsense,theano", "?s=keras,theano", "The Atlas has no subject “nonsense”. Keras and Theano are compared below."),
        ("keras,theano,keras", "?s=keras,theano", "Keras was asked for twice. Keras and Theano are compared below."),
        ("keras", "?s=keras", "Choose at least one more to compare with Keras."),
        ("<b>x</b>", "", "The Atlas has no subject “<b>x</b>”."),
        (
            "torch,theano,keras,caffe,caffe2,neon,mxnet",
            "?s=caffe,caffe2,keras,theano,torch",
            "5 are the most: neon and MXNet are left out. Caffe, Caffe2, Keras, Theano and Torch are compared below.",
        ),
    ],
)
def test_any_address_is_put_in_order_and_told(page: Page, built_site: Built, asked: str, address: str, told: str) -> None:
    go(page, built_site, asked)
    expect(said(page)).to_have_text(told)
    assert page.url == f"{built_site.address}compare/{address}"


def test_a_sixth_is_refused(page: Page, built_site: Built) -> None:
    go(page, built_site, "caffe,caffe2,keras,theano,torch")
    field(page).press_sequentially("neon")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("5 are the most: remove one before you add neon.")
    assert page.url.endswith("?s=caffe,caffe2,keras,theano,torch")


def test_reload_back_and_forward_keep_it(page: Page, built_site: Built) -> None:
    go(page, built_site, "keras,theano")
    field(page).press_sequentially("torch")
    page.keyboard.press("Enter")
    expect_comparison(page, "Keras", "Theano", "Torch")
    page.reload()
    expect_comparison(page, "Keras", "Theano", "Torch")
    page.go_back()
    expect_comparison(page, "Keras", "Theano")
    page.go_forward()
    expect_comparison(page, "Keras", "Theano", "Torch")


def test_instant_navigation_leads_in_and_out(browser: Browser, built_site: Built) -> None:
    """From the home page by its door to a pair, from there to any subjects, and all the way back, in one page load."""
    with visit(browser, built_site.address) as page:
        page.evaluate("window.mark = 'the first load'")
        reader = Reader(page)
        reader.click("Compare")
        reader.click("Keras and TensorFlow")
        expect(page.get_by_role("heading", level=1)).to_have_text("Keras and TensorFlow")
        reader.click("Add a subject to the comparison")
        expect_comparison(page, "Keras", "TensorFlow")
        field(page).press_sequentially("mxnet")
        page.keyboard.press("Enter")
        expect_comparison(page, "Keras", "MXNet", "TensorFlow")
        page.go_back()
        expect_comparison(page, "Keras", "TensorFlow")
        page.go_back()
        expect(page.get_by_role("link", name="Add a subject to the comparison")).to_be_visible()
        page.go_forward()
        expect_comparison(page, "Keras", "TensorFlow")
        assert page.evaluate("window.mark") == "the first load"


def test_search_engines_are_sent_to_the_page_of_the_pair(page: Page, built_site: Built) -> None:
    canonical = page.locator("link[rel=canonical]")
    for asked, address in (("tensorflow,keras", "compare/keras-vs-tensorflow/"), ("keras,neon", "compare/"), ("keras,tensorflow,theano", "compare/")):
        go(page, built_site, asked)
        expect(said(page)).to_contain_text("are compared below.")
        expect(canonical).to_have_attribute("href", built_site.address + address)


def test_without_a_network_it_says_so_and_tries_again(page: Page, built_site: Built) -> None:
    page.route("**/parts/*.json", lambda route: route.abort())
    field(page).fill("keras")
    page.keyboard.press("Enter")
    field(page).press_sequentially("theano")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("The answers could not be fetched: is there a network?")
    page.unroute("**/parts/*.json")
    page.get_by_role("button", name="Try again").click()
    expect_comparison(page, "Keras", "Theano")


def test_without_scripts_the_pairs_remain(browser: Browser, built_site: Built) -> None:
    with visit(browser, f"{built_site.address}compare/?s=keras,pytorch", java_script_enabled=False) as page:
        expect(page.get_by_text("Choosing freely needs scripts; the pairs below do not.")).to_be_visible()
        expect(page.get_by_role("combobox", name="Add a subject")).to_have_count(0)
        page.get_by_role("link", name="Keras and PyTorch").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Keras and PyTorch")


def test_a_subject_leads_to_its_comparisons(browser: Browser, built_site: Built) -> None:
    with visit(browser, f"{built_site.address}frameworks/caffe2/") as page:
        page.locator("header").get_by_role("link", name="another subject").click()
        expect(said(page)).to_have_text("Choose at least one more to compare with Caffe2.")
        field(page).press_sequentially("caffe")
        page.keyboard.press("Enter")
        expect_comparison(page, "Caffe", "Caffe2")


@pytest.mark.parametrize("width", [320, 390, 768])
@pytest.mark.parametrize("address", [PAIR, "compare/?s=caffe,keras,mxnet,pytorch,tensorflow", "compare/"], ids=["pair", "five", "choose"])
def test_narrow_windows_stack_and_never_scroll_sideways(browser: Browser, built_site: Built, address: str, width: int) -> None:
    with visit(browser, built_site.address + address, viewport={"width": width, "height": 800}) as page:
        if address != "compare/":
            row = page.get_by_role("table", name="Different answers").get_by_role("row", name=re.compile("^Licence"))
            expect(row.get_by_role("cell")).to_have_count(5 if "?" in address else 2)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
