"""The matrices as readers use them: by pointer, by keyboard, without scripts, and by their addresses."""

import csv
import io
import json
import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from generator.resolve.cells import Resolved

from ..whole.built import Built
from .visiting import visit

GROUP, ALL = "matrix/hardware/", "matrix/"
CAPTION = ".a-frame__cap > span:first-child"


def names(page: Page) -> list[str]:
    """The subjects that are shown, in the order in which they are seen."""
    found = page.locator("#matrix tbody tr").evaluate_all(
        "rows => rows.map(row => [row.getBoundingClientRect(), row.cells[0]]).filter(([box]) => box.height).sort(([a], [b]) => a.top - b.top).map(([, cell]) => cell.querySelector('a').textContent)"
    )
    assert isinstance(found, list)
    return found


def columns(page: Page) -> list[str]:
    """The properties that are shown."""
    return page.locator("#matrix .a-heads th:visible > a").all_inner_texts()


def caption(page: Page, words: str | re.Pattern[str]) -> None:
    """Waits until the caption says what is shown; the live region says the same."""
    expect(page.locator(CAPTION)).to_contain_text(words)
    expect(page.get_by_role("status").filter(has_text=words)).to_have_count(1)


def filter_by(page: Page, prop: str, answer: str) -> None:
    """Chooses a property and a condition on its answer."""
    page.locator("#f-property").focus()
    expect(page.locator("#f-property option").nth(1)).to_be_attached()
    page.locator("#f-property").select_option(label=prop)
    page.locator("#f-answer").select_option(label=answer)


def shown_by(resolved: Resolved, page: Page, prop: str, values: set[str]) -> set[str]:
    """The subjects of the page whose current answer is one of these."""
    subjects = {subject.name: subject.id for subject in resolved.knowledge.subjects.values()}
    return {name for name in page.locator("#matrix tbody th .a-name").all_text_contents() if set(resolved.cell(subjects[name], prop).current.values) & values}


