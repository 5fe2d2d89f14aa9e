"""Every page of the built site: its links lead somewhere, its head is complete, and nothing in it calls elsewhere."""

import itertools
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from .built import PREFIX, REPOSITORY, Built, links_of, text_of

ASSETS = REPOSITORY / "generator" / "assets"
# What a browser fetches without being asked; `a` and `form` are the reader's own acts.
FETCHED = {"src", "srcset", "poster", "data"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
# `mailto:` and its like would show up here, and shall be decided on then.
SCHEMES_ELSEWHERE = {"https", "http"}


@pytest.fixture(scope="module")
def ids(built_site: Built) -> dict[str, Counter[str]]:
    """The ids of each page, with their number."""
    return {name: Counter(element.attrib["id"] for element in built_site.read(name).iter() if "id" in element.attrib) for name in built_site.pages()}


def test_every_link_leads_somewhere(built_site: Built, ids: dict[str, Counter[str]]) -> None:
    broken = []
    for name in built_site.pages():
        for _, _, link in links_of(built_site.read(name)):
            fault = _fault_of(built_site, ids, urljoin(built_site.url(name), link))
            broken += [f"{name}: {link}: {fault}"] if fault else []
    assert broken == []


def _fault_of(site: Built, ids: dict[str, Counter[str]], link: str) -> str:
    """Why an address is wrong; empty if nothing is."""
    target = urlsplit(link)
    if not link.startswith(site.address):
        if target.netloc == urlsplit(site.address).netloc:
            return f"it leaves {PREFIX}"
        return "" if target.scheme in SCHEMES_ELSEWHERE and target.hostname and "." in target.hostname else "no address on the web"
    name = unquote(target.path).removeprefix(PREFIX)
    name += "index.html" if name.endswith("/") or not name else ""
    if not (site.folder / name).is_file():
        return "there is no such page or file"
    # Text fragments and the like are for the browser; what stands before them is an id.
    place = unquote(target.fragment.partition(":~:")[0])
    return f"that page has no place #{place}" if place and name in ids and place not in ids[name] else ""


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("nowhere/", "there is no such page or file"),
        ("matrix/#nowhere", "that page has no place #nowhere"),
        ("/matrix/", "it leaves /atlas/"),
        ("file:///matrix/", "no address on the web"),
        ("https:///matrix/", "no address on the web"),
        ("matrix/#table", ""),
        ("https://example.org/", ""),
    ],
)
def test_a_wrong_link_is_told_from_a_right_one(built_site: Built, ids: dict[str, Counter[str]], link: str, fault: str) -> None:
    assert _fault_of(built_site, ids, link if "//" in link else urljoin(built_site.address, link)) == fault


def test_popovers_are_opened_and_described_by_what_there_is(built_site: Built, ids: dict[str, Counter[str]]) -> None:
    """Ids that attributes name: a button without its popover does nothing, and says nothing of it. (`for` the validator sees to.)"""
    names = ("popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")
    broken = []
    for page in built_site.pages():
        for element in built_site.read(page).iter():
            for name in names:
                broken += [f"{page}: {name}={wanted}" for wanted in element.get(name, "").split() if wanted not in ids[page]]
    assert broken == []


def test_every_popover_has_its_button(built_site: Built) -> None:
    for page in built_site.pages():
        elements = list(built_site.read(page).iter())
        opened = {element.get("popovertarget") for element in elements}
        assert [element.get("id") for element in elements if "popover" in element.attrib and element.get("id") not in opened] == [], page


def test_ids_are_unique_on_their_page(ids: dict[str, Counter[str]]) -> None:
    assert {page: twice for page, found in ids.items() if (twice := [name for name, count in found.items() if count > 1])} == {}


def test_each_page_has_its_head(built_site: Built) -> None:
    """One `h1`, a title, a description and a language, and no two pages with the same title."""
    titles: Counter[str] = Counter()
    for page in built_site.pages():
        tree = built_site.read(page)
        assert tree.get("lang") == "en", page
        headings = [text_of(found) for found in tree.findall(".//h1")]
        assert len(headings) == 1, f"{page}: {headings}"
        assert headings[0], page
        title = text_of(_only(tree.findall("./head/title"), page))
        assert title, page
        described = _only([meta for meta in tree.findall("./head/meta") if meta.get("name") == "description"], page)
        assert len(described.get("content", "")) >= 20, f"{page}: {described.get('content')}"
        titles[title] += 1
    assert [title for title, count in titles.items() if count > 1] == []


def _only(found: list, page: str):  # type: ignore[no-untyped-def, type-arg]
    assert len(found) == 1, f"{page}: {len(found)}"
    return found[0]


def test_headings_leave_out_no_level(built_site: Built) -> None:
    for page in built_site.pages():
        content = built_site.read(page).find(".//article")
        assert content is not None, page
        levels = [int(element.tag[1]) for element in content.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        assert levels[:1] == [1], page
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), f"{page}: {levels}"


def test_no_element_carries_its_own_style(built_site: Built) -> None:
    """Style attributes and handlers are what a content policy must forbid; the theme's palette script is a `script` element."""
    found = []
    for page in built_site.pages():
        for element in built_site.read(page).iter():
            own = [name for name in element.attrib if name == "style" or name.startswith("on")]
            found += [f"{page}: <{element.tag} {name}={element.attrib[name]!r}>" for name in own]
    assert found == []


def test_nothing_is_fetched_from_elsewhere(built_site: Built) -> None:
    found = [f"{page}: {link}" for page in built_site.pages() for link in _fetched(built_site, page) if not link.startswith(built_site.address)]
    assert found == []


def _fetched(site: Built, page: str) -> list[str]:
    """The address of everything that a browser fetches for a page by itself."""
    found = []
    for element, name, link in links_of(site.read(page)):
        wanted = element.get("rel", "").split()
        if name in FETCHED or (element.tag == "link" and set(wanted) & FETCHED_LINKS) or element.tag in ("use", "image"):
            found.append(urljoin(site.url(page), link))
    return found


def test_pages_do_fetch_their_style_sheets_and_scripts(built_site: Built) -> None:
    """The test above looks at the right attributes: it sees what is there."""
    fetched = {Path(urlsplit(link).path).name for link in _fetched(built_site, "index.html")}
    assert {"look.css", "look.js", "mark.svg"} <= fetched


def test_style_sheets_and_scripts_of_ours_name_no_other_host(built_site: Built) -> None:
    """`url(…)`, `@import`, `import`, `fetch` and whatever else: no address of another host stands in them at all."""
    ours = [built_site.folder / "assets" / path.relative_to(ASSETS) for path in ASSETS.rglob("*") if path.is_file()]
    assert {path.suffix for path in ours} >= {".css", ".js", ".svg"}
    # The name of the language SVG is an address that nobody asks for.
    texts = {path: path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "") for path in ours}
    assert {path.name: found for path, text in texts.items() if (found := re.findall(r"(?:https?:|[\"'(])//[\w.-]+", text))} == {}


def test_style_sheets_of_the_theme_fetch_from_here(built_site: Built) -> None:
    for path in (built_site.folder / "assets" / "stylesheets").glob("*.css"):
        links = re.findall(r"(?:url\(|@import\s*)[\"']?([^\"')\s]+)", path.read_text("utf-8"))
        assert [link for link in links if not link.startswith(("data:", "#", "."))] == [], path.name
