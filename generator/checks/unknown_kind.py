"""What is named as a kind is declared."""

from collections.abc import Iterator

from ..words import suggest
from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    kinds = context.knowledge.schema.kinds
    for subject in context.knowledge.subjects.values():
        if subject.kind not in kinds:
            yield Fault(subject.file, ("kind",), f'there is no kind "{subject.kind}"', suggest(subject.kind, kinds))
    for kind in context.knowledge.schema.views.linked_data.types:
        if kind not in kinds:
            yield Fault(context.file("schema.yml"), ("views", "linked_data", "types", kind), f'there is no kind "{kind}"', suggest(kind, kinds), key=True)
    for name, prop in context.knowledge.schema.properties.items():
        for number, kind in enumerate(prop.applies_to):
            if kind not in kinds:
                yield Fault(context.file("schema.yml"), ("properties", name, "applies_to", number), f'there is no kind "{kind}"', suggest(kind, kinds))


RULE = Rule("unknown-kind", "Every kind that is named is declared in schema.yml.", "error", "base", _check)
