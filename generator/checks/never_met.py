"""An option that nothing can ever meet would only lead readers astray."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .walk import conditions, needs, verdicts


def _check(context: Context) -> Iterator[Fault]:
    file = context.file("needs.yml")
    advised = {verdict.need for _, _, verdict in verdicts(context)}
    for path, key, need in needs(context):
        # What advises for it may stand in a file that did not load.
        if not need.asks and key not in advised and not context.broken:
            yield Fault(file, path, f'nothing can meet "{key}": it asks nothing, and no verdict advises for it', "add `asks:`, or delete it", key=True)
    for path, name, asked in conditions(context):
        if not asked.meets and not asked.partly:
            yield Fault(file, path, f'no answer to "{name}" meets this need, not even in part', "add `meets:`", key=True)


RULE = Rule("never-met", "Every need can be met: an answer meets it, or a verdict advises for it.", "error", "base", _check)