def test_an_answer_filters_and_what_nobody_researched_is_counted_and_can_be_kept(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    """Those who answer otherwise are gone for good."""
    with visit(browser, built_site.address + "matrix/deployment/") as page:
        total, wanted, others = len(names(page)), shown_by(resolved, page, "onnx", {"yes"}), shown_by(resolved, page, "onnx", {"partial", "no"})
        assert len(wanted) > len(others) > 0
        filter_by(page, "ONNX", "is yes")
        caption(page, f"{len(wanted)} of {len(resolved.knowledge.subjects)} subjects")
        assert set(names(page)) == wanted
        left = total - len(wanted) - len(others)
        caption(page, f"{left} left out, because nobody has researched it")
        assert "where=onnx:is:yes" in page.url
        page.get_by_role("button", name="Keep what is not known").click()
        caption(page, f"{left} kept, though nobody has researched it")
        assert len(names(page)) == total - len(others)
        page.get_by_role("button", name="Clear all").click()
        expect(page.locator("#chips")).to_be_hidden()


def test_or_worse_is_a_scale(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    with visit(browser, built_site.address + "matrix/?where=onnx:above:no") as page:
        caption(page, "subjects")
        assert set(names(page)) == shown_by(resolved, page, "onnx", {"yes", "partial"}) != shown_by(resolved, page, "onnx", {"yes", "partial", "no"})
        expect(page.get_by_role("button", name="Remove filter: ONNX is not no or worse")).to_be_visible()


def test_the_bar_offers_status_kind_and_family(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    with visit(browser, built_site.address + ALL) as page:
        page.get_by_label("Licence", exact=True).select_option(label="BSD")
        caption(page, "left out" if shown_by(resolved, page, "license", {"unknown"}) else "subjects")
        assert set(names(page)) == shown_by(resolved, page, "license", {"BSD-2-Clause", "BSD-3-Clause", "LicenseRef-BSD"})
        page.get_by_label("Kind", exact=True).select_option(label="Framework")
        caption(page, "subjects")
        expect(page.get_by_role("button", name="Remove filter: kind Framework")).to_be_visible()
        assert len(names(page)) < len(shown_by(resolved, page, "license", {"BSD-2-Clause", "BSD-3-Clause", "LicenseRef-BSD"}))


def test_words_filter_names_and_answers(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + ALL) as page:
        page.get_by_role("searchbox", name="Words").press_sequentially("LuaJIT")
        caption(page, re.compile(r"^[1-4] of"))
        assert "Torch" in names(page)
        expect(page).to_have_url(re.compile(r"\?words=LuaJIT$"))


def year_of(resolved: Resolved, subject: str) -> str:
    """The year of a first release, of an open interval that of its end."""
    return resolved.cell(subject, "first-release").current.values[0].lstrip(".")[:4]


@pytest.mark.parametrize("by", ["pointer", "keyboard"])
def test_dates_sort_by_time_both_ways_and_silence_comes_last(browser: Browser, built_site: Built, resolved: Resolved, by: str) -> None:
    with visit(browser, built_site.address + "matrix/history/") as page:
        head = page.locator('#matrix th[data-id="first-release"]')
        button = head.get_by_role("button", name="Sort by First release")
        asked = names(page)
        press = button.click if by == "pointer" else lambda: (button.focus(), page.keyboard.press("Enter"))
        press()
        expect(head).to_have_attribute("aria-sort", "ascending")
        caption(page, "by First release")
        ids = {subject.name: subject.id for subject in resolved.knowledge.subjects.values()}
        years = [year_of(resolved, ids[name]) for name in names(page)]
        told = [year for year in years if year != "unkn"]
        assert told == sorted(told)
        assert years == told + ["unkn"] * (len(years) - len(told))
        press()
        expect(head).to_have_attribute("aria-sort", "descending")
        caption(page, "descending")
        again = [year_of(resolved, ids[name]) for name in names(page)]
        assert again == told[::-1] + ["unkn"] * (len(years) - len(told))
        press()
        expect(page.locator("#matrix [aria-sort]")).to_have_count(0)
        assert names(page) == asked


def test_columns_hide_by_one_rule_and_groups_as_a_whole(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + ALL) as page:
        before, cells = len(columns(page)), page.locator("#matrix td").evaluate_all("cells => cells.map(cell => cell.outerHTML).join()")
        page.get_by_role("button", name="Columns").click()
        chooser = page.get_by_role("group", name="Columns")
        chooser.get_by_label("NVIDIA CUDA").uncheck()
        caption(page, f"{before - 1} of {before} properties")
        chooser.get_by_label("History", exact=True).uncheck()
        page.keyboard.press("Escape")
        shown = columns(page)
        assert not {"NVIDIA CUDA", "First release"} & set(shown)
        assert page.locator("#matrix td").evaluate_all("cells => cells.map(cell => cell.outerHTML).join()") == cells
        expect(page.locator('[data-group="history"]')).to_be_hidden()
        page.reload()
        caption(page, f"{len(shown)} of {before} properties")
        assert columns(page) == shown


def test_a_reader_who_is_faster_than_the_scripts_is_served(browser: Browser, built_site: Built) -> None:
    """The menu opens natively; its list comes with the scripts."""
    with visit(browser, "about:blank") as page:
        held: list[Route] = []
        page.route("**/scripts/matrix.js", lambda route: held.append(route))
        page.goto(built_site.address + GROUP)
        page.get_by_role("searchbox", name="Words").fill("caffe")
        page.get_by_label("or any day").fill("2018-12-31")
        page.get_by_role("button", name="Columns").click()
        box = page.get_by_role("checkbox", name="NVIDIA CUDA", exact=True)
        expect(box).to_have_count(0)
        held[0].continue_()
        expect(box).to_be_checked()
        caption(page, "1 of")
        caption(page, "as of 2018-12-31")


def test_pinned_subjects_come_first_stay_and_lead_to_their_comparison(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + GROUP) as page:
        for name in ("Torch", "Keras"):
            page.get_by_role("checkbox", name=f"Pin {name}", exact=True).check()
            caption(page, "subjects")
        assert names(page)[:2] == ["Torch", "Keras"]
        page.get_by_role("searchbox", name="Words").fill("caffe")
        caption(page, re.compile("^[34] of"))
        assert names(page)[:2] == ["Torch", "Keras"]
        page.get_by_role("button", name="Only what is pinned").click()
        caption(page, "2 of")
        page.get_by_role("link", name="Compare the 2 pinned").click()
        expect(page).to_have_url(re.compile(r"compare/"))
        expect(page.get_by_role("main")).to_contain_text("Keras")


def test_only_differences_hides_what_is_known_to_be_the_same(browser: Browser, built_site: Built, resolved: Resolved) -> None:
    with visit(browser, built_site.address + GROUP + "?pin=torch,caffe&with=differences,pinned") as page:
        caption(page, "known to be the same for all")
        answers = {prop.label: [resolved.cell(name, prop.id).current.values for name in ("torch", "caffe")] for prop in resolved.knowledge.schema.properties.values() if prop.group == "hardware"}
        assert columns(page) == [label for label, (one, other) in answers.items() if one != other or not one]
        assert len(columns(page)) < len(answers)


def test_rows_and_columns_turn_round_and_back(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + GROUP) as page:
        subjects, properties, first = names(page), columns(page), page.locator("#matrix tbody tr").first.inner_text()
        turn = page.get_by_role("button", name="Turn round")
        turn.click()
        expect(page.locator("#matrix .a-heads th .a-name")).to_have_text(subjects)
        assert names(page) == properties
        expect(page.locator("#matrix tbody th").first).to_have_attribute("scope", "row")
        page.locator("#matrix tbody tr").first.get_by_role("button", name=re.compile("^Evidence for")).first.click()
        expect(page.locator(":popover-open .a-pop__of")).to_have_text(f"{subjects[0]}, {properties[0].lower()}")
        page.keyboard.press("Escape")
        turn.click()
        expect(page.locator("#matrix .a-heads th:not(.a-corner) > a")).to_have_text(properties)
        assert page.locator("#matrix tbody tr").first.inner_text() == first


def test_the_address_holds_the_state(browser: Browser, built_site: Built) -> None:
    """Through reload, back, forward and the theme's instant navigation; and each state has one address."""
    with visit(browser, built_site.address + GROUP) as page:
        filter_by(page, "GPU", "is yes")
        page.get_by_role("button", name="Sort by GPU").click()
        page.get_by_role("checkbox", name="Pin Caffe", exact=True).check()
        caption(page, "by GPU")
        full, seen = page.url, names(page)
        assert full.endswith("?where=gpu:is:yes&sort=gpu&pin=caffe")
        page.reload()
        caption(page, "by GPU")
        assert names(page) == seen
        page.go_back()
        expect(page.get_by_role("checkbox", name="Pin Caffe", exact=True)).not_to_be_checked()
        page.go_forward()
        expect(page.get_by_role("checkbox", name="Pin Caffe", exact=True)).to_be_checked()
        page.evaluate("window.stays = true")
        page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Sources").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sources")
        page.go_back()
        caption(page, "by GPU")
        assert names(page) == seen
        assert page.evaluate("window.stays"), "the page was loaded anew: instant navigation was not tested"
        page.goto(built_site.address + GROUP + "?pin=caffe&pin=nobody&with=nothing&sort=gpu&where=gpu:is:yes&where=none:is:yes")
        caption(page, "by GPU")
        page.get_by_role("button", name="Turn round").click()
        expect(page).to_have_url(full + "&with=turned")


def test_the_address_is_copied(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + GROUP + "?sort=gpu", permissions=["clipboard-read", "clipboard-write"]) as page:
        caption(page, "by GPU")
        page.get_by_role("button", name="Save or share").click()
        page.get_by_role("button", name="Copy the address").click()
        expect(page.locator("#matrix-said")).to_have_text("The address is copied.")
        assert page.evaluate("navigator.clipboard.readText()") == page.url


def take(page: Page, kind: str) -> str:
    """What the reader downloads."""
    page.get_by_role("button", name="Save or share").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name=kind, exact=True).click()
    return caught.value.path().read_text("utf-8")


@pytest.mark.parametrize("address", [GROUP, ALL])
def test_what_is_shown_can_be_taken_away(browser: Browser, built_site: Built, address: str) -> None:
    """As CSV and as JSON, with the values of the data files, in the order that is seen."""
    data = {record["id"]: record for record in json.loads((built_site.folder / "data/subjects.json").read_text("utf-8"))}
    with visit(browser, built_site.address + address + "?sort=-gpu&hide=cpu") as page:
        caption(page, "by GPU")
        rows = list(csv.DictReader(io.StringIO(take(page, "CSV"))))
        assert [data[row["subject"]]["name"] for row in rows] == names(page)
        assert len(rows[0]) == 1 + len(columns(page))
        assert "cpu" not in rows[0]
        compared = 0
        for row in rows:
            for prop, value in row.items():
                answer = data[row["subject"]]["answers"].get(prop, {}).get("current")
                # Prose and what has ended stand in the data files elsewhere.
                if answer:
                    assert value == "; ".join(answer), f"{row['subject']} {prop}"
                    compared += 1
        assert compared >= 20
        told = json.loads(take(page, "JSON"))
        assert [subject["id"] for subject in told["subjects"]] == [row["subject"] for row in rows]
        assert told["address"] == page.url
        gpu = next(subject for subject in told["subjects"] if subject["id"] == "pytorch")["answers"]["gpu"]
        assert gpu["values"] == data["pytorch"]["answers"]["gpu"]["current"]
        assert len(gpu["sources"]) >= 1
        assert {answer.get("missing") for subject in told["subjects"] for answer in subject["answers"].values()} == {None, "not researched yet"}


def grid_cell(page: Page) -> Locator:
    return page.locator("#matrix :focus")


def test_the_matrix_of_all_is_one_tab_stop_with_arrow_keys(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + ALL) as page:
        # A table until somebody walks through it.
        expect(page.get_by_role("table").filter(has=page.get_by_role("button", name="Sort by Subject"))).to_be_visible()
        page.get_by_role("region", name="Matrix of all properties").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_role("grid").get_by_role("button", name="Sort by Subject")).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(grid_cell(page)).to_have_text("TensorFlow")
        page.keyboard.press("ArrowRight")
        assert grid_cell(page).evaluate("cell => [cell.tagName, cell.cellIndex]") == ["TD", 1]
        page.keyboard.press("End")
        assert grid_cell(page).evaluate("cell => cell === cell.parentElement.lastElementChild")
        page.keyboard.press("Control+Home")
        expect(page.get_by_role("button", name="Sort by Subject")).to_be_focused()
        page.keyboard.press("Control+End")
        assert grid_cell(page).evaluate("cell => cell === document.querySelector('#matrix tbody').lastElementChild.lastElementChild")
        page.keyboard.press("Home")
        page.keyboard.press("Space")
        caption(page, "subjects")
        expect(page.locator("#chips")).to_contain_text("pinned")
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('#matrix')")
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("!!document.activeElement.closest('#matrix')")


