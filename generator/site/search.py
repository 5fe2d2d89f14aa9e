"""What the search reads of a finished page: its words, without tags and without what is marked `data-search-exclude`.

The theme's own reading ends an excluded element at the first end tag of its name, even of one inside it, and takes
longer than all else in a build: a page of 400 kB is almost all evidence and tags.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from markupsafe import escape

from ..pages.page import Page

# Attributes of the elements that are not read, and of those that are found by themselves.
_EXCLUDED, _PART = " data-search-exclude", " data-search-part"
_START = re.compile(r'<([a-z][a-z0-9]*)\b[^>]*?(?:\sid="(?P<id>[^"]+)"[^>]*)?>')
_TAG = re.compile(r"<[^>]*>")
# The title stands above each result already.
_TITLE = re.compile(r"<h1\b.*?</h1>", re.DOTALL)


def search_settings(page: Page) -> dict[str, Any]:
    """What the search plugin looks for in the front matter of a page."""
    return {"search": {"boost": page.boost}} if page.boost != 1 else {}


def name_entries(entries: list[dict[str, Any]], pages: dict[str, Page]) -> None:
    """Gives entries their other names, which weigh nearly as much as titles: those of its page, and of a part the words of its id."""
    for entry in entries:
        address, _, place = entry["location"].partition("#")
        page = pages.get(address)
        if page and not place and page.names:
            entry["tags"] = list(page.names)
        elif page and place and entry["title"].startswith(f"{escape(page.title)}: "):
            entry["tags"] = [place.replace("-", " ")]


def searchable(page: Page) -> str:
    """The page as headings and words. What is marked `data-search-part` is found by itself, as `Caffe: Licence`."""
    parts = [_words(_TITLE.sub("", page.head))]
    for section in () if page.told_elsewhere else page.sections:
        rest, found = _take_parts(section.html)
        parts.append(_entry(section.level, section.id, section.title, _words(rest)))
        parts += [_entry(section.level + 1, id, f"{page.title}: {term}", words) for id, term, words in found]
    return "\n".join(parts)


def _entry(level: int, id: str, title: str, words: str) -> str:
    return f'<h{level} id="{id}">{escape(title)}</h{level}>\n<p>{words}</p>'


def _take_parts(html: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What is left without its parts, and of each part the id, the term, and the words behind that."""
    left, parts, end = [], [], 0
    for start in _find_marked(html, _PART):
        left.append(html[end : start.start()])
        end = _end_of(html, start)
        term, _, rest = html[start.end() : end].partition("</dt>")
        parts.append((start["id"], unescape(_words(term)), _words(rest)))
    return "".join([*left, html[end:]]), parts


def _words(html: str) -> str:
    return " ".join(_TAG.sub(" ", without_excluded(html)).split())


def without_excluded(html: str) -> str:
    """HTML without the elements that the search must not read."""
    kept = []
    end = 0
    for start in _find_marked(html, _EXCLUDED):
        if start.start() >= end:
            kept.append(html[end : start.start()])
            end = _end_of(html, start)
    return "".join([*kept, html[end:]])


def _find_marked(html: str, mark: str) -> Iterator[re.Match[str]]:
    """The start tags that hold a mark. It is looked for first: to try every tag takes a tenth of a build."""
    at = html.find(mark)
    while at >= 0:
        start = _START.match(html, html.rfind("<", 0, at))
        if start and start.end() > at:
            yield start
        at = html.find(mark, at + 1)


def _end_of(html: str, start: re.Match[str]) -> int:
    """Where an element ends: at the end tag that is not one of an element of the same name inside it."""
    depth = 1
    for tag in re.compile(rf"<(/?){start[1]}\b[^>]*>").finditer(html, start.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)
