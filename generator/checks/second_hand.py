"""Cite what you read: a work known only through others cannot be cited for what it says."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule

MEND = "cite the source that you read, and name this one under according_to there"


def _check(context: Context) -> Iterator[Fault]:
    unread = {source.id for source in context.knowledge.sources.values() if source.read == "second-hand"}
    seen = set()
    for cited in context.citations:
        if cited.source not in unread:
            continue
        if cited.path[:1] == ("claims",):
            path, key = cited.path[:-1], True
        elif cited.file.endswith(".csv"):
            path, key = (cited.line, "source"), False
        else:
            # A whole file rests on one source: one message for it.
            path, key = ("read",) if cited.path[:1] in (("verdicts",), ("remarks",)) else ("source",), False
        if (cited.file, path) not in seen:
            seen.add((cited.file, path))
            yield Fault(cited.file, path, f'the source "{cited.source}" is known second-hand', MEND, key)


RULE = Rule("second-hand", "A source that nobody read stands under according_to alone.", "error", "base", _check)
