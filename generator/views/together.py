"""What names several subjects: verdicts, remarks, measurements, relations, opposite orders; and beside them what is in dispute of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.dates import parse_date
from ..model.experiment import Experiment, Observation
from ..model.knowledge import Knowledge
from ..model.source import Verdict
from .addresses import line_address
from .cell import CellView
from .cells import CellViews
from .counted import show_printed
from .disagreements import Case, Clash, find_cases, find_clashes
from .results import ResultViews
from .values import Shown, show_date, show_value, subject_address
from .verdicts import VerdictView, by_date, show_verdict

Ids = frozenset[str]


@dataclass(frozen=True)
class RemarkView:
    """A remark whose words name subjects."""

    says: str
    short: str
    href: str
    at: str
    line: str


@dataclass(frozen=True)
class RelationView:
    """A relation as the side tells it on which it is written."""

    name: str
    label: str
    other: Shown
    cell: CellView


@dataclass(frozen=True)
class Measured:
    """One number: its value as printed, what is this subject's own (its edition, its back end), or when it was counted and who says so."""

    value: str
    own: str = ""
    date: Shown | None = None
    source: Shown | None = None


@dataclass(frozen=True)
class MeasuredRow:
    """What was measured or counted alike, by subject."""

    label: str
    about: str
    href: str
    conditions: str
    cells: dict[str, tuple[Measured, ...]]


def find_verdicts(knowledge: Knowledge) -> list[tuple[Ids, Verdict, VerdictView]]:
    """Verdicts that name several, the latest first."""
    told = [(frozenset(verdict.subjects), verdict, show_verdict(knowledge, source, verdict)) for source in knowledge.sources.values() for verdict in source.verdicts]
    order = {id(view): place for place, view in enumerate(by_date(view for _, _, view in told))}
    return sorted((item for item in told if len(item[0]) > 1), key=lambda item: order[id(item[2])])


def find_remarks(knowledge: Knowledge) -> list[tuple[Ids, RemarkView]]:
    """Remarks whose words hold the names of several."""
    names = {subject.id: _pattern([subject.name, *subject.aliases]) for subject in knowledge.subjects.values()}
    found = []
    for source in knowledge.sources.values():
        for remark in source.remarks:
            ids = frozenset(subject for subject, name in names.items() if name.search(remark.says or ""))
            if len(ids) > 1:
                found.append((ids, RemarkView(remark.says or "", source.short, f"sources/{source.id}/", remark.at, line_address(knowledge.schema, source.file, remark.line))))
    return found


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Any of the names as a word of its own, spelt as it is."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def find_relations(views: CellViews) -> list[tuple[Ids, RelationView]]:
    """Every relation that is shown first, as its own side tells it."""
    knowledge, found = views.knowledge, []
    for prop in knowledge.schema.properties.values():
        for subject in knowledge.subjects.values() if prop.inverse else ():
            for other in views.resolved.cell(subject.id, prop.id).current.values:
                if other in knowledge.subjects:
                    view = views.view(subject.id, prop.id)
                    found.append((frozenset((subject.id, other)), RelationView(subject.name, prop.label, show_value(knowledge, prop, other), view)))
    return found


def find_disputes(views: CellViews) -> list[tuple[Ids, Case]]:
    """The answers of each subject on which sources contradict each other."""
    return [(frozenset((case.subject_id,)), case) for case in find_cases(views, "disagreement")]


def find_opposites(views: CellViews) -> list[tuple[Ids, Clash]]:
    """Pairs of verdicts that put the same subjects the other way round."""
    by_address = {subject_address(views.knowledge, subject): subject for subject in views.knowledge.subjects}

    def named(verdict: VerdictView) -> Ids:
        return frozenset(by_address[value.href] for tie in verdict.ranks for value in tie if value.href in by_address)

    return [(named(clash.a) & named(clash.b), clash) for clash in find_clashes(views.resolved)]


def find_results(knowledge: Knowledge) -> list[MeasuredRow]:
    """What experiments measured: a row for each metric and each set of conditions that results share."""
    return [row for experiment in knowledge.experiments.values() for row in _results_of(knowledge, experiment)]


def _results_of(knowledge: Knowledge, experiment: Experiment) -> Iterator[MeasuredRow]:
    views = ResultViews(knowledge, experiment)
    rows: dict[tuple[str, str], dict[str, tuple[Measured, ...]]] = {}
    for group, row in views.rows:
        cells = rows.setdefault((group.metric, views.conditions(dict(views.shared(row)))), {})
        own = views.conditions({factor: level for factor, level in row.factors.items() if factor in views.own})
        words = ", ".join([f"version {row.version}"] * bool(row.version) + [own] * bool(own))
        cells[row.subject] = (*cells.get(row.subject, ()), Measured(row.value, words))
    for (metric, conditions), cells in rows.items():
        measure = experiment.metrics.get(metric)
        better = f"{measure.better} is better" if measure and measure.better != "neither" else ""
        about = ", ".join(filter(None, (f"in {measure.unit}" if measure and measure.unit else "", better)))
        yield MeasuredRow(views.label(metric), about, f"benchmarks/{experiment.id}/", "; ".join(filter(None, (experiment.title, conditions))), cells)


def find_counts(knowledge: Knowledge) -> list[MeasuredRow]:
    """The latest number of each subject in each metric that is counted on a date."""
    latest: dict[str, dict[str, Observation]] = {}
    for row in knowledge.observations:
        found = latest.setdefault(row.metric, {})
        if row.value != "-" and (row.subject not in found or parse_date(row.date).last >= parse_date(found[row.subject].date).last):
            found[row.subject] = row
    metrics = knowledge.schema.metrics
    return [MeasuredRow(metrics[name].label, f"in {metrics[name].unit}", "popularity/", "", {subject: (_count(knowledge, row),) for subject, row in latest[name].items()}) for name in metrics if name in latest]


def _count(knowledge: Knowledge, row: Observation) -> Measured:
    source = knowledge.sources[row.source]
    return Measured(show_printed(row.value), "", show_date(row.date), Shown("link", source.short, href=f"sources/{source.id}/"))
