"""How long an answer stays fresh can be reckoned."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .values import explain_duration


def _check(context: Context) -> Iterator[Fault]:
    for name, prop in context.knowledge.schema.properties.items():
        explained = explain_duration(prop.fresh_for)
        if explained:
            yield Fault(context.file("schema.yml"), ("properties", name, "fresh_for"), *explained)


RULE = Rule("duration", "The time that an answer stays fresh is `always` or a length of time.", "error", "file", _check)
