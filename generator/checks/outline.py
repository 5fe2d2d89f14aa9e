"""A place can be found: it begins with a part that the source's outline names."""

import re
from collections.abc import Iterator

from ..model.knowledge import Citation
from ..model.source import Source
from ..texts import WHOLE, part_of
from ..words import suggest
from .rule import Context, Fault, Rule, path_of

_LINES = re.compile(r"[^\s#,]+(#L[1-9][0-9]*(-L[1-9][0-9]*)?)?")
# What may follow the part within a place.
_WITHIN = re.compile(r" (para|item|bullet|row|col|style|code|note|p\.)( .*)?$")


def _check(context: Context) -> Iterator[Fault]:
    for source in context.knowledge.sources.values():
        for number, entry in enumerate(source.outline):
            if "," in entry:
                yield Fault(source.file, ("outline", number), f'the part "{entry}" has a comma, and a place may have none', "leave the comma out")
    seen: dict[tuple[str, str], tuple[str, str] | None] = {}
    for cited in context.citations:
        key = cited.source, cited.at
        if key not in seen:
            seen[key] = _explain(cited, context.knowledge.sources.get(cited.source))
        found = seen[key]
        if found:
            path = path_of(cited) if cited.file.endswith(".csv") else (*cited.path, "at")
            yield Fault(cited.file, path, *found)


def _explain(cited: Citation, source: Source | None) -> tuple[str, str] | None:
    if "," in cited.at:
        return f'the place "{cited.at}" has a comma', "name one place; for several write `{source: [{…}, {…}]}`"
    if source is None or cited.at == WHOLE or part_of(cited.at, source.outline):
        return None
    if source.git and not _LINES.fullmatch(cited.at):
        return f'"{cited.at}" is no place in the repository of "{source.id}"', "write it as path#L1-L9"
    if source.outline and not source.git:
        return f'"{cited.at}" begins with no part of the outline of "{source.id}"', suggest(_WITHIN.sub("", cited.at), source.outline)
    return None


RULE = Rule("outline", "A place begins with an entry of the source's outline, or is path#L1-L9 in a repository.", "error", "base", _check)
