"""Markup that validators let pass or browsers mend in silence, and that keeps readers out all the same."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from .built import Built

LISTS = frozenset(("ul", "ol", "dl"))
BLOCKS = LISTS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "p",
        "pre",
        "section",
        "table",
    ]
)
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
TABLE_ROLES = frozenset(("row", "rowgroup", "cell", "gridcell", "columnheader", "rowheader"))
TABLES = frozenset(("table", "grid", "treegrid"))
# What may stand in the query of an address as it is; all else is written as %XX.
ENCODED = re.compile(r"(?:[\w.~*+&=;,-]|%[0-9A-Fa-f]{2})*", re.ASCII)


class Nesting(HTMLParser):
    """Reads tags as they are written, for a parser of HTML5 moves a block out of its paragraph before anybody sees it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Holds a tag against those that are open."""
        role = dict(attrs).get("role") or ""
        tags = {name for name, _ in self.open}
        # A stock for scripts is no part of the page.
        role = "" if "template" in tags else role
        where = f"{self.getpos()[0]}: <{tag}> in {' '.join(name for name, _ in self.open[-4:])}"
        if tag in BLOCKS and "p" in tags:
            self.faults.append(f"{where}: a block in a p")
        if tag in LISTS and "span" in tags:
            self.faults.append(f"{where}: a list in a span")
        if role in TABLE_ROLES and not TABLES & {given or name for name, given in self.open}:
            self.faults.append(f"{where}: role={role} outside of a table")
        elif role in TABLE_ROLES and tag in ("tr", "td", "th") and not TABLES & {given for _, given in self.open}:
            self.faults.append(f"{where}: role={role}, but the table has no role")
        if tag not in VOID:
            self.open.append((tag, role))

    def handle_endtag(self, tag: str) -> None:
        """Closes the newest tag of that name, and whatever was left open in it."""
        places = [place for place, (name, _) in enumerate(self.open) if name == tag]
        if places:
            del self.open[places[-1] :]


def nesting_faults(html: str) -> list[str]:
    """What is wrong with the nesting of a page."""
    reader = Nesting()
    reader.feed(html)
    return reader.faults


def test_blocks_lists_and_roles_stand_where_they_may(built_site: Built) -> None:
    found = {page: faults for page in built_site.pages() if (faults := nesting_faults((built_site.folder / page).read_text("utf-8")))}
    assert found == {}


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>Words <ul><li>no</ul>", "1: <ul> in p: a block in a p"),
        ("<span><b><ul><li>no</ul></b></span>", "1: <ul> in span b: a list in a span"),
        ("<div role=row></div>", "1: <div> in : role=row outside of a table"),
        ("<table><tr role=row></table>", "1: <tr> in table: role=row, but the table has no role"),
        ("<table role=table><tr role=row><td role=cell></table><p>Words</p><ul></ul>", ""),
        ("<div role=grid><div role=row></div></div><p>Words <br> and <span>words</span></p><div></div>", ""),
    ],
)
def test_wrong_nesting_is_told_from_right(html: str, fault: str) -> None:
    assert nesting_faults(html) == ([fault] if fault else [])


def test_names_contain_the_words_in_sight(built_site: Built) -> None:
    """Who speaks to the machine says what they see: a name that leaves it out does not answer."""
    found = []
    for page in built_site.pages():
        for element in built_site.read(page).iter():
            if element.tag in ("a", "button", "summary") and "aria-label" in element.attrib:
                seen, name = _words(_seen(element)), _words(element.attrib["aria-label"])
                found += [f"{page}: {seen!r} is called {name!r}"] if seen not in name else []
    assert found == []


def _seen(element: Element) -> str:
    hidden = {id(inner) for part in element.iter() if part.get("aria-hidden") == "true" or "a-vh" in part.get("class", "").split() for inner in part.iter()}
    return "".join(text for part in element.iter() if id(part) not in hidden for text in (part.text or "", *(child.tail or "" for child in part)))


def _words(text: str) -> str:
    return "".join(text.split()).casefold()


def test_queries_are_encoded(built_site: Built) -> None:
    """`?q=C++` would be read as `C` and two spaces."""
    addresses = {(page, element.get(name, "")) for page in built_site.pages() for element in built_site.read(page).iter() for name in ("href", "action")}
    queries = {(page, query) for page, address in addresses if (query := urlsplit(address).query)}
    assert len(queries) > 100
    assert sorted((page, query) for page, query in queries if not ENCODED.fullmatch(query)) == []


def test_no_table_is_empty(built_site: Built) -> None:
    """A heading over a table without rows says that there is something where there is nothing."""
    found = []
    for page in built_site.pages():
        stock = {table for template in built_site.read(page).iter("template") for table in template.iter("table")}
        found += [(page, table.get("aria-label")) for table in built_site.read(page).iter("table") if table not in stock and table.find("./tbody/tr") is None]
    assert found == []
