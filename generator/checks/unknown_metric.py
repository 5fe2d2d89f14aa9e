"""What is counted is declared in schema.yml; what is measured, in its experiment."""

from collections.abc import Iterator

from ..load.reader import Path
from .rule import Context, Fault, Rule
from .values import suggest_or


def _check(context: Context) -> Iterator[Fault]:
    knowledge, metrics = context.knowledge, context.knowledge.schema.metrics
    files = {row.metric: row.file for row in knowledge.observations}
    for name, file in files.items():
        if name not in metrics:
            yield Fault(file, (), f'there is no metric "{name}"', suggest_or(name, metrics, "declare it in schema.yml"))
    for experiment in knowledge.experiments.values():
        for number, group in enumerate(experiment.results):
            if group.metric not in experiment.metrics:
                what = f'the experiment has no metric "{group.metric}"'
                yield Fault(experiment.file, ("results", number, "metric"), what, suggest_or(group.metric, experiment.metrics, "declare it under metrics"))
    for score in knowledge.scores.values():
        named: list[tuple[Path, str]] = [(("metric",), score.metric)]
        named += [(("indicators", n, "metrics", m), word) for n, part in enumerate(score.indicators) for m, word in enumerate(part.metrics)]
        for path, word in named:
            if word not in metrics:
                yield Fault(score.file, path, f'there is no metric "{word}"', suggest_or(word, metrics, "declare it in schema.yml"))


RULE = Rule("unknown-metric", "Every metric of observations, results and scores is declared.", "error", "base", _check)