@pytest.mark.parametrize("by", ["pointer", "keyboard"])
def test_the_matrix_of_all_has_one_popover(browser: Browser, built_site: Built, by: str) -> None:
    with visit(browser, built_site.address + ALL) as page:
        cell = page.locator("#matrix tbody tr").first.locator("td").first
        expect(page.get_by_role("button", name="Sort by Subject")).to_be_visible()
        if by == "pointer":
            cell.click()
        else:
            page.get_by_role("button", name="Sort by Subject").focus()
            for key in ("ArrowDown", "ArrowRight", "Enter"):
                page.keyboard.press(key)
        pop = page.locator(":popover-open")
        expect(pop.locator(".a-pop__of")).to_have_text("TensorFlow, what it is")
        expect(pop.locator(".a-facts")).to_contain_text("Says")
        href = pop.get_by_role("link", name="What counts").get_attribute("href")
        assert href == f"{built_site.address}properties/summary/"
        page.keyboard.press("Escape")
        expect(page.locator("#matrix .a-pop")).to_have_count(0)
        expect(cell).to_be_focused()
        blank = page.locator("#matrix td.a-sup--todo").first
        blank.click()
        expect(pop.locator(".a-pop__value")).to_have_text("not researched yet")
        expect(page.locator("#matrix .a-pop")).to_have_count(1)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("address", ["matrix/2018/", "matrix/hardware/2018/"])
