"""The page of a subject: status, claims by group, judgements, verdicts, benchmarks, numbers, relations, evidence."""

from dataclasses import dataclass

from ..exports.describe.interface import ROOT
from ..model.dates import parse_date
from ..model.experiment import Experiment
from ..model.schema import SILENT, Property
from ..model.subject import Subject
from ..resolve.cells import Link
from ..views.cell import CellView, EvidenceView
from ..views.counted import count_subject
from ..views.timeline import draw_timeline
from ..views.values import Shown, name_of, show_date, subject_address
from ..views.verdicts import VerdictView, show_verdict
from .context import Context, Frame
from .history import life_of
from .page import Html, Page, Section

# So many comparisons stand in the head of a page.
MOST_RIVALS = 5


@dataclass(frozen=True)
class GroupView:
    """The answers of one group, and the names of its questions that nobody has answered."""

    id: str
    label: str
    cells: tuple[CellView, ...]
    open_questions: tuple[str, ...]


@dataclass(frozen=True)
class LinkView:
    """A relation seen from this subject: the words for it, and the subjects at the other end."""

    words: str
    subjects: tuple[Shown, ...]


@dataclass(frozen=True)
class JudgementRow:
    """What one source holds for and against."""

    source: str
    short: str
    favour: tuple[tuple[str, str], ...]
    mixed: tuple[tuple[str, str], ...]
    against: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ResultView:
    """One measurement of this subject."""

    experiment: str
    href: str
    metric: str
    factors: str
    value: str
    unit: str
    source: str
    source_href: str


def render_subjects(context: Context) -> list[Page]:
    """One page for each subject."""
    return [_SubjectPage(context, subject).render() for subject in context.knowledge.subjects.values()]


