"""The source says so: the words of the anchor stand there, once, where the place says."""

from collections.abc import Iterator

from ..model.knowledge import Citation
from ..model.source import Source
from ..texts import Outcome
from .rule import Context, Fault, Rule, path_of

MESSAGES: dict[Outcome, tuple[str, str]] = {
    "missing": ('"{anchor}" does not stand in the text of "{source}"', "copy the words as they stand there"),
    "ambiguous": ('"{anchor}" stands {times} times in the text of "{source}"', "add a word before or after"),
    "misplaced": ('"{anchor}" does not stand in the part that "{at}" names', "correct the place"),
}


def _check(context: Context) -> Iterator[Fault]:
    documents, sources = context.documents, context.knowledge.sources
    if documents is None:
        return
    # The same words at the same place are looked for once, however many claims rest on them.
    seen: dict[tuple[str, str, str | None], tuple[str, str] | None] = {}
    for cited in context.citations:
        source = sources.get(cited.source)
        if not cited.anchor or source is None or source.text is None or source.text.sha256 not in documents:
            continue
        key = cited.source, cited.at, cited.anchor
        if key not in seen:
            seen[key] = _seek(context, cited, source)
        found = seen[key]
        if found:
            yield Fault(cited.file, path_of(cited), *found)


def _seek(context: Context, cited: Citation, source: Source) -> tuple[str, str] | None:
    if context.documents is None or source.text is None or cited.anchor is None:
        return None
    digest = source.text.sha256
    outcome = context.documents.seek(digest, cited.anchor, cited.at, source.outline)
    if outcome == "found":
        return None
    what, mend = MESSAGES[outcome]
    times = len(context.documents.find(digest, cited.anchor))
    return what.format(anchor=cited.anchor, source=cited.source, at=cited.at, times=times), mend


RULE = Rule("anchor-found", "Each anchor stands exactly once in the text, if that is at hand, and in the part that its place names.", "error", "base", _check)
