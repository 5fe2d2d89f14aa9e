"""Reading a built site as a visitor does: pages, words, headings and links."""

import posixpath
import re
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import html5lib

HIDDEN = {"script", "style", "template"}


class _Collector(HTMLParser):
    """Every id, every link and everything that a browser fetches by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag in ("script", "img", "iframe", "source") and found.get("src"):
            self.fetched.append(found["src"])
        elif tag == "link" and found.get("rel") not in ("canonical", "prev", "next"):
            self.fetched.append(found["href"])


@lru_cache(maxsize=4096)
def collect(page: Path) -> _Collector:
    """What stands on a page."""
    return _Collector(page.read_text("utf-8"))


def addresses(site: Path) -> set[str]:
    """The address of every page."""
    return {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}


def article(page: Path) -> ElementTree.Element:
    """The content of a page without the theme around it."""
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    found: ElementTree.Element | None = tree.find(".//article")
    assert found is not None, f"{page} has no article"
    return found


def words(element: ElementTree.Element) -> list[str]:
    """The visible words of an element."""

    def text(item: ElementTree.Element) -> str:
        inner = "" if item.tag in HIDDEN else (item.text or "") + "".join(text(child) for child in item)
        return inner + (item.tail or "")

    return re.split(r"\s+", text(element).strip())


def headings(element: ElementTree.Element) -> list[tuple[str, str | None, str]]:
    """The headings of an element: level, id and words."""
    return [(item.tag, item.get("id"), " ".join("".join(item.itertext()).split())) for item in element.iter() if re.fullmatch("h[1-6]", str(item.tag))]


def broken_links(site: Path, base: str) -> list[str]:
    """Every link and every fetched file that leads nowhere, with its page. `base` is the address of the site."""
    broken = []
    for page in sorted(site.rglob("*.html")):
        address = urljoin(base, page.relative_to(site).as_posix().removesuffix("index.html"))
        found = collect(page)
        for link in [*found.links, *found.fetched]:
            target = urlsplit(urljoin(address, link))
            if not target.geturl().startswith(base) or target.scheme not in ("http", "https"):
                continue
            path = site / posixpath.relpath(unquote(target.path), urlsplit(base).path)
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file() or (target.fragment and path.suffix == ".html" and unquote(target.fragment) not in collect(path).ids):
                broken.append(f"{page.relative_to(site)}: {link}")
    return broken


def foreign_requests(site: Path, base: str) -> list[str]:
    """Everything that a page fetches from elsewhere."""
    return [
        f"{page.relative_to(site)}: {link}"
        for page in sorted(site.rglob("*.html"))
        for link in collect(page).fetched
        if not urljoin(urljoin(base, page.relative_to(site).as_posix()), link).startswith(base)
    ]
