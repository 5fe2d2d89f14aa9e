"""What a verdict advises for is a need of needs.yml."""

from collections.abc import Iterator

from ..words import suggest
from .rule import Context, Fault, Rule
from .walk import verdicts


def _check(context: Context) -> Iterator[Fault]:
    needs = context.knowledge.needs
    if context.file("needs.yml") in context.broken:
        return
    for source, path, verdict in verdicts(context):
        if verdict.need and verdict.need not in needs:
            yield Fault(source.file, (*path, "need"), f'there is no need "{verdict.need}"', f"{suggest(verdict.need, needs)} Else add it to needs.yml")


RULE = Rule("unknown-need", "Every need that is advised for is declared in needs.yml.", "error", "base", _check)
