"""Set-ups are compared leaf by leaf: their keys are the same in every experiment."""

from collections.abc import Iterator

from ..words import suggest
from .rule import Context, Fault, Rule


def _check(context: Context) -> Iterator[Fault]:
    known = context.knowledge.schema.setup
    for number, key in enumerate(context.knowledge.schema.views.experiments):
        if key not in known:
            yield Fault(context.file("schema.yml"), ("views", "experiments", number), f'there is no set-up key "{key}"', suggest(key, known))
    for experiment in context.knowledge.experiments.values():
        for key in experiment.setup:
            if key not in known:
                yield Fault(experiment.file, ("setup", key), f'there is no set-up key "{key}"', suggest(key, known), key=True)
        for number, key in enumerate(experiment.not_stated):
            path = ("not_stated", number)
            if key not in known:
                yield Fault(experiment.file, path, f'there is no set-up key "{key}"', suggest(key, known))
            elif key in experiment.setup:
                yield Fault(experiment.file, path, f'"{key}" is not stated and stands in the set-up', "delete one of the two")


RULE = Rule("unknown-setup-key", "Every key of a set-up is declared in schema.yml.", "error", "record", _check)
