"""The plugin within MkDocs, on a small site made by hand."""

import json
import logging
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.build import build_site
from generator.model.problem import Problem
from generator.pages.page import DocsPage, Page, Section, Site
from generator.site import plugin

from .project import EPOCH, make_project
from .reading import article, broken_links, foreign_requests, headings, words

BASE = "http://127.0.0.1:8000/atlas/"
POPOVER = '<aside popover id="e1" data-search-exclude><div>Quince</div> jelly</aside>'
CHEDDAR = Page(
    "cheeses/cheddar/",
    "Cheddar",
    'Of "Cheddar" & others',
    f'<p class="a-kicker">Cheese</p><h1>Cheddar</h1>{POPOVER}',
    (
        Section(2, "g-making", "Making & <b>ripening</b>", '<p>salted <a href="../">all</a></p>'),
        Section(3, "milk", Markup("Milk of <em>cows</em>"), "<p>white</p>"),
        Section(2, "taste", "Taste", '<p id="claim-1">mild</p>'),
    ),
    "knowledge/cheeses/cheddar.yml",
    end="<footer>Eat it</footer>",
)
LIST = Page("cheeses/", "Cheeses", "All.", '<h1>Cheeses</h1><a href="cheddar/#claim-1">Cheddar</a> <a href="../data/x.json">data</a>')
HOME = Page("", "Cheese Atlas", "What it is.", '<h1>Cheese Atlas</h1><a href="cheeses/">all</a>', (), None, ("navigation", "toc"))
SITE = Site(
    {page.address: page for page in (HOME, LIST, CHEDDAR)},
    {"data/x.json": b'{"a": 1}', "changes/feed.atom": b"<feed/>", "cheeses/old/index.html": b'<!doctype html><meta http-equiv="refresh" content="0; url=../cheddar/">'},
    (("Home", ""), ("All cheeses", "cheeses/")),
    {"reference": '<p id="key-x">A block with <a href="cheeses/cheddar/">a link</a> and *stars*.</p>'},
    {"about/kitchen.md": DocsPage('<footer class="a-foot">How to mend <em>the kitchen</em></footer>', "{}")},
    "2021-05-03",
)
WARNING = Problem("knowledge/cheeses/brie.yml", 1, 1, "stale", "old", "look again", "warning")
ERROR = Problem("knowledge/cheeses/brie.yml", 4, 2, "milk", "no milk", "add milk")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose knowledge gives the site above."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    config = make_project(tmp_path)
    loaded = build_site(tmp_path / "knowledge").loaded
    give(monkeypatch, SimpleNamespace(loaded=loaded, problems=[WARNING], site=SITE))
    return config


def give(monkeypatch: pytest.MonkeyPatch, built: object) -> None:
    monkeypatch.setattr(plugin, "build_site", lambda folder, **_: built)


def build_project(config: Path) -> Path:
    """A strict build in this process."""
    settings = load_config(str(config), strict=True, site_dir=str(config.parent / "site"))
    settings.plugins.on_startup(command="build", dirty=False)
    build(settings)
    return config.parent / "site"


def test_a_strict_build_has_every_page_and_file(project: Path) -> None:
    site = build_project(project)
    assert article(site / "cheeses/cheddar/index.html").find(".//h2[@id='g-making']") is not None
    assert (site / "data/x.json").read_bytes() == b'{"a": 1}'
    assert "refresh" in (site / "cheeses/old/index.html").read_text("utf-8")
    assert broken_links(site, BASE) == []
    assert foreign_requests(site, BASE) == []


def test_headings_make_the_contents_and_the_search(project: Path) -> None:
    site = build_project(project)
    page = site / "cheeses/cheddar/index.html"
    assert headings(article(page)) == [
        ("h1", None, "Cheddar"),
        ("h2", "g-making", "Making & <b>ripening</b>"),
        ("h3", "milk", "Milk of cows"),
        ("h2", "taste", "Taste"),
    ]
    text = page.read_text("utf-8")
    contents = text[text.index('class="md-nav md-nav--secondary"') : text.index("<article")]
    assert re.findall(r'href="#([a-z-]+)"', contents) == ["g-making", "milk", "taste"]
    entries = {entry["location"]: entry for entry in json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]}
    assert entries["cheeses/cheddar/#milk"] == {"location": "cheeses/cheddar/#milk", "title": "Milk of cows", "text": "<p>white</p>"}
    assert "jelly" not in json.dumps(entries)


