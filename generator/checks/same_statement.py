"""A source says one thing once: what differs in nothing but wording, place or anchor would count twice."""

from collections.abc import Iterator

from ..load.reader import Path
from ..model.experiment import Experiment, Score
from ..model.source import Source, Verdict
from ..texts import words
from .rule import Context, Fault, Rule

# The kind of statement, its line and path, and all of it but wording, place and anchor.
Told = tuple[str, int, Path, object]


def _check(context: Context) -> Iterator[Fault]:
    seen: dict[object, tuple[int, Path]] = {}
    for file, (kind, line, path, key) in _list(context):
        first, other = seen.setdefault((file, kind, key), (line, path))
        if other != path:
            what = f"the {kind} in line {first} says the same: the two differ in nothing but wording, place or anchor"
            yield Fault(file, path, what, "keep one, or write the condition that sets them apart")


def _list(context: Context) -> Iterator[tuple[str, Told]]:
    """Everything that is said outside of claims, whose answers have a rule of their own, with its file."""
    knowledge = context.knowledge
    for source in knowledge.sources.values():
        yield from ((source.file, told) for told in _of_source(source))
    for experiment in knowledge.experiments.values():
        yield from ((experiment.file, told) for told in _of_experiment(experiment))
    for score in knowledge.scores.values():
        yield from ((score.file, told) for told in _of_score(score))
    for row in knowledge.observations:
        yield row.file, ("observation", row.line, (row.line, "subject"), (row.subject, row.date, row.value, row.source, row.according_to))


def _of_source(source: Source) -> Iterator[Told]:
    for number, verdict in enumerate(source.verdicts):
        yield "verdict", verdict.line, ("verdicts", number), _of_verdict(verdict)
    for number, one in enumerate(source.remarks):
        if one.says:
            yield "remark", one.line, ("remarks", number), (one.about, _plain(one.says), one.according_to, one.as_of, one.experiment)


def _of_verdict(verdict: Verdict) -> object:
    """Subjects within brackets, and those of a choice, have no order."""
    order = tuple(frozenset(rank) for rank in verdict.order)
    advice = verdict.need, frozenset(verdict.choose), frozenset(verdict.avoid), frozenset(verdict.over)
    limits = verdict.by, frozenset(verdict.among), verdict.when, verdict.experiment
    return verdict.criterion, order, *advice, *limits, verdict.according_to, verdict.as_of


def _of_experiment(experiment: Experiment) -> Iterator[Told]:
    for key, leaves in experiment.setup.items():
        for number, leaf in enumerate(leaves):
            yield "set-up", leaf.line, ("setup", key, number), (key, tuple(map(_plain, leaf.value)), _plain(leaf.says), leaf.according_to)
    for place, group in enumerate(experiment.results):
        for number, row in enumerate(group.rows):
            known = group.metric, row.subject, row.version, row.value, str(sorted(row.factors.items()))
            yield "result", row.line, ("results", place, "rows", number), known
    for number, step in enumerate(experiment.steps):
        yield "step", step.line, ("steps", number), (step.step, step.subject, _plain(step.says), step.according_to)


def _of_score(score: Score) -> Iterator[Told]:
    for number, part in enumerate(score.indicators):
        yield "indicator", part.line, ("indicators", number), (part.weight, part.inputs, part.metrics)
    for number, note in enumerate(score.notes):
        yield "note", note.line, ("notes", number), _plain(note.says)


def _plain(text: str | None) -> tuple[str, ...]:
    """The words of a text by letters and digits alone."""
    return tuple(words(text or ""))


RULE = Rule("same-statement", "A source says one thing once, whatever the words and places.", "error", "record", _check)
