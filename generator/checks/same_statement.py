"""A source says one thing once: what differs in nothing but wording, place or anchor would count twice."""

from collections.abc import Iterator

from ..load.reader import Path
from ..model.experiment import Experiment
from ..model.source import Source, Verdict
from ..texts import words
from .rule import Context, Fault, Rule

# The kind of statement, its line and path, and all of it but wording, place and anchor.
Told = tuple[str, int, Path, object]


def _check(context: Context) -> Iterator[Fault]:
    knowledge = context.knowledge
    told = [(source.file, list(_of_source(source))) for source in knowledge.sources.values()]
    told += [(experiment.file, list(_of_experiment(experiment))) for experiment in knowledge.experiments.values()]
    for score in knowledge.scores.values():
        parts = [("indicator", part.line, ("indicators", n), (part.weight, part.inputs, part.metrics)) for n, part in enumerate(score.indicators)]
        told.append((score.file, [*parts, *(("note", note.line, ("notes", n), _plain(note.says)) for n, note in enumerate(score.notes))]))
    for row in knowledge.observations:
        known = row.subject, row.date, row.value, row.source, row.according_to
        told.append((row.file, [("observation", row.line, (row.line, "subject"), known)]))
    seen: dict[object, tuple[int, Path]] = {}
    for file, statements in told:
        for kind, line, path, key in statements:
            first, other = seen.setdefault((file, kind, key), (line, path))
            if other != path:
                what = f"the {kind} in line {first} says the same: the two differ in nothing but wording, place or anchor"
                yield Fault(file, path, what, "keep one, or write the condition that sets them apart")


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


def _plain(text: str | None) -> tuple[str, ...]:
    """The words of a text by letters and digits alone."""
    return tuple(words(text or ""))


RULE = Rule("same-statement", "A source says one thing once, whatever the words and places.", "error", "record", _check)