def test_a_block_never_passes_through_markdown(project: Path) -> None:
    method = article(build_project(project) / "method/index.html")
    assert "*stars*." in words(method)
    assert method.find(".//div[@class='a-block']/p/a").get("href") == "../cheeses/cheddar/"  # type: ignore[union-attr]


def test_titles_and_descriptions(project: Path) -> None:
    site = build_project(project)
    cheddar = (site / "cheeses/cheddar/index.html").read_text("utf-8")
    assert "<title>Cheddar · Cheese Atlas</title>" in cheddar
    assert "<title>Cheese Atlas</title>" in (site / "index.html").read_text("utf-8")
    assert '<meta name="description" content="Of &#34;Cheddar&#34; &amp; others">' in cheddar


def test_pages_end_as_they_are_told_to(project: Path) -> None:
    site = build_project(project)
    for address, end in (("cheeses/cheddar", "Eat it"), ("about/kitchen", "How to mend the kitchen")):
        last = list(article(site / address / "index.html"))[-1]
        assert (last.tag, " ".join(words(last))) == ("footer", end)
    assert "Eat it" not in (site / "search/search_index.json").read_text("utf-8")


def test_index_pages_stand_first_in_the_navigation(project: Path) -> None:
    text = (build_project(project) / "cheeses/cheddar/index.html").read_text("utf-8")
    tabs = text[text.index('<nav class="md-tabs"') :].split("</nav>")[0]
    assert re.sub(r"<[^>]*>|\s+", " ", tabs).split() == ["Home", "All", "cheeses", "About"]


def test_a_wrong_address_leads_on(project: Path) -> None:
    site = build_project(project)
    links = [link.get("href") for link in article(site / "404.html").iter("a")]
    assert links == ["/atlas/.", "/atlas/cheeses/", "/atlas/method/"]


def test_styles_and_modules_of_the_package_are_linked(project: Path) -> None:
    text = (build_project(project) / "cheeses/cheddar/index.html").read_text("utf-8")
    for path in sorted((Path(plugin.__file__).parents[1] / "assets").glob("*.css")):
        assert f'<link rel="stylesheet" href="../../assets/{path.name}">' in text
    for path in sorted((Path(plugin.__file__).parents[1] / "assets").glob("*.js")):
        assert f'<script src="../../assets/{path.name}" type="module"></script>' in text


def test_two_builds_give_the_same_bytes(project: Path) -> None:
    first = {path.name: path.read_bytes() for path in build_project(project).rglob("*") if path.is_file()}
    assert first == {path.name: path.read_bytes() for path in build_project(project).rglob("*") if path.is_file()}


def test_warnings_are_told_and_stop_nothing(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mkdocs")
    build_project(project)
    told = [record for record in caplog.records if "brie.yml" in record.getMessage()]
    assert [record.levelname for record in told] == ["INFO"]


def refused(config: Path, caplog: pytest.LogCaptureFixture) -> str:
    """What a build that fails says; it must leave the old site alone."""
    old = config.parent / "site" / "old.html"
    old.parent.mkdir(exist_ok=True)
    old.write_text("old", "utf-8")
    with pytest.raises(Abort):
        build_project(config)
    assert old.read_text("utf-8") == "old"
    return caplog.records[-1].getMessage()


def test_an_error_stops_the_build_before_the_site_folder_is_touched(project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    give(monkeypatch, SimpleNamespace(loaded=None, problems=[WARNING, ERROR], site=None))
    assert refused(project, caplog) == f"1 error in the knowledge:\n{ERROR}\n1 warning in the knowledge:\n{WARNING}"


def test_a_generated_path_that_docs_has_is_refused(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project.parent / "docs" / "cheeses.md").write_text("# Mine\n", "utf-8")
    assert "docs/cheeses.md:0:0 path: the generator makes cheeses/index.html too; rename this file or delete it" in refused(project, caplog)


def test_a_block_that_does_not_exist_is_refused(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project.parent / "docs" / "method.md").write_text("# Method\n\n<!-- atlas:curds -->\n", "utf-8")
    assert 'docs/method.md:3:1 block: there is no block "curds"; use one of: reference' in refused(project, caplog)


def test_a_link_of_a_hand_written_page_must_lead_somewhere(project: Path) -> None:
    (project.parent / "docs" / "method.md").write_text("# Method\n\n[x](cheeses/cheddar/index.md#nowhere)\n", "utf-8")
    with pytest.raises(Abort, match="1 warning"):
        build_project(project)
