"""What a verdict advises for is a need of needs.yml."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import suggest_or
from .walk import verdicts


def _check(context: Context) -> Iterator[Fault]:
    needs = context.knowledge.needs
    if context.file("needs.yml") in context.broken:
        return
    for source, path, verdict in verdicts(context):
        if verdict.need and verdict.need not in needs:
            yield Fault(source.file, (*path, "need"), f'there is no need "{verdict.need}"', suggest_or(verdict.need, needs, "add it to needs.yml"))


RULE = Rule("unknown-need", "Every need that is advised for is declared in needs.yml.", "error", "base", _check)
