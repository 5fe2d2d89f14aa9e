"""What is named as a property is declared; a relation is written from one side only."""

from collections.abc import Iterator

from ..model.schema import Property
from ..model.subject import Subject
from ..words import suggest
from .rule import Context, Fault, Rule
from .walk import said

# What a remark may be about in every field; topics of the schema come to these.
ALWAYS = ("method", "limits")


def _check(context: Context) -> Iterator[Fault]:
    schema = context.knowledge.schema
    inverses = {prop.inverse.replace(" ", "-"): prop for prop in schema.properties.values() if prop.inverse}
    for subject in context.knowledge.subjects.values():
        for name in subject.claims:
            if name not in schema.properties:
                yield _unknown_claim(context, subject, name, inverses.get(name))
    topics = (*schema.properties, *schema.topics, *ALWAYS)
    for source, path, one in said(context):
        for key, allowed, kind in (("criterion", (*schema.properties, *schema.metrics), "property or metric"), ("about", topics, "property or topic")):
            word = getattr(one, key, None)
            if word and word not in allowed:
                yield Fault(source.file, (*path, key), f'there is no {kind} "{word}"', suggest(word, allowed))
    yield from _unknown_in_schema(context)


def _unknown_claim(context: Context, subject: Subject, name: str, relation: Property | None) -> Fault:
    path = ("claims", name)
    if relation is None:
        return Fault(subject.file, path, f'there is no property "{name}"', suggest(name, context.knowledge.schema.properties), key=True)
    others = [word for claim in subject.claims[name] for word in claim.value or ()]
    files = [context.knowledge.subjects[word].file for word in others if word in context.knowledge.subjects]
    where = " and ".join(files) or "the file of the other subject"
    what = f'"{name}" is the relation "{relation.id}" seen from the other side'
    return Fault(subject.file, path, what, f"write `{relation.id}: [{{value: {subject.id}, …}}]` in {where}", key=True)


def _unknown_in_schema(context: Context) -> Iterator[Fault]:
    schema, file = context.knowledge.schema, context.file("schema.yml")
    for key, field in type(schema.views).model_fields.items():
        words = getattr(schema.views, key)
        allowed = (*schema.properties, *schema.metrics) if key == "glance" else tuple(schema.properties)
        for number, word in enumerate((words,) if isinstance(words, str) else words if isinstance(words, tuple) else ()):
            if not field.exclude and key not in ("experiments", "days") and word not in allowed:
                yield Fault(file, ("views", key, number), f'there is no property "{word}"', suggest(word, allowed))
    for name in schema.views.linked_data.terms:
        if name not in schema.properties:
            yield Fault(file, ("views", "linked_data", "terms", name), f'there is no property "{name}"', suggest(name, schema.properties), key=True)
    for name, prop in schema.properties.items():
        for number, word in enumerate(prop.implied_by):
            if word not in schema.properties:
                yield Fault(file, ("properties", name, "implied_by", number), f'there is no property "{word}"', suggest(word, schema.properties))


RULE = Rule("unknown-property", "Every property that is answered or named is declared in schema.yml.", "error", "base", _check)
