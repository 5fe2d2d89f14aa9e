"""The site as a folder: written safely, and the same site in both engines as the plugin makes of it."""

import importlib.util
import json
import shutil
from pathlib import Path
from unittest.mock import ANY
from xml.etree import ElementTree

import html5lib
import pytest
import yaml

from generator.build import build_site
from generator.pages.page import Page, Section, Site
from generator.site.folder import FolderError, folder_files, move_links, write_folder, write_page

from ..conftest import need
from .project import DAY, make_project, run
from .reading import addresses, article, broken_links, headings, words

BASE = "http://127.0.0.1:8000/atlas/"


@pytest.mark.parametrize(
    ("name", "link", "moved"),
    [
        ("method.md", "how.md", "../how/index.md"),
        ("method.md", "how.md#x", "../how/index.md#x"),
        ("method.md", "cheeses/brie/index.md", "../cheeses/brie/index.md"),
        ("method.md", "index.md", "../index.md"),
        ("method.md", "data/x.json", "../data/x.json"),
        ("about/key.md", "../method.md", "../../method/index.md"),
        ("about/key.md", "picture.svg", "../picture.svg"),
        ("about/index.md", "key.md", "key/index.md"),
        ("index.md", "how.md", "how/index.md"),
        ("method.md", "#here", "#here"),
        ("method.md", "https://example.org/a.md", "https://example.org/a.md"),
        ("method.md", "mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_move_with_their_file(name: str, link: str, moved: str) -> None:
    assert move_links(f"a [b]({link}) c\n\n[d]: {link}\n", name) == f"a [b]({moved}) c\n\n[d]: {moved}\n"


@pytest.mark.parametrize("code", ["`[a](b.md)`", "```\n[a](b.md)\n```", "~~~ python\n[a](b.md)\n~~~"])
def test_code_holds_no_links(code: str) -> None:
    assert move_links(f"x\n\n{code}\n\n[a](b.md)", "m.md") == f"x\n\n{code}\n\n[a](../b/index.md)"


def test_a_page_in_markdown() -> None:
    page = Page("x/", 'A "b": c', "d", "<h1>A</h1>", (Section(2, "e", "F_g_ & [h] *i*", "<pre>\n```\nj\n```\n</pre>"),))
    assert write_page(page) == (
        '---\ntitle: "A &#34;b&#34;: c"\ndescription: "d"\nhide: ["navigation"]\nlinked: ""\npicture: ""\n---\n\n'
        '<div class="a-block">\n<h1>A</h1>\n</div>\n\n'
        "## F&#95;g&#95; &amp; &#91;h&#93; &#42;i&#42; {#e}\n\n"
        '<div class="a-block">\n<pre>\n&#96;&#96;&#96;\nj\n&#96;&#96;&#96;\n</pre>\n</div>\n'
    )


def test_only_an_empty_folder_or_our_own_is_written(tmp_path: Path) -> None:
    config = make_project(tmp_path / "project")
    site = Site({"": Page("", "Home", "", "<h1>Home</h1>")}, {}, (), {"reference": ""})
    to = tmp_path / "folder"
    for _ in range(2):
        write_folder(site, config.parent / "docs", to)
    (to / "left over").write_text("x", "utf-8")
    write_folder(site, config.parent / "docs", to)
    assert not (to / "left over").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "precious").write_text("x", "utf-8")
    for target in (other, other / "precious"):
        with pytest.raises(FolderError, match="name a folder that is empty or does not exist"):
            write_folder(site, config.parent / "docs", target)
    assert (other / "precious").read_text("utf-8") == "x"


def test_a_clash_writes_nothing(tmp_path: Path) -> None:
    config = make_project(tmp_path)
    site = Site({"method/": Page("method/", "Method", "", "<h1>Method</h1>")}, {}, (), {"reference": ""})
    with pytest.raises(FolderError, match=r"docs/method\.md:0:0 path: the generator makes method/index\.html too"):
        write_folder(site, config.parent / "docs", tmp_path / "folder")
    assert not (tmp_path / "folder").exists()


def test_the_settings_need_no_plugin_of_ours(tmp_path: Path) -> None:
    config = make_project(tmp_path)
    site = Site({"": Page("", "Cheese Atlas", "All cheese.", "<h1>x</h1>")}, {}, (("Home", ""),), {"reference": ""})
    settings = yaml.safe_load(folder_files(site, config.parent / "docs", config)["mkdocs.yml"])
    assert [list(plugin) for plugin in settings["plugins"]] == [["search"]]
    assert settings["site_name"] == "Cheese Atlas"
    assert settings["nav"] == [{"Home": "index.md"}, {"About": [{"Method": "method/index.md"}, ANY, ANY, ANY, {"Kitchen": "about/kitchen/index.md"}]}]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The cheese site three times: by the plugin, and from the folder by both engines."""
    root = tmp_path_factory.mktemp("three")
    config = make_project(root / "project")
    done = run("mkdocs", "build", "--strict", "--site-dir", str(root / "plugin"), folder=root / "project")
    assert done.returncode == 0, done.stderr
    result = build_site(root / "project" / "knowledge", DAY, config.parent / "docs")
    assert result.site is not None, result.problems
    write_folder(result.site, config.parent / "docs", root / "folder")
    done = run("mkdocs", "build", "--strict", "--site-dir", str(root / "mkdocs"), folder=root / "folder")
    assert done.returncode == 0, done.stderr
    built = {"plugin": root / "plugin", "mkdocs": root / "mkdocs"}
    if importlib.util.find_spec("zensical"):
        done = run("zensical", "build", folder=root / "folder")
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.move(root / "folder" / "site", root / "zensical")
        built["zensical"] = root / "zensical"
    return built


def engine(built: dict[str, Path], name: str) -> Path:
    need(name in built, "Zensical is missing: .venv/bin/pip install zensical==0.0.73")
    return built[name]


ENGINES = pytest.mark.parametrize("name", ["mkdocs", "zensical"])


@ENGINES
def test_addresses_are_the_same(built: dict[str, Path], name: str) -> None:
    assert addresses(engine(built, name)) == addresses(built["plugin"])


@ENGINES
def test_headings_and_words_are_the_same(built: dict[str, Path], name: str) -> None:
    site = engine(built, name)
    for address in sorted(addresses(built["plugin"])):
        ours, theirs = (article(folder / address / "index.html") for folder in (built["plugin"], site))
        assert headings(theirs) == headings(ours), address
        assert words(theirs) == words(ours), address
        assert page_title(site / address) == page_title(built["plugin"] / address)


def page_title(folder: Path) -> str:
    text = (folder / "index.html").read_text("utf-8")
    return text[text.index("<title>") : text.index("</title>")]


@ENGINES
def test_what_machines_read_of_a_page_is_the_same(built: dict[str, Path], name: str) -> None:
    site = engine(built, name)
    for address in sorted(addresses(built["plugin"])):
        ours, theirs = (told_to_machines(folder / address / "index.html") for folder in (built["plugin"], site))
        assert theirs == ours, address
        if address in apart(built["plugin"]):
            continue
        assert ours["canonical"] == ours["og:url"] == f"{BASE}{address}/".replace("/./", "/"), address
        assert json.loads(ours["application/ld+json"])["@graph"][0]["@type"] == "WebPage", address


def apart(site: Path) -> set[str]:
    """The addresses of what is no page of the site: stubs at other names, and frames for other sites."""
    return {address for address in addresses(site) if 'content="noindex"' in (site / address / "index.html").read_text("utf-8")}


def told_to_machines(page: Path) -> dict[str, str]:
    """What the head of a page says: descriptions and cards, the canonical address, linked data."""
    head = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False).find("head")
    found = {item.get("property") or item.get("name"): item.get("content") for item in head.iter("meta")}
    told = {key: found[key] for key in found if key and (key == "description" or key.partition(":")[0] in ("og", "twitter"))}
    told |= {item.get("rel"): item.get("href") for item in head.iter("link") if item.get("rel") == "canonical"}
    return told | {item.get("type"): item.text for item in head.iter("script") if item.get("type") == "application/ld+json"}


@pytest.mark.parametrize("name", ["plugin", "mkdocs", "zensical"])
def test_the_sitemap_lists_every_page(built: dict[str, Path], name: str) -> None:
    """Only the plugin can tell MkDocs the day; whoever renders the folder has `SOURCE_DATE_EPOCH` for it."""
    sitemap = ElementTree.parse(engine(built, name) / "sitemap.xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = sorted(found.text or "" for found in sitemap.iter(f"{space}loc"))
    assert listed == sorted(f"{BASE}{address}/".replace("/./", "/") for address in addresses(built["plugin"]) - apart(built["plugin"]))
    if name != "zensical":
        assert {found.text for found in sitemap.iter(f"{space}lastmod")} == {DAY.isoformat()}


@pytest.mark.parametrize("name", ["plugin", "mkdocs", "zensical"])
def test_every_link_leads_somewhere(built: dict[str, Path], name: str) -> None:
    assert broken_links(engine(built, name), BASE) == []


@ENGINES
def test_other_files_are_the_same(built: dict[str, Path], name: str) -> None:
    site = engine(built, name)
    files = {path.relative_to(built["plugin"]) for folder in ("assets", "badge", "cards", "data", "embed") for path in (built["plugin"] / folder).rglob("*") if path.is_file()}
    ours = {path for path in files if path.suffix != ".html" and path.parts[1] not in ("images", "javascripts", "stylesheets")}
    assert len(ours) > 5
    for path in sorted(ours):
        assert (site / path).read_bytes() == (built["plugin"] / path).read_bytes(), path


def test_search_finds_sections_and_no_evidence(built: dict[str, Path]) -> None:
    assert apart(built["plugin"]) == {"cheeses/chedder", "cheeses/cheddar-cheese", "embed/cheddar-cheese", *(f"embed/{name}" for name in ("cheddar", "moon", "penicillium", "roquefort"))}
    entries = json.loads((built["plugin"] / "search/search_index.json").read_text("utf-8"))["docs"]
    found = {entry["location"]: entry["title"] for entry in entries}
    assert not [place for place in found if place.partition("#")[0].rstrip("/") in apart(built["plugin"])]
    assert found["cheeses/cheddar/#g-making"] == "Making &amp; ripening"
    assert "Penicillium is grown in Wales" in (built["plugin"] / "matrix/identity/index.html").read_text("utf-8")
    assert [entry["location"] for entry in entries if entry["location"].startswith("matrix/") and "grown in Wales" in entry["text"]] == []
