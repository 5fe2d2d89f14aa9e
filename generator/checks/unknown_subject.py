"""What is named as a subject has a file."""

from collections.abc import Iterator

from ..load.reader import Path
from .rule import Context, Fault, Rule
from .values import explain_subject
from .walk import ranked, verdicts

# A superlative may be about the whole field.
ALL = "all"


def _check(context: Context) -> Iterator[Fault]:
    for file, path, subject in _named(context):
        if subject not in context.subjects:
            what, mend = explain_subject(context, subject) or ("", "")
            yield Fault(file, path, what, mend)


def _named(context: Context) -> Iterator[tuple[str, Path, str]]:
    """Every id that names a subject, with its file and path."""
    for subject, _, word, path in context.elements("ref"):
        yield subject.file, path, word
    for subject, prop, claim, position in context.claims:
        if claim.inherits:
            yield subject.file, ("claims", prop.id, position, "inherits"), claim.inherits
    for source, path, verdict in verdicts(context):
        for below, one in ranked(verdict):
            yield source.file, (*path, *below), one.subject
        for number, word in enumerate(verdict.among):
            if word != ALL:
                yield source.file, (*path, "among", number), word
    for source in context.knowledge.sources.values():
        for number, word in enumerate(source.speaks_for):
            yield source.file, ("speaks_for", number), word
    for row in context.knowledge.observations:
        yield row.file, (row.line, "subject"), row.subject
    yield from _named_by_experiments(context)


def _named_by_experiments(context: Context) -> Iterator[tuple[str, Path, str]]:
    for experiment in context.knowledge.experiments.values():
        for number, group in enumerate(experiment.results):
            for place, row in enumerate(group.rows):
                yield experiment.file, ("results", number, "rows", place, "subject"), row.subject
        for number, step in enumerate(experiment.steps):
            if step.subject:
                yield experiment.file, ("steps", number, "subject"), step.subject


RULE = Rule("unknown-subject", "Every subject that is named has a file.", "error", "base", _check)
