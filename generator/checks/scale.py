"""Judgements are compared on scales of three words, and ordinals on scales of their own."""

from collections.abc import Iterator

from ..model.schema import Property
from ..words import suggest
from .rule import Context, Fault, Rule

MIDDLE = "mixed"


def _check(context: Context) -> Iterator[Fault]:
    for name, prop in context.knowledge.schema.properties.items():
        found = _misshapen(prop)
        if found:
            yield Fault(context.file("schema.yml"), ("properties", name, "scale"), *found)
    for subject, prop, word, path in context.elements("judgement", "ordinal"):
        if word not in prop.scale:
            yield Fault(subject.file, path, f'"{word}" is not on the scale of "{prop.id}"', suggest(word, prop.scale))


def _misshapen(prop: Property) -> tuple[str, str] | None:
    shown = f"the scale of \"{prop.id}\" is {', '.join(prop.scale) or 'missing'}"
    if prop.type == "judgement" and (len(set(prop.scale)) != 3 or len(prop.scale) != 3 or prop.scale[1] != MIDDLE):
        return shown, f"write three words, worst first, the middle one {MIDDLE}"
    if prop.type == "ordinal" and (len(prop.scale) < 2 or len(set(prop.scale)) != len(prop.scale)):
        return shown, "write two or more different words, worst first"
    if prop.type not in ("judgement", "ordinal") and prop.scale:
        return shown, "delete it: only judgements and ordinals have one"
    return None


RULE = Rule("scale", "A judgement is one of three words, worst first, the middle always `mixed`.", "error", "base", _check)