def test_as_of_a_named_date_is_a_page_that_reads_without_scripts(browser: Browser, built_site: Built, resolved: Resolved, address: str, scripts: bool) -> None:
    past = Resolved(resolved.knowledge, date(2018, 12, 31), as_of=True)
    with visit(browser, built_site.address + address, java_script_enabled=scripts) as page:
        subjects = {subject.name: subject.id for subject in resolved.knowledge.subjects.values()}
        rows = page.locator("#matrix tbody tr").evaluate_all("rows => rows.map(row => [...row.cells].map(cell => (cell.querySelector('.a-name') ?? cell).textContent.trim()))")
        props = page.locator("#matrix .a-heads th[data-id]").evaluate_all("heads => heads.map(head => head.dataset.id)")
        assert len(rows) > 3
        empty = {"no evidence then": 0, "not researched yet": 0}
        for name, *cells in rows:
            for prop, words in zip(props, cells, strict=True):
                wanted = past.cell(subjects[name], prop)
                if wanted.researched:
                    assert words not in empty, f"{name} {prop}"
                else:
                    empty[words] += 1
                    assert (words == "no evidence then") == resolved.cell(subjects[name], prop).researched, f"{name} {prop}"
        assert all(empty.values())
        expect(page.get_by_role("list", name="Legend", exact=True)).to_contain_text("no evidence then")
        page.get_by_role("link", name="2020", exact=True).click()
        expect(page).to_have_url(built_site.address + address.replace("2018", "2020"))
        page.get_by_role("link", name="today", exact=True).click()
        expect(page).to_have_url(built_site.address + address.replace("2018/", ""))


