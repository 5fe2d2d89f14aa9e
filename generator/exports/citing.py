"""A page of the Atlas as others cite it: in words, BibTeX and CSL-JSON, with the day of the build."""

import json
import re
from dataclasses import dataclass
from datetime import date

from ..model.schema import Schema
from ..model.source import Name, Source
from .bibliography import csl_item, to_bibtex


@dataclass(frozen=True)
class PageCitation:
    """How a page is cited, in three forms."""

    words: str
    bibtex: str
    csl: str


def cite_page(schema: Schema, title: str, address: str, day: date) -> PageCitation:
    """The citation of a page; its address is relative to the site."""
    record = page_record(schema, title, address, day)
    whole = "" if title == schema.title else f"“{title}”. "
    words = f"{record.author[0].literal}. {whole}{schema.title}, {day.isoformat()}. {record.URL}"
    item = csl_item(record)
    # What the Atlas says of sources; a page of its own has none of it.
    del item["custom"]
    return PageCitation(words, to_bibtex([record]).strip(), json.dumps([item], ensure_ascii=False))


def page_record(schema: Schema, title: str, address: str, day: date) -> Source:
    """A page as a bibliographic record. Its day is that of the build: a page that says something else has another day."""
    made = {
        "id": re.sub(r"[^a-z0-9]+", "-", f"{schema.title} {address}".lower()).strip("-"),
        "type": "webpage",
        "title": title,
        "author": (Name(literal=f"The contributors of the {schema.title}"),),
        "container-title": None if title == schema.title else schema.title,
        "issued": day.isoformat(),
        "accessed": day.isoformat(),
        "URL": f"{schema.address}{address}",
        "language": "en",
        "tier": "secondary",
    }
    return Source.model_validate(made)
