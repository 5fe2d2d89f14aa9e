"""Time is part of a fact: what has no date cannot be set beside what has."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    cited = {one.source for one in context.citations}
    for source in context.knowledge.sources.values():
        if source.id in cited and not source.dated:
            mend = "add `issued:`, `as_of:` with the time that its statements held, or `accessed:` with `living: true`"
            yield Fault(source.file, (), f'the source "{source.id}" is cited and has no date', mend)


RULE = Rule("undated", "A source that is cited has a date.", "error", "record", _check)