class _SubjectPage:
    """Gathers what a subject's page shows."""

    def __init__(self, context: Context, subject: Subject) -> None:
        self.context = context
        self.subject = subject
        self.address = subject_address(context.knowledge, subject.id)
        self.frame: Frame = context.frame(self.address, subject.file, f"{ROOT}subjects/{subject.id}.json", subject.name)
        self.cells = {cell.prop.id: context.cells.view(subject.id, cell.prop.id) for cell in context.resolved.cells(subject.id)}
        self.numbers: dict[str, int] = {}
        for cell in self.cells.values():
            for source in cell.sources:
                self.numbers.setdefault(source, len(self.numbers) + 1)

    def render(self) -> Page:
        """The page."""
        groups = self._groups()
        sections = [
            self._section(2, "history", "History", "subject/history", events=self._events(), timeline=draw_timeline([life_of(self.context, self.subject)], self.context.day)),
            Section(2, "claims", "Claims", ""),
            *(self._group(group) for group in groups if group.cells),
            self._section(3, "open", "Groups without an answer", "subject/open", groups=[group for group in groups if not group.cells]),
            self._section(2, "judgements", "What sources say for and against", "subject/judgements", rows=self._judgements()),
            self._section(2, "verdicts", "Comparisons and advice", "subject/verdicts", verdicts=self._verdicts()),
            self._section(2, "benchmarks", "Benchmarks that include it", "subject/benchmarks", results=self._results()),
            self._section(2, "numbers", "Numbers", "subject/numbers", metrics=count_subject(self.context.knowledge, self.subject.id)),
            self._section(2, "relations", "Relations", "subject/relations", links=self._links()),
            self._section(2, "evidence", "Evidence", "subject/evidence", sources=self._sources()),
        ]
        lead = self.cells.get(self.context.schema.views.lead)
        text = lead.texts[0].text if lead and lead.texts else ""
        head = self._html("subject/head", lead=text, banner=self.cells.get(self.context.schema.views.banner), next=self._next(), rivals=self._rivals(), ended=self._ended(), infobox=self._infobox(), identifiers=self._identifiers())
        title = self.subject.name
        return Page(self.address, title, text or f"What sources say of {title}, each statement with its place.", head, tuple(section for section in sections if section is not None), self.subject.file, boost=8, names=self.subject.aliases)

    def _html(self, template: str, **context: object) -> Html:
        schema = self.context.schema
        return self.context.renderer.render(template, subject=self.subject, kind=schema.kinds[self.subject.kind], frame=self.frame, root=self.frame.root, numbers=self.numbers, **context)

    def _section(self, level: int, id: str, title: str, template: str, **context: object) -> Section | None:
        """A section, unless there is nothing to tell in it."""
        if not any(context.values()):
            return None
        return Section(level, id, title, self._html(template, **context))

    def _group(self, group: GroupView) -> Section:
        return Section(3, f"g-{group.id}", group.label, self._html("subject/claims", group=group, rendered=self.context.rendered))

    def _groups(self) -> list[GroupView]:
        schema = self.context.schema
        groups = []
        for id, group in schema.groups.items():
            cells = [cell for name, cell in self.cells.items() if schema.properties[name].group == id]
            if cells:
                answered = tuple(cell for cell in cells if cell.researched)
                groups.append(GroupView(id, group.label, answered, tuple(cell.label for cell in cells if not cell.researched)))
        return groups

    def _infobox(self) -> list[CellView]:
        names = self.context.schema.views.infobox
        return [self.cells[name] for name in names if name in self.cells and self.cells[name].researched]

    def _identifiers(self) -> list[tuple[str, str]]:
        return [(key, value) for key, value in self.subject.identifiers.items() if value.startswith("http")]

    def _ended(self) -> bool:
        cell = self.context.resolved.cell(self.subject.id, self.context.schema.views.banner)
        terms = self.context.knowledge.vocabularies.get(cell.prop.vocabulary or "", {})
        return any(value in terms and terms[value].lasting for value in cell.current.values)

    def _next(self) -> tuple[Shown, ...]:
        """What came after: what it was merged into, and what succeeds it."""
        views = self.context.schema.views
        own = [value for name in views.next if name in self.cells for value in self.cells[name].values if value.look == "link"]
        others = [self._shown(link.subject.id) for link in self._inverse() if link.prop.id in views.next_inverse]
        return tuple({value.href: value for value in own + others}.values())

    def _rivals(self) -> list[tuple[str, str]]:
        """With whom it is compared most: name, and the page of the pair."""
        pairs = [pair for pair in self.context.pairs if self.subject.id in pair.ids][:MOST_RIVALS]
        others = [next(id for id in pair.ids if id != self.subject.id) for pair in pairs]
        return [(name_of(self.context.knowledge, other), pair.address) for other, pair in zip(others, pairs, strict=True)]

    def _shown(self, subject: str) -> Shown:
        knowledge = self.context.knowledge
        return Shown("link", name_of(knowledge, subject), href=subject_address(knowledge, subject))

    def _inverse(self) -> list[Link]:
        return [link for link in self.context.resolved.links(self.subject.id) if link.answer.claim.rank != "deprecated"]

    def _links(self) -> list[LinkView]:
        found: dict[str, dict[str, Shown]] = {}
        for link in self._inverse():
            words = (link.prop.inverse or "").capitalize()
            found.setdefault(words, {})[link.subject.id] = self._shown(link.subject.id)
        return [LinkView(words, tuple(subjects.values())) for words, subjects in found.items()]

    def _events(self) -> list[tuple[Shown, str, CellView]]:
        """The dated answers that make the history line, oldest first."""
        schema = self.context.schema
        events = []
        for name in schema.views.timeline:
            if name not in self.cells:
                continue
            prop, cell = schema.properties[name], self.cells[name]
            for answer in self.context.resolved.cell(self.subject.id, name).current.answers:
                for value in answer.claim.value or ():
                    when = _date_of_event(prop, value, answer.claim.with_.get("date") or answer.claim.from_)
                    if when:
                        words = cell.label if prop.type == "date" else f"{cell.label}: {name_of(self.context.knowledge, value)}"
                        events.append((when, words, cell))
        unique = {(when, words): (show_date(when), words, cell) for when, words, cell in events}
        return [unique[key] for key in sorted(unique, key=lambda key: (parse_date(key[0]).first, key[1]))]

    def _judgements(self) -> list[JudgementRow]:
        """By source, what stands at the good end, in the middle and at the bad end of each scale."""
        found: dict[str, list[list[tuple[str, str]]]] = {}
        for cell in self.context.resolved.cells(self.subject.id):
            if cell.prop.type != "judgement":
                continue
            for answer in cell.answers:
                rank = cell.prop.scale.index((answer.claim.value or ("",))[0])
                for source, piece in answer.claim.evidence:
                    row = found.setdefault(source, [[], [], []])
                    row[rank].append((cell.prop.label, piece.says or (answer.claim.value or ("",))[0]))
        sources = self.context.knowledge.sources
        return [JudgementRow(source, sources[source].short, _once(good), _once(mixed), _once(bad)) for source, (bad, mixed, good) in found.items()]

    def _verdicts(self) -> list[VerdictView]:
        knowledge = self.context.knowledge
        named = [(source, verdict) for source in knowledge.sources.values() for verdict in source.verdicts if self.subject.id in verdict.subjects]
        return [show_verdict(knowledge, source, verdict) for source, verdict in named]

    def _results(self) -> list[ResultView]:
        found = []
        for experiment in self.context.knowledge.experiments.values():
            for group in experiment.results:
                for row in group.rows:
                    if row.subject == self.subject.id:
                        found.append(self._result(experiment, group.metric, row.value, ", ".join(row.factors.values())))
        return found

    def _result(self, experiment: Experiment, metric: str, value: str, factors: str) -> ResultView:
        measure = experiment.metrics.get(metric)
        label = (measure.label if measure else None) or metric.replace("-", " ")
        source = self.context.knowledge.sources[experiment.source]
        return ResultView(experiment.title, f"benchmarks/{experiment.id}/", label, factors, value, (measure.unit or "") if measure else "", source.short, f"sources/{source.id}/")

    def _sources(self) -> list[tuple[int, object, EvidenceView]]:
        """The sources in the order of their numbers, with their record and one piece of evidence for tier and check."""
        first: dict[str, EvidenceView] = {}
        for cell in self.cells.values():
            for piece in cell.evidence:
                first.setdefault(piece.source, piece)
        return [(number, self.context.knowledge.sources[source], first[source]) for source, number in self.numbers.items()]


def _once(pairs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """What is said under each label, joined."""
    found: dict[str, dict[str, None]] = {}
    for label, says in pairs:
        found.setdefault(label, {})[says] = None
    return tuple((label, "; ".join(said)) for label, said in found.items())


def _date_of_event(prop: Property, value: str, dated: str | None) -> str | None:
    if prop.type != "date":
        return dated
    return None if value in SILENT else value
