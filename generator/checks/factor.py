"""Results compare only if all factors are equal: so each factor and level is declared."""

from collections.abc import Iterator

from ..words import suggest
from .rule import Context, Fault, Rule
from .values import suggest_or


def _check(context: Context) -> Iterator[Fault]:
    for experiment in context.knowledge.experiments.values():
        known = experiment.factors
        for number, group in enumerate(experiment.results):
            for place, row in enumerate(group.rows):
                for key, level in row.factors.items():
                    path = ("results", number, "rows", place, key)
                    if key not in known:
                        what = f'"{key}" is neither a key of a result nor a factor of the experiment'
                        yield Fault(experiment.file, path, what, suggest(key, (*type(row).model_fields, *known)), key=True)
                    elif not isinstance(level, str):
                        yield Fault(experiment.file, path, f'several values stand where one level of "{key}" is expected', "write one level")
                    elif level not in known[key]:
                        what = f'the factor "{key}" has no level "{level}"'
                        yield Fault(experiment.file, path, what, suggest_or(level, known[key], "add it under factors"))


RULE = Rule("factor", "What varies between results is declared under factors, with its levels.", "error", "record", _check)
