"""Wikidata ids and DOIs become links: they have the form that these have."""

import re
from collections.abc import Iterator

from .rule import Context, Fault, Rule

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_DOI = re.compile(r"10\.[0-9]{4,9}(\.[0-9]+)*/[^\s\"'<>]+")


def _check(context: Context) -> Iterator[Fault]:
    for subject in context.knowledge.subjects.values():
        text = subject.identifiers.get("wikidata")
        if text and not _WIKIDATA.fullmatch(text):
            yield Fault(subject.file, ("identifiers", "wikidata"), f'"{text}" is not a Wikidata id', "write it as Q15967377")
    for source in context.knowledge.sources.values():
        if source.DOI and not _DOI.fullmatch(source.DOI):
            yield Fault(source.file, ("DOI",), f'"{source.DOI}" is not a DOI', "write it as 10.1000/182, without the address in front")


RULE = Rule("identifier", "A Wikidata id or a DOI has the form of one.", "error", "record", _check)
