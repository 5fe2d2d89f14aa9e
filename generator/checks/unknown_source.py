"""What is cited or named as a source has a record."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import explain_source
from .walk import attributions

# Under `according_to`, the makers of the subject themselves.
PROJECT = "project"


def _check(context: Context) -> Iterator[Fault]:
    knowledge = context.knowledge
    for subject, prop, claim, position in context.claims:
        for source in claim.cite:
            if source not in context.sources:
                yield _fault(context, subject.file, ("claims", prop.id, position, "cite", source), source, key=True)
    for file, path, source in attributions(context):
        if source != PROJECT and source not in context.sources:
            yield _fault(context, file, path, source)
    for record in context.studies:
        if record.source not in context.sources:
            yield _fault(context, record.file, ("source",), record.source)
    for row in knowledge.observations:
        if row.source not in context.sources:
            yield _fault(context, row.file, (row.line, "source"), row.source)
    for one in knowledge.sources.values():
        for number, source in one.references.items():
            if source not in context.sources:
                yield _fault(context, one.file, ("references", number), source)


def _fault(context: Context, file: str, path: tuple[str | int, ...], source: str, key: bool = False) -> Fault:
    what, mend = explain_source(context, source) or ("", "")
    return Fault(file, path, what, mend, key)


RULE = Rule("unknown-source", "Every source that is cited or named has a record.", "error", "base", _check)
