"""What a verdict or a remark is about, if it is an experiment, has a file."""

from collections.abc import Iterator

from ..words import suggest
from .rule import Context, Fault, Rule
from .walk import said


def _check(context: Context) -> Iterator[Fault]:
    for source, path, one in said(context):
        if one.experiment and one.experiment not in context.experiments:
            what = f'there is no experiment "{one.experiment}"'
            yield Fault(source.file, (*path, "experiment"), what, suggest(one.experiment, sorted(context.experiments)))


RULE = Rule("unknown-experiment", "Every experiment that is named has a file in benchmarks/.", "error", "base", _check)
