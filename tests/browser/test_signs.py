"""Five kinds of answer that other tables mix up look different, in shape and in word, to a reader who sees no colour."""

import pytest
from playwright.sync_api import Browser, Locator, expect

from ..whole.built import Built
from .visiting import visit

KINDS = {"todo": "not researched yet", "unknown": "unknown", "no": "no", "partial": "partial", "na": "n/a"}
MASK = "element => { const style = getComputedStyle(element, '::before'); return style.maskImage || style.webkitMaskImage }"
SHAPE_WIDTH = "element => parseFloat(getComputedStyle(element, '::before').width)"


def in_the_legend(page, kind: str) -> Locator:  # type: ignore[no-untyped-def]
    """The sign in the legend, where all of them stand."""
    return page.get_by_role("list", name="Legend", exact=True).locator(f".a-sup--{kind}")


def test_they_differ_in_word_and_shape(browser: Browser, built_site: Built) -> None:
    with visit(browser, built_site.address + "matrix/hardware/") as page:
        assert {kind: in_the_legend(page, kind).inner_text() for kind in KINDS} == KINDS
        masks = {kind: in_the_legend(page, kind).evaluate(MASK) for kind in KINDS}
        assert [mask for mask in masks.values() if not mask.startswith("url(")] == []
        assert len(set(masks.values())) == len(KINDS), masks


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_they_differ_as_pictures_in_one_colour(browser: Browser, built_site: Built, scheme: str) -> None:
    """The shapes as they are painted where the system forces its own colours: no two alike, and none empty."""
    with visit(browser, built_site.address + "matrix/hardware/", forced_colors="active", color_scheme=scheme, bypass_csp=True) as page:
        page.add_style_tag(content=".a-sup { color: CanvasText !important }")
        pictures = {kind: _picture(in_the_legend(page, kind)) for kind in KINDS}
        assert len(set(pictures.values())) == len(KINDS)
        page.add_style_tag(content=".a-sup::before { visibility: hidden !important }")
        assert [kind for kind in KINDS if _picture(in_the_legend(page, kind)) == pictures[kind]] == []


def _picture(sign: Locator) -> bytes:
    """The shape alone, without the word beside it."""
    sign.scroll_into_view_if_needed()
    box = sign.bounding_box()
    assert box is not None
    side = sign.evaluate(SHAPE_WIDTH)
    assert side >= 6, "the shape is too small to be told from another"
    # Whole pixels from the same offset, or one shape gives two pictures.
    sign.evaluate("element => { element.style.position = 'fixed'; element.style.left = '20px'; element.style.top = '200px'; element.style.zIndex = 99; element.style.background = 'Canvas' }")
    clip = {"x": 20, "y": 196, "width": round(side), "height": 28}
    picture = sign.page.screenshot(clip=clip)
    sign.evaluate("element => element.removeAttribute('style')")
    return picture


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cells_of_the_matrix_of_all_keep_their_signs_in_forced_colours(browser: Browser, built_site: Built, scheme: str) -> None:
    """There the cell itself is the sign, drawn by gradients, which systems take away with all other backgrounds."""
    with visit(browser, built_site.address + "matrix/", forced_colors="active", color_scheme=scheme, bypass_csp=True) as page:
        cells = {kind: page.locator(f"table.a-matrix td.a-sup--{kind}").first for kind in KINDS}
        there = {kind: cell for kind, cell in cells.items() if cell.count()}
        assert there.keys() >= {"todo", "unknown", "no", "partial"}
        pictures = {kind: _corner(cell) for kind, cell in there.items()}
        assert len(set(pictures.values())) == len(there)
        page.add_style_tag(content=".md-typeset .a-matrix td.a-sign { background: Canvas !important; &::before { visibility: hidden } }")
        assert [kind for kind, cell in there.items() if _corner(cell) == pictures[kind]] == []


def _corner(cell: Locator) -> bytes:
    """Where the sign of a cell stands, without its word."""
    cell.evaluate("element => element.scrollIntoView({ block: 'center', inline: 'center' })")
    box = cell.bounding_box()
    assert box is not None
    return cell.page.screenshot(clip={"x": round(box["x"]), "y": round(box["y"]), "width": 20, "height": 24})


@pytest.mark.parametrize("address", ["matrix/", "matrix/identity/", ""], ids=["matrix", "matrix of a group", "home"])
def test_a_cell_without_a_claim_says_so(browser: Browser, built_site: Built, address: str) -> None:
    """No cell is empty, and none holds a bare dash."""
    with visit(browser, built_site.address + address, java_script_enabled=False) as page:
        words = page.locator("table.a-matrix tbody td").all_inner_texts()
        assert len(words) > 50
        assert [word for word in words if word.strip() in ("", "-", "–", "—", "?")] == []
        expect(page.locator("table.a-matrix tbody .a-sup--todo").first).to_have_text(KINDS["todo"])


def test_cells_use_the_word_with_its_own_shape(browser: Browser, built_site: Built) -> None:
    """In every matrix of a group, a support word stands beside the shape of that word and no other."""
    with visit(browser, built_site.address + "matrix/hardware/", java_script_enabled=False) as page:
        signs = page.locator("table.a-matrix td .a-cell > div .a-sup, table.a-matrix td > .a-sup")
        found = signs.evaluate_all("signs => signs.map(sign => [sign.innerText, sign.className.split('--')[1]])")
        names = {word: kind for kind, word in KINDS.items()}
        assert {word for word, _ in found} >= {"yes", "not researched yet"}
        assert [pair for pair in found if names.get(pair[0], pair[0]) != pair[1]] == []
