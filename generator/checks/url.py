"""Addresses become links: only those of the web may."""

from collections.abc import Iterator

from ..load.reader import Path
from .rule import Context, Fault, Rule
from .typed import check_elements
from .values import explain_url

ADDRESSES = ("repository", "homepage", "documentation")


def _check(context: Context) -> Iterator[Fault]:
    yield from check_elements(context, "url", explain_url)
    for file, path, text in _addresses(context):
        explained = explain_url(text)
        if explained:
            yield Fault(file, path, *explained)


def _addresses(context: Context) -> Iterator[tuple[str, Path, str]]:
    for key in ("address", "repository"):
        yield context.file("schema.yml"), (key,), getattr(context.knowledge.schema, key)
    for subject in context.knowledge.subjects.values():
        for key, text in subject.identifiers.items():
            if key in ADDRESSES:
                yield subject.file, ("identifiers", key), text
    for source in context.knowledge.sources.values():
        if source.URL:
            yield source.file, ("URL",), source.URL
        if source.git:
            yield source.file, ("git", "repository"), source.git.repository


RULE = Rule("url", "An address begins with https:// or http://.", "error", "record", _check)
