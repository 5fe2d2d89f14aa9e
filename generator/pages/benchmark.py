"""The page of an experiment: its whole set-up, then its results; and the list of all experiments."""

from dataclasses import dataclass

from ..model.experiment import Experiment, Measure, Results
from ..views.addresses import line_address
from ..views.values import name_of, subject_address
from ..views.verdicts import show_verdict
from .context import Context
from .page import Page, Section


@dataclass(frozen=True)
class ResultTable:
    """The results of one metric: a row for each combination of factors, a column for each subject."""

    label: str
    measure: Measure | None
    unit: str
    at: str
    subjects: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]


def render_benchmarks(context: Context) -> list[Page]:
    """One page for each experiment, and the list of them."""
    experiments = list(context.knowledge.experiments.values())
    if not experiments:
        return []
    frame = context.frame("benchmarks/", "knowledge/benchmarks", "data/results.csv", "Benchmarks")
    shared = {"frame": frame, "root": frame.root}
    sources = context.knowledge.sources
    head = context.renderer.render("benchmark/index_head", **shared)
    body = context.renderer.render("benchmark/index", **shared, experiments=experiments, sources=sources)
    index = Page("benchmarks/", "Benchmarks", "Every experiment with its whole set-up and its results.", head, (Section(2, "experiments", "Experiments", body),), None)
    return [index, *(_benchmark(context, experiment) for experiment in experiments)]


def _benchmark(context: Context, experiment: Experiment) -> Page:
    knowledge = context.knowledge
    source = knowledge.sources[experiment.source]
    address = f"benchmarks/{experiment.id}/"
    frame = context.frame(address, experiment.file, "data/results.csv", experiment.title)
    shared = {"experiment": experiment, "source": source, "frame": frame, "root": frame.root, "schema": knowledge.schema}
    render = context.renderer.render
    head = render("benchmark/head", **shared, study=knowledge.sources.get(experiment.according_to or ""))
    sections = []
    tables = _tables(context, experiment)
    if tables:
        sections.append(Section(2, "results", "Results", render("benchmark/results", tables=tables, **shared)))
    if experiment.leaves or experiment.not_stated:
        lines = {leaf.line: line_address(knowledge.schema, experiment.file, leaf.line) for _, leaf in experiment.leaves}
        sections.append(Section(2, "setup", "Set-up", render("benchmark/setup", lines=lines, **shared)))
    if experiment.steps:
        steps = [(step, name_of(knowledge, step.subject) if step.subject else "") for step in experiment.steps]
        sections.append(Section(2, "steps", "Steps", render("benchmark/steps", steps=steps, **shared)))
    verdicts = [show_verdict(knowledge, record, verdict) for record in knowledge.sources.values() for verdict in record.verdicts if verdict.experiment == experiment.id]
    if verdicts:
        sections.append(Section(2, "verdicts", "What was concluded", render("subject/verdicts", verdicts=verdicts, root=frame.root)))
    remarks = [(record.short, f"sources/{record.id}/", remark) for record in knowledge.sources.values() for remark in record.remarks if remark.experiment == experiment.id]
    if remarks:
        sections.append(Section(2, "remarks", "Remarks", render("property/remarks", remarks=remarks, root=frame.root)))
    return Page(address, experiment.title, f"{experiment.title}: set-up and results.", head, tuple(sections), experiment.file)


def _tables(context: Context, experiment: Experiment) -> list[ResultTable]:
    return [_table(context, experiment, group) for group in experiment.results]


def _table(context: Context, experiment: Experiment, group: Results) -> ResultTable:
    knowledge = context.knowledge
    measure = experiment.metrics.get(group.metric)
    subjects = list(dict.fromkeys(row.subject for row in group.rows))
    # A level that belongs to one subject alone, such as its back end, names the column instead of the row.
    own = {name for name in experiment.factors if len({row.subject for row in group.rows if name in row.factors}) == 1 and len(subjects) > 1}
    combinations = list(dict.fromkeys(tuple(value for key, value in row.factors.items() if key not in own) for row in group.rows))
    columns = []
    for subject in subjects:
        extra = dict.fromkeys(value for row in group.rows if row.subject == subject for key, value in row.factors.items() if key in own)
        columns.append((name_of(knowledge, subject) + (f" ({', '.join(extra)})" if extra else ""), subject_address(knowledge, subject) if subject in knowledge.subjects else ""))
    rows = []
    for combination in combinations:
        cells = tuple(", ".join(row.value for row in group.rows if row.subject == subject and tuple(v for k, v in row.factors.items() if k not in own) == combination) for subject in subjects)
        rows.append((", ".join(combination), cells))
    notes = tuple(f"{name_of(knowledge, row.subject)}, {row.value}: {row.note}" for row in group.rows if row.note)
    return ResultTable((measure.label if measure else None) or group.metric.replace("-", " "), measure, (measure.unit or "") if measure else "", group.at, tuple(columns), tuple(rows), notes)