@pytest.mark.parametrize("address", [ALL, GROUP])
def test_as_of_any_day_shows_what_the_page_of_that_day_shows(browser: Browser, built_site: Built, address: str) -> None:
    read = "rows => Object.fromEntries(rows.map(row => [row.cells[0].querySelector('.a-name').textContent, [...row.cells].slice(1).map(cell => cell.innerText.trim().split('\\n')[0])]))"
    with visit(browser, built_site.address + address, bypass_csp=True) as page:
        asked = page.locator("#matrix tbody tr").evaluate_all(read)
        page.get_by_label("or any day").fill("2018-12-31")
        caption(page, "as of 2018-12-31")
        assert page.url.endswith("?asof=2018-12-31")
        found = page.locator("#matrix tbody tr").evaluate_all(read)
        assert found != asked
        page.get_by_role("link", name="today", exact=True).click()
        expect(page.locator(CAPTION)).not_to_contain_text("as of")
        expect(page).to_have_url(built_site.address + address)
        assert page.locator("#matrix tbody tr").evaluate_all(read) == asked
        page.goto(built_site.address + address + "2018/")
        page.add_style_tag(content=".a-cell { display: block !important }")
        wanted = page.locator("#matrix tbody tr").evaluate_all(read)
        assert wanted.items() <= found.items() if address == ALL else {name: len(cells) for name, cells in wanted.items()}.items() <= {name: len(cells) for name, cells in found.items()}.items()


def test_a_filter_goes_along_to_another_date_and_group(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + GROUP + "?where=gpu:is:yes&sort=gpu") as page:
        caption(page, "by GPU")
        page.get_by_role("link", name="2020", exact=True).click()
        expect(page).to_have_url(built_site.address + GROUP + "2020/?where=gpu:is:yes&sort=gpu")
        caption(page, "as of 2020-12-31")
        page.get_by_role("link", name="Training at scale").click()
        expect(page).to_have_url(built_site.address + "matrix/scale/2020/?where=gpu:is:yes")
        caption(page, "subjects")


def test_without_scripts_no_control_shows_that_needs_them(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + ALL, java_script_enabled=False) as page:
        expect(page.locator(".a-live:visible")).to_have_count(0)
        expect(page.locator("#matrix tbody tr").first.locator("td").first).to_be_visible()
        expect(page.locator("#matrix button")).to_have_count(0)


@pytest.mark.parametrize("address", [ALL, GROUP])
def test_head_and_names_stay_in_view(browser: Browser, built_site: Built, address: str) -> None:
    with visit(browser, built_site.address + address, viewport={"width": 900, "height": 500}, java_script_enabled=False) as page:
        frame = page.locator(".a-scroll")
        page.locator("#matrix tbody tr").last.scroll_into_view_if_needed()
        frame.evaluate("frame => frame.scrollTo(600, 300)")
        box, head, name = (where.bounding_box() for where in (frame, page.locator("#matrix .a-heads .a-corner"), page.locator("#matrix tbody th").last))
        assert box
        assert head
        assert name
        assert abs(head["x"] - box["x"]) < 2
        assert abs(name["x"] - box["x"]) < 2
        assert head["y"] - box["y"] < 40
        frame.evaluate("frame => window.scrollBy(0, frame.getBoundingClientRect().top - 100)")
        box = frame.bounding_box()
        assert box
        # Nothing that slides below them shines through.
        for y in (40, 150):
            place = [box["x"] + head["width"] / 2, box["y"] + y]
            assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('th')?.matches('.a-corner, tbody th')", place)


def test_print_is_the_table_alone(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + GROUP + "?where=gpu:is:yes") as page:
        caption(page, "subjects")
        shown = names(page)
        page.emulate_media(media="print")
        assert names(page) == shown
        for gone in (".a-bar", "#matrix .a-pin", "#matrix .a-sort", ".a-doors--line", ".md-header", ":popover-open"):
            expect(page.locator(f"{gone}:visible")).to_have_count(0)
        assert page.locator(".a-scroll").evaluate("frame => getComputedStyle(frame).overflow") == "visible"
        assert page.locator("#matrix tbody th").first.evaluate("cell => getComputedStyle(cell).position") == "static"
        expect(page.locator(CAPTION)).to_be_visible()


def test_the_filters_are_a_sheet_on_a_phone(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + GROUP, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        expect(page.get_by_role("button", name="Sort by GPU")).to_be_attached()
        words = page.get_by_role("searchbox", name="Words")
        expect(words).to_be_hidden()
        page.get_by_role("button", name="Filters").click()
        words.fill("torch")
        caption(page, re.compile(r"^\d of"))
        page.mouse.click(200, 20)
        expect(words).to_be_hidden()
        expect(page.get_by_role("button", name="Remove filter: words torch")).to_be_visible()
