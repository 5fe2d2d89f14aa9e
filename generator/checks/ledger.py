"""The ledger of verification tells of evidence that is there."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import explain_source

MEND = "run `atlas verify --record`, which leaves it out"


def _check(context: Context) -> Iterator[Fault]:
    if not context.knowledge.ledger:
        return
    cited = {(one.source, one.at, one.anchor) for one in context.citations}
    for source, ledger in context.knowledge.ledger.items():
        file = context.file(f"evidence/{source}.csv")
        unknown = explain_source(context, source)
        if unknown:
            yield Fault(file, (), unknown[0], "delete the file, or name it after its source")
            continue
        for at, anchor in ledger:
            # What cites it may stand in a file that did not load.
            if not context.broken and (source, at, anchor) not in cited:
                yield Fault(file, (at, anchor, "at"), f'nothing cites "{anchor}" at "{at}" any more', MEND, level="warning")


RULE = Rule("ledger", "The ledger tells of known sources, and of evidence that something still cites.", "error", "base", _check)
