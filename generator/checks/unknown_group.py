"""What is named as a group is declared."""

from collections.abc import Iterator

from ..words import suggest
from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    schema = context.knowledge.schema
    for name, prop in schema.properties.items():
        if prop.group not in schema.groups:
            path = ("properties", name, "group")
            yield Fault(context.file("schema.yml"), path, f'there is no group "{prop.group}"', suggest(prop.group, schema.groups))


RULE = Rule("unknown-group", "Every group that is named is declared in schema.yml.", "error", "file", _check)
