"""The changes as an Atom feed. An entry keeps its id for ever: it is made of the commit and the claim."""

from functools import partial
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

from ..exports.writing import Files
from ..views.changes import Line, StepView
from .changes import ADDRESS, RAW
from .context import Context

FEED = f"{ADDRESS}feed.atom"
MOST_ENTRIES = 100
ATOM = "http://www.w3.org/2005/Atom"
# The year in which the first id was given: part of every id, so it never changes.
MINTED = "2026"


def change_files(context: Context) -> Files:
    """The feed, and what `atlas diff` found, as it is."""
    journal = context.changes.journal
    files = {FEED: partial(write_feed, context)}
    return Files(files | {RAW: journal.text.encode} if journal else files)


def write_feed(context: Context) -> bytes:
    """The feed: an entry for each line of a commit, and one for a commit of many changes."""
    schema, journal = context.schema, context.changes.journal
    newest = journal.newest if journal else None
    day = newest.day if newest else context.day.isoformat()
    feed = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _add(feed, "id", _tag(schema.address))
    _add(feed, "title", f"Changes: {schema.title}")
    _add(feed, "subtitle", "What changed in the knowledge, claim by claim.")
    _add(feed, "updated", _noon(day))
    _add(_add(feed, "author"), "name", schema.title)
    _link(feed, "self", schema.address + FEED, "application/atom+xml")
    _link(feed, "alternate", schema.address + ADDRESS, "text/html")
    left = MOST_ENTRIES
    for step in context.changes.steps:
        for entry in _entries(schema.address, step)[:left]:
            feed.append(entry)
            left -= 1
    Xml.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(feed, "unicode")}\n'.encode()


def _entries(site: str, step: StepView) -> list[Xml.Element]:
    if not step.is_mass:
        return [_of_line(site, step, line) for line in step.lines]
    sums = "; ".join(f"{shown.text}: {counts}" for shown, counts in step.sums)
    return [_entry(site, step, "all", f"{step.title}: {step.count} changes", sums)]


def _of_line(site: str, step: StepView, line: Line) -> Xml.Element:
    sources = ", ".join(source.text for source in line.sources)
    because = f" Because of {sources}." if sources else ""
    entry = _entry(site, step, line.id, line.plain, f"{line.plain}.{because} Commit: {step.title}.")
    for shown in (line.about, line.what):
        if shown and shown.href:
            _link(entry, "related", site + shown.href, "text/html")
            break
    return entry


def _entry(site: str, step: StepView, name: str, title: str, summary: str) -> Xml.Element:
    entry = Xml.Element("entry")
    _add(entry, "id", _tag(site, step.id, name))
    _add(entry, "title", title)
    _add(entry, "updated", _noon(step.day))
    _link(entry, "alternate", f"{site}{ADDRESS}#c-{step.id}", "text/html")
    _add(entry, "summary", summary)
    return entry


def _tag(site: str, *names: str) -> str:
    """A tag URI (RFC 4151) under the address at which the site is published."""
    place = urlsplit(site)
    path = "/".join([*place.path.split("/"), "changes", *names]).replace("//", "/").strip("/")
    return f"tag:{place.hostname},{MINTED}:{path}"


def _noon(day: str) -> str:
    """A day as Atom wants it, with a time: noon, which is the same day almost everywhere."""
    return f"{day}T12:00:00Z"


def _add(parent: Xml.Element, name: str, text: str = "") -> Xml.Element:
    child = Xml.SubElement(parent, name)
    child.text = text or None
    return child


def _link(parent: Xml.Element, relation: str, href: str, kind: str) -> None:
    Xml.SubElement(parent, "link", {"rel": relation, "type": kind, "href": href})
