"""Every number can be compared."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule
from .typed import check_elements
from .values import explain_count, explain_measured


def _check(context: Context) -> Iterator[Fault]:
    yield from check_elements(context, "number", explain_count)
    for row in context.knowledge.observations:
        explained = explain_count(row.value)
        if explained:
            yield Fault(row.file, (row.line, "value"), *explained)
    for experiment in context.knowledge.experiments.values():
        for number, group in enumerate(experiment.results):
            for place, result in enumerate(group.rows):
                explained = explain_measured(result.value)
                if explained:
                    yield Fault(experiment.file, ("results", number, "rows", place, "value"), *explained)


RULE = Rule("number", "A number that was counted or measured is written so that it can be compared.", "error", "record", _check)
