"""A property says which qualifiers its claims may add, and each qualifier what its value may be."""

from collections.abc import Iterator

from ..words import suggest
from .rule import Context, Fault, Rule
from .values import explain_value


def _check(context: Context) -> Iterator[Fault]:
    known = context.knowledge.schema.qualifiers
    for name, prop in context.knowledge.schema.properties.items():
        for number, word in enumerate(prop.with_):
            if word not in known:
                yield Fault(context.file("schema.yml"), ("properties", name, "with", number), f'there is no qualifier "{word}"', suggest(word, known))
    for subject, prop, claim, position in context.claims:
        for word, value in claim.with_.items():
            path = ("claims", prop.id, position, "with", word)
            if word not in prop.with_:
                mend = suggest(word, prop.with_) if prop.with_ else "delete it, or say it in says"
                yield Fault(subject.file, path, f'"{prop.id}" has no qualifier "{word}"', mend, key=True)
            elif word in known:
                explained = explain_value(context, known[word].type, known[word].vocabulary, value)
                if explained:
                    yield Fault(subject.file, path, *explained)


RULE = Rule("unknown-qualifier", "A claim adds only what its property declares, in values of the declared type.", "error", "record", _check)
