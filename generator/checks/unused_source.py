"""A record that nothing rests on is a slip, or waits for the claims that it was written for."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .walk import attributions


def _check(context: Context) -> Iterator[Fault]:
    # What cites it may stand in a file that did not load.
    if context.broken:
        return
    used = {cited.source for cited in context.citations}
    used.update(source for _, _, source in attributions(context))
    used.update(record.source for record in context.studies)
    used.update(name for source in context.knowledge.sources.values() for name in source.references.values())
    for source in context.knowledge.sources.values():
        if source.id not in used:
            yield Fault(source.file, (), f'nothing cites or names the source "{source.id}"', "cite it, or delete the file")


RULE = Rule("unused-source", "Every source is cited by something, or named by what is.", "warning", "base", _check)
