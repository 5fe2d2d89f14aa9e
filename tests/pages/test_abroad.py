"""What other sites show: badges, frames, pictures; and the stubs at other names of a subject."""

import struct
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import html5lib
import pytest

from generator.build import build_site
from generator.model.knowledge import Knowledge
from generator.pages.abroad import make_badge
from generator.pages.page import Site
from generator.pages.site import render_site
from generator.views.lettering import shorten, width_of, wrap

CHEESE = Path(__file__).parents[1] / "fixtures" / "cheese" / "knowledge"
DAY = date(2021, 5, 3)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def made() -> tuple[Knowledge, Site]:
    """The cheeses and their site."""
    built = build_site(CHEESE, DAY)
    assert built.loaded.knowledge is not None
    assert built.site is not None
    return built.loaded.knowledge, built.site


def read(site: Site, path: str) -> ElementTree.Element:
    tree: ElementTree.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(site.files[path].decode())
    return tree


def test_a_badge_says_status_and_sources(made: tuple[Knowledge, Site]) -> None:
    badge = ElementTree.fromstring(made[1].files["badge/cheddar.svg"])
    assert [text.text for text in badge.iter(f"{SVG}text")] == ["Cheese Atlas", "still made · 2 sources"]
    title = badge.find(f"{SVG}title")
    assert title is not None
    assert (badge.get("role"), badge.get("aria-labelledby"), title.text) == ("img", title.get("id"), "Cheddar in the Cheese Atlas: still made · 2 sources")
    assert float(badge.get("width", "")) == sum(float(rect.get("width", "")) for rect in badge.findall(f"{SVG}g/{SVG}rect"))


def test_a_badge_admits_what_nobody_looked_up(made: tuple[Knowledge, Site]) -> None:
    knowledge = made[0]
    bare = knowledge.subjects["cheddar"].model_copy(update={"claims": {}})
    site = render_site(replace(knowledge, subjects={**knowledge.subjects, "cheddar": bare}), DAY, pictures=False)
    assert "<title id=\"t\">Cheddar in the Cheese Atlas: not researched yet · 0 sources</title>" in site.files["badge/cheddar.svg"].decode()


def test_a_badge_is_as_wide_as_its_words() -> None:
    short, long = make_badge("Atlas", "active", "#0a6a5b", 1), make_badge("Atlas", "maintenance only", "#0a6a5b", 12)
    assert (short.right, long.right) == ("active · 1 source", "maintenance only · 12 sources")
    assert short.widths[0] == long.widths[0]
    assert short.widths[1] < long.widths[1]


def test_old_ids_keep_badge_and_frame(made: tuple[Knowledge, Site]) -> None:
    files = made[1].files
    assert made[0].subjects["cheddar"].old_ids == ("cheddar-cheese",)
    assert files["badge/cheddar-cheese.svg"] == files["badge/cheddar.svg"]
    assert files["embed/cheddar-cheese/index.html"] == files["embed/cheddar/index.html"]


def test_a_frame_is_a_page_of_its_own(made: tuple[Knowledge, Site]) -> None:
    """No script, nothing fetched, links that open around it; every answer of the row, doubts included."""
    for name in made[0].subjects:
        tree = read(made[1], f"embed/{name}/index.html")
        assert not [item.tag for item in tree.iter() if item.tag in ("script", "img", "iframe") or (item.tag == "link" and item.get("rel") != "canonical")]
        assert tree.find("head/base").attrib == {"target": "_parent"}  # type: ignore[union-attr]
        assert tree.find("head/meta[@name='robots']").get("content") == "noindex"  # type: ignore[union-attr]
        assert {link.get("rel") for link in tree.iter("a")} == {"noopener"}
    row = {"".join(item[0].itertext()): " ".join("".join(item[1].itertext()).split()) for item in read(made[1], "embed/cheddar/index.html").iter("div")}
    assert row == {
        "State": "still made 1 source",
        "First made": "1170 2 sources",
        "Milk": "Jersey cow 1 source",
        "Protected name": "no (sources disagree) 1 source",
    }


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height, as the head of a PNG says."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_pictures_have_the_size_that_heads_name(made: tuple[Knowledge, Site]) -> None:
    files = made[1].files
    cards = sorted(path for path in files if path.startswith("cards/"))
    assert cards == sorted(["cards/index.png", *(f"cards/{name}.png" for name in made[0].subjects)])
    assert {size_of(files[path]) for path in cards} == {(1200, 630)}
    assert made[1].pages["cheeses/cheddar/"].picture == "https://cheese.example/atlas/cards/cheddar.png"
    assert made[1].pages["cheeses/"].picture == "https://cheese.example/atlas/cards/index.png"


def test_pictures_are_the_same_bytes_twice_and_differ_between_subjects(made: tuple[Knowledge, Site]) -> None:
    files = made[1].files
    assert files["cards/cheddar.png"] == files["cards/cheddar.png"]
    assert len({files[f"cards/{name}.png"] for name in made[0].subjects}) == len(made[0].subjects)


def test_without_pictures_nothing_names_one(made: tuple[Knowledge, Site]) -> None:
    site = render_site(made[0], DAY, pictures=False)
    assert not [path for path in site.files if path.startswith("cards/")]
    assert {page.picture for page in site.pages.values()} == {""}


def test_other_names_lead_to_the_page(made: tuple[Knowledge, Site]) -> None:
    moved = {path: read(made[1], path) for path in made[1].files if path.endswith(".html") and not path.startswith("embed/")}
    assert {path.removesuffix("index.html") for path in moved} == {"cheeses/chedder/", "cheeses/cheddar-cheese/"}
    for path, tree in moved.items():
        head = tree.find("head")
        assert head is not None
        assert head.find("meta[@name='robots']").get("content") == "noindex"  # type: ignore[union-attr]
        assert head.find("link[@rel='canonical']").get("href") == "https://cheese.example/atlas/cheeses/cheddar/"  # type: ignore[union-attr]
        links = [link.get("href", "") for link in tree.iter("a")]
        assert [urljoin(f"https://x/{path}", link) for link in links] == ["https://x/cheeses/cheddar/"]
        assert f'<meta http-equiv="refresh" content="0; url={links[0]}">' in made[1].files[path].decode()


def test_a_taken_address_stays_what_it_is(made: tuple[Knowledge, Site]) -> None:
    """An alias that is the id of another subject, or that two subjects share once it is an address, leads nowhere."""
    knowledge = made[0]
    other = {"cheddar": "Roquefort!", "moon": "Blue-ish", "roquefort": "Blue ish"}
    subjects = {name: subject.model_copy(update={"aliases": (other[name],)} if name in other else {}) for name, subject in knowledge.subjects.items()}
    site = render_site(replace(knowledge, subjects=subjects), DAY, pictures=False)
    assert {path for path in site.files if path.endswith(".html") and not path.startswith("embed/")} == {"cheeses/cheddar-cheese/index.html"}


def test_lines_are_broken_and_cut_to_fit() -> None:
    text = "what the thing is, in one sentence that is rather too long for two lines of a picture"
    lines = wrap(text, 20, 300, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert max(width_of(line, 20) for line in lines) <= 300
    assert wrap("short", 20, 300, 2) == ["short"]
    assert wrap("", 20, 300, 2) == []
    assert shorten("short", 20, 300) == "short"
