"""How far one is ahead of the other can be held against results."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import explain_ratio
from .walk import verdicts


def _check(context: Context) -> Iterator[Fault]:
    for source, path, verdict in verdicts(context):
        explained = explain_ratio(verdict.by) if verdict.by else None
        if explained:
            yield Fault(source.file, (*path, "by"), *explained)


RULE = Rule("ratio", "The ratio of a verdict is written so that it can be compared.", "error", "record", _check)
