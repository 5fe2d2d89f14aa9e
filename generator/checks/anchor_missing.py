"""Without an anchor no machine can see that the source says so."""

from collections.abc import Iterator

from ..texts import WHOLE
from .rule import Context, Fault, Rule, path_of


def _check(context: Context) -> Iterator[Fault]:
    readable = {source.id for source in context.knowledge.sources.values() if source.text}
    for cited in context.citations:
        if not cited.anchor and cited.at != WHOLE and cited.source in readable:
            what = f'"{cited.at}" of "{cited.source}" is cited without an anchor'
            yield Fault(cited.file, path_of(cited), what, 'add `anchor: "…"` with three to eight words that stand there')


RULE = Rule("anchor-missing", "Evidence from a source whose text is kept has an anchor.", "warning", "record", _check)
