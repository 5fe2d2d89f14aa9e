"""Packages are named by package URLs, which tell the registry too."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .typed import check_elements
from .values import explain_package


def _check(context: Context) -> Iterator[Fault]:
    yield from check_elements(context, "purl", explain_package)
    named = [(one.file, ("identifiers", "package"), one.identifiers.get("package")) for one in context.knowledge.subjects.values()]
    released = [(one.file, ("package",), one.package) for one in context.knowledge.sources.values()]
    for file, path, text in (*named, *released):
        explained = explain_package(text) if text else None
        if explained:
            yield Fault(file, path, *explained)


RULE = Rule("package-url", "A package is named by its package URL.", "error", "record", _check)
