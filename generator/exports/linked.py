"""What pages say of themselves to machines that know schema.org: JSON-LD.

Which kinds are of which type, and which answers stand under which term, is written in schema.yml.
"""

import json
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..model.knowledge import Knowledge
from ..model.schema import AGENTS, SILENT, Property, Schema
from ..model.source import Source
from ..model.subject import Subject
from ..resolve.cells import Cell, Resolved
from ..views.values import show_value, subject_address

Thing = dict[str, Any]

# The types of CSL in the words of schema.org; the others are `CreativeWork`.
_WORKS = {
    **dict.fromkeys(("article", "article-journal", "manuscript", "paper-conference"), "ScholarlyArticle"),
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "software": "SoftwareSourceCode",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
# The files that stand for the whole; what lies in folders is a part of them.
_MEDIA = {"bib": "application/x-bibtex", "csv": "text/csv", "db": "application/vnd.sqlite3", "json": "application/json", "parquet": "application/vnd.apache.parquet", "sqlite": "application/vnd.sqlite3"}
_WIKIDATA = "https://www.wikidata.org/entity/"
_PLAIN_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_PLAIN_LICENSE = re.compile(r"(?!LicenseRef-)[A-Za-z0-9.+-]+")
# As JSON may write any letter: so no value ends the element that it stands in, begins a comment, or becomes an entity.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def write_linked(things: Iterable[Thing]) -> str:
    """Things as the content of a `script` element that holds data."""
    return json.dumps({"@context": "https://schema.org", "@graph": list(things)}, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def page_thing(schema: Schema, title: str, description: str, address: str, day: date, main: Thing | None, cites: Iterable[str]) -> Thing:
    """A page, what it is about, and the pages of the sources that it cites."""
    url = f"{schema.address}{address}"
    page: Thing = {"@type": "WebPage", "@id": url, "url": url, "name": title, "description": description, "inLanguage": "en", "dateModified": day.isoformat()}
    page["isPartOf"] = {"@type": "WebSite", "@id": f"{schema.address}#site", "name": schema.title, "url": schema.address}
    page["license"] = license_address(schema.license)
    citations = [{"@id": f"{schema.address}sources/{source}/#source"} for source in cites]
    return page | ({"mainEntity": main} if main else {}) | ({"citation": citations} if citations else {})


def trail_thing(schema: Schema, trail: Iterable[tuple[str, str]]) -> Thing:
    """The way from the home page to a page: titles with addresses."""
    items = [{"@type": "ListItem", "position": number, "name": name, "item": f"{schema.address}{address}"} for number, (name, address) in enumerate(trail, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def dataset_thing(schema: Schema, day: date, paths: Iterable[str]) -> Thing:
    """The whole knowledge with the files that hold it; their paths are relative to the site."""
    files = [(path, path.rpartition(".")[2]) for path in paths if path.count("/") == 1]
    return {
        "@type": "Dataset",
        "@id": f"{schema.address}data/#dataset",
        "name": schema.title,
        "description": schema.summary,
        "url": f"{schema.address}data/",
        "license": license_address(schema.license),
        "creator": {"@type": "Organization", "name": f"The contributors of the {schema.title}", "url": schema.repository},
        "dateModified": day.isoformat(),
        "isAccessibleForFree": True,
        "distribution": [{"@type": "DataDownload", "name": path.rpartition("/")[2], "contentUrl": f"{schema.address}{path}", "encodingFormat": _MEDIA[ending]} for path, ending in sorted(files) if ending in _MEDIA],
    }


def subject_thing(resolved: Resolved, subject: Subject) -> Thing:
    """A subject with the answers that schema.org has a term for. What sources disagree on is for people to read."""
    knowledge, linked = resolved.knowledge, resolved.knowledge.schema.views.linked_data
    thing: Thing = {"@type": one_or_all(linked.types.get(subject.kind, ("Thing",)))}
    thing |= {"@id": f"{knowledge.schema.address}{subject_address(knowledge, subject.id)}#subject", "name": subject.name}
    found: dict[str, list[Any]] = {"alternateName": list(subject.aliases)}
    for key, address in subject.identifiers.items():
        if key in linked.links:
            found.setdefault(linked.links[key], []).append(f"{_WIKIDATA}{address}" if key == "wikidata" else address)
    for name, term in linked.terms.items():
        cell = resolved.cell(subject.id, name)
        if not cell.disagreements:
            found.setdefault(term, []).extend(_values(knowledge, cell))
    return thing | {term: one_or_all(values) for term, values in found.items() if values}


def one_or_all(values: Iterable[Any]) -> Any:
    """One value for itself, several as a list."""
    listed = list(values)
    return listed[0] if len(listed) == 1 else listed


def _values(knowledge: Knowledge, cell: Cell) -> Iterable[Any]:
    shown = (_value(knowledge, cell.prop, value) for value in cell.current.values if value not in SILENT)
    return filter(None, shown)


def _value(knowledge: Knowledge, prop: Property, value: str) -> Any:
    """A value as schema.org wants it; nothing where it would say more than the source does."""
    if prop.type == "date":
        return value if _PLAIN_DATE.fullmatch(value) else None
    if prop.type == "license":
        return license_address(value)
    if prop.type in ("ref", "name") and value in knowledge.subjects:
        return {"@id": f"{knowledge.schema.address}{subject_address(knowledge, value)}#subject", "name": knowledge.subjects[value].name}
    if prop.vocabulary == AGENTS and value in knowledge.agents:
        agent = knowledge.agents[value]
        return {"@type": "Person" if agent.kind == "person" else "Organization", "name": agent.name}
    return show_value(knowledge, prop, value).text


def license_address(license: str) -> str:
    """The address of a licence at SPDX; an expression of several as it is."""
    return f"https://spdx.org/licenses/{license}" if _PLAIN_LICENSE.fullmatch(license) else license


def source_thing(schema: Schema, source: Source) -> Thing:
    """A source as a work, with its own address."""
    authors = [{"@type": "Organization" if name.literal else "Person", "name": str(name)} for name in source.author]
    addresses = [*([f"https://doi.org/{source.DOI}"] if source.DOI else []), *([source.URL] if source.URL else [])]
    found = {
        "author": one_or_all(authors),
        "datePublished": source.issued if _PLAIN_DATE.fullmatch(source.issued or "") else None,
        "isPartOf": {"@type": "CreativeWork", "name": source.container_title} if source.container_title else None,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "inLanguage": source.language,
        "isbn": source.ISBN,
        "url": addresses[0] if addresses else None,
        "sameAs": addresses[1:],
    }
    thing = {"@type": _WORKS.get(source.type, "CreativeWork"), "@id": f"{schema.address}sources/{source.id}/#source", "name": source.title}
    return thing | {term: value for term, value in found.items() if value}
