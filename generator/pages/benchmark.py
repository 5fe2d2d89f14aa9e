"""The page of an experiment: its results, its whole set-up, and what was concluded; and the list of all experiments."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from ..exports.describe.interface import ROOT
from ..model.experiment import Experiment, Leaf
from ..model.source import Verdict
from ..views.addresses import line_address
from ..views.ratios import RatioCheck, check_ratio
from ..views.results import ResultViews
from ..views.values import join_words, name_of, show_date
from ..views.verdicts import VerdictView, show_verdict
from .context import Context, Frame
from .page import Html, Page, Section


@dataclass(frozen=True)
class Entry:
    """An experiment in the list: how many results of how many metrics, and what stands under each column; none is "not stated"."""

    experiment: Experiment
    when: str
    results: int
    metrics: tuple[str, ...]
    columns: tuple[tuple[str, ...] | None, ...]


@dataclass(frozen=True)
class Other:
    """Another experiment with results for the same subjects: why the numbers of the two do not compare."""

    experiment: Experiment
    subjects: str
    differing: str
    unstated: str


@dataclass(frozen=True)
class StepGroup:
    """A step of a case study: what is done in general, and by each subject."""

    name: str
    said: tuple[tuple[str, tuple[tuple[str, str, str, str], ...]], ...]


def render_benchmarks(context: Context) -> list[Page]:
    """One page for each experiment, and the list of them."""
    experiments = list(context.knowledge.experiments.values())
    if not experiments:
        return []
    return [_index(context, experiments), *(_benchmark(context, experiment) for experiment in experiments)]


def _index(context: Context, experiments: list[Experiment]) -> Page:
    frame = context.frame("benchmarks/", "knowledge/benchmarks", f"{ROOT}experiments.json", "Benchmarks")
    shared = {"frame": frame, "root": frame.root}
    render, schema = context.renderer.render, context.schema
    keys = schema.views.experiments
    entries = sorted((_entry(context, experiment, keys) for experiment in experiments), key=lambda entry: -entry.results)
    head = render("benchmark/index_head", **shared, results=sum(entry.results for entry in entries), experiments=len(entries))
    body = render("benchmark/index", **shared, entries=entries, labels=[schema.setup[key].label for key in keys], sources=context.knowledge.sources)
    section = Section(2, "experiments", "Experiments", body)
    return Page("benchmarks/", "Benchmarks", "Every experiment with its results and its set-up, and why none compares with another.", head, (section,), None)


def _entry(context: Context, experiment: Experiment, keys: Iterable[str]) -> Entry:
    columns = tuple(_stated(experiment.setup[key]) if key in experiment.setup else None for key in keys)
    views = ResultViews(context.knowledge, experiment)
    metrics = tuple(views.label(metric).lower() for metric in dict.fromkeys(group.metric for group in experiment.results))
    return Entry(experiment, _when(context, experiment), sum(len(group.rows) for group in experiment.results), metrics, columns)


def _stated(leaves: Iterable[Leaf]) -> tuple[str, ...]:
    return tuple(value for leaf in leaves for value in leaf.value)


def _when(context: Context, experiment: Experiment) -> str:
    """When it was run, or else when the study that tells of it came out."""
    dated = experiment.as_of or context.knowledge.sources[experiment.according_to or experiment.source].dated
    return show_date(dated).text if dated else ""


def _benchmark(context: Context, experiment: Experiment) -> Page:
    knowledge, render = context.knowledge, context.renderer.render
    views = ResultViews(knowledge, experiment)
    frame = context.frame(f"benchmarks/{experiment.id}/", experiment.file, "data/results.csv", experiment.title)
    shared = {"experiment": experiment, "frame": frame, "root": frame.root, "schema": knowledge.schema}
    source, study = knowledge.sources[experiment.source], knowledge.sources.get(experiment.according_to or "")
    head = render("benchmark/head", **shared, source=source, study=study, when=show_date(experiment.as_of) if experiment.as_of else None)
    sections = [*_results(context, views, frame)]
    if experiment.setup or experiment.not_stated or experiment.metrics:
        sections.append(Section(2, "setup", "Set-up", _setup(context, views, frame)))
    if experiment.steps:
        sections.append(Section(2, "steps", "Steps", render("benchmark/steps", groups=_steps(context, experiment), **shared)))
    sections += _conclusions(context, views, frame)
    return Page(frame.address, experiment.title, f"{experiment.title}: set-up and results.", head, tuple(sections), experiment.file)


def _setup(context: Context, views: ResultViews, frame: Frame) -> Html:
    """All that the source states, what varied, what was measured, and what one looked for in vain."""
    experiment = views.experiment
    line_of = partial(line_address, context.schema, experiment.file)
    owners = {factor: name_of(context.knowledge, subject) for factor, subject in views.own.items()}
    return context.renderer.render(
        "benchmark/setup",
        setup=[(context.schema.setup[key].label, [(leaf, line_of(leaf.line)) for leaf in leaves]) for key, leaves in experiment.setup.items()],
        metrics=[(views.label(name), measure, line_of(measure.line)) for name, measure in experiment.metrics.items()],
        factors=[(views.factor(name), [views.level(name, level) for level in levels], owners.get(name, "")) for name, levels in experiment.factors.items()],
        missing=[views.factor(key) for key in experiment.not_stated],
        root=frame.root,
    )


def _results(context: Context, views: ResultViews, frame: Frame) -> list[Section]:
    metrics = views.metrics()
    if not metrics:
        return []
    render = context.renderer.render
    intro = render("benchmark/results", cautions=views.cautions(), others=_others(context, views), root=frame.root)
    parts = [Section(3, f"results-{metric.id}", metric.label, render("benchmark/metric", metric=metric, root=frame.root)) for metric in metrics]
    return [Section(2, "results", "Results", intro), *parts]


def _others(context: Context, views: ResultViews) -> list[Other]:
    """The experiments whose results somebody might hold against these, because they have a subject in common."""
    mine = views.experiment
    found = []
    for other in context.knowledge.experiments.values():
        subjects = [subject for subject in _subjects(mine) if subject in _subjects(other)]
        if other.id != mine.id and subjects:
            keys = [key for key in context.schema.setup if key in mine.setup or key in other.setup]
            both = [key for key in keys if key in mine.setup and key in other.setup]
            differing = [views.factor(key) for key in both if _stated(mine.setup[key]) != _stated(other.setup[key])]
            unstated = [views.factor(key) for key in keys if key not in both]
            names = join_words([name_of(context.knowledge, subject) for subject in subjects])
            found.append(Other(other, names, join_words(differing), join_words(unstated)))
    return found


def _subjects(experiment: Experiment) -> list[str]:
    return list(dict.fromkeys(row.subject for group in experiment.results for row in group.rows))


def _steps(context: Context, experiment: Experiment) -> list[StepGroup]:
    """Steps of one name together, in the order of the file, and what is done in general before what each subject does."""
    groups = []
    for name in dict.fromkeys(step.step for step in experiment.steps):
        steps = [step for step in experiment.steps if step.step == name]
        said = []
        for subject in sorted({step.subject or "" for step in steps}):
            lines = tuple((step.says, step.at, line_address(context.schema, experiment.file, step.line), step.note or "") for step in steps if (step.subject or "") == subject)
            said.append((name_of(context.knowledge, subject) if subject else "", lines))
        groups.append(StepGroup(name, tuple(said)))
    return groups


def _conclusions(context: Context, views: ResultViews, frame: Frame) -> list[Section]:
    """What sources say of the experiment: verdicts with the check of their ratios, then remarks."""
    records, own = context.knowledge.sources.values(), views.experiment.id
    render, sections = context.renderer.render, []
    verdicts = [(record, verdict) for record in records for verdict in record.verdicts if verdict.experiment == own]
    if verdicts:
        shown = [(show_verdict(context.knowledge, record, verdict), verdict) for record, verdict in verdicts]
        body = render("benchmark/verdicts", verdicts=[view for view, _ in shown], checks=_checks(views, shown), root=frame.root)
        sections.append(Section(2, "verdicts", "What was concluded", body))
    remarks = [(record.short, f"sources/{record.id}/", remark) for record in records for remark in record.remarks if remark.experiment == own]
    if remarks:
        sections.append(Section(2, "remarks", "Remarks", render("property/remarks", remarks=remarks, root=frame.root)))
    return sections


def _checks(views: ResultViews, shown: list[tuple[VerdictView, Verdict]]) -> list[tuple[VerdictView, RatioCheck]]:
    checked = [(view, check_ratio(views, verdict)) for view, verdict in shown]
    return [(view, check) for view, check in checked if check]
