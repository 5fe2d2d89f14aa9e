"""What every reader asks is answered for every subject, if only with `unknown`."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    schema = context.knowledge.schema
    for subject in context.knowledge.subjects.values():
        for name in schema.views.required:
            prop = schema.properties.get(name)
            asked = prop and (not prop.applies_to or subject.kind in prop.applies_to)
            if asked and not subject.claims.get(name):
                mend = f"add `{name}:`; if no source tells, with `value: unknown` and where you looked"
                yield Fault(subject.file, ("claims",), f'"{name}" is not answered', mend, key=True)


RULE = Rule("required", "Every subject answers the properties that the schema requires.", "error", "record", _check)
