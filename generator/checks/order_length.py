"""An order tells something of two subjects, or of one among others."""

from collections.abc import Iterator

from ..model.source import Verdict
from .rule import Context, Fault, Rule
from .walk import verdicts


def _check(context: Context) -> Iterator[Fault]:
    for source, path, verdict in verdicts(context):
        found = _explain(verdict)
        if found:
            yield Fault(source.file, (*path, "order"), *found)


def _explain(verdict: Verdict) -> tuple[str, str] | None:
    named = [(one.subject, one.version, one.part) for rank in verdict.order for one in rank]
    twice = [name for name, *_ in named if len(set(named)) != len(named) and [other for other, *_ in named].count(name) > 1]
    if twice:
        return f'"{twice[0]}" stands twice in the order', "keep one, or give each its version"
    if any(not rank for rank in verdict.order):
        return "the order has empty brackets", "name the subjects in them, or delete them"
    if len(named) == 1 and not verdict.among:
        return "the order has one subject, and nothing to compare it with", "add `among: all`, or the subjects that it is compared with"
    return None


RULE = Rule("order-length", "An order names two subjects or more, or one with `among`; none of them twice.", "error", "record", _check)
