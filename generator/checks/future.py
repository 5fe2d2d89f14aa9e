"""Nothing that is told has happened after the day on which it is told."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import read_date
from .walk import dates


def _check(context: Context) -> Iterator[Fault]:
    views = context.knowledge.schema.views
    for file, path, text in dates(context):
        # An end may be announced, and so may whatever else a property dates; a beginning has been.
        if path[-1] == "until" or (path[0] == "claims" and path[3] in ("value", "not") and path[1] != views.begins):
            continue
        when = read_date(text)
        if when and when.first > context.day:
            yield Fault(file, path, f'"{text}" is after {context.day}, the day of the check', "correct the date")


RULE = Rule("future", "Nothing is held, issued, counted, read or released after the day of the check.", "error", "record", _check)
