"""The ledger of verification tells of evidence that is there."""

from collections import defaultdict
from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import explain_source

MEND = "run `atlas verify --record`, which leaves it out"


def _check(context: Context) -> Iterator[Fault]:
    if not context.knowledge.ledger:
        return
    cited: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for one in context.citations:
        cited[one.source].add((one.at, one.anchor))
    for source, ledger in context.knowledge.ledger.items():
        file = context.file(f"evidence/{source}.csv")
        unknown = explain_source(context, source)
        if unknown:
            yield Fault(file, (), unknown[0], "delete the file, or name it after its source")
            continue
        # What cites it may stand in a file that did not load.
        for at, anchor in () if context.broken else ledger.keys() - cited[source]:
            yield Fault(file, (at, anchor, "at"), f'nothing cites "{anchor}" at "{at}" any more', MEND, level="warning")


RULE = Rule("ledger", "The ledger tells of known sources, and of evidence that something still cites.", "error", "base", _check)
