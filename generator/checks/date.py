"""Every date can be set in time."""

from collections.abc import Iterator
from itertools import chain

from .rule import Context, Fault, Rule
from .values import explain_date, read_date
from .walk import dates


def _check(context: Context) -> Iterator[Fault]:
    days = ((context.file("schema.yml"), ("views", "days", number), day) for number, day in enumerate(context.knowledge.schema.views.days))
    for file, path, text in chain(dates(context), days):
        if read_date(text) is None:
            what, mend = explain_date(text) or ("", "")
            yield Fault(file, path, what, mend)


RULE = Rule("date", "A date is ISO 8601 with the precision of the source.", "error", "record", _check)
