"""What is named as a vocabulary is declared, and a term has one."""

from collections.abc import Iterator

from ..words import suggest
from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    schema, known = context.knowledge.schema, context.knowledge.vocabularies
    for key, asked in (("properties", schema.properties), ("qualifiers", schema.qualifiers)):
        for name, one in asked.items():
            path = (key, name)
            if one.vocabulary is not None and one.vocabulary not in known:
                yield Fault(context.file("schema.yml"), (*path, "vocabulary"), f'there is no vocabulary "{one.vocabulary}"', suggest(one.vocabulary, known))
            if one.vocabulary is None and one.type == "term":
                yield Fault(context.file("schema.yml"), path, f'"{name}" is a term of no vocabulary', "add `vocabulary:`", key=True)


RULE = Rule("unknown-vocabulary", "Every vocabulary that is named is declared in schema.yml, and every term has one.", "error", "file", _check)
