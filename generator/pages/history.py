"""The history of the field: when each subject began and ended, what happened when, and who came from whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..model.dates import Interval, parse_date
from ..model.schema import SILENT
from ..model.subject import Subject
from ..resolve.answers import Answer
from ..resolve.cells import Cell
from ..views.cell import CellView, EvidenceView
from ..views.timeline import Life, draw_timeline
from ..views.tree import Member, Tie, lay_out_tree
from ..views.values import Shown, name_of, show_date, subject_address
from .context import Context
from .page import Page, Section


@dataclass(frozen=True)
class LifeRow:
    """What the table says of one subject: its answers, what became of it in words, and the sources of all that."""

    subject: Shown
    begin: CellView
    end: CellView
    banner: CellView
    became: tuple[tuple[str, Shown], ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Event:
    """Something that happened to a subject at a date."""

    first: date
    when: Shown
    subject: Shown
    words: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True)
class Relation:
    """A relation as a source states it. `forward` tells what became of the subject; the others tell where it comes from."""

    number: int
    subject: Shown
    ends: tuple[str, str]
    words: str
    other: Shown
    forward: bool
    mutual: bool
    when: Shown | None
    evidence: tuple[EvidenceView, ...]


def render_history(context: Context) -> list[Page]:
    """One page: timeline, events and family tree, each as a picture or a list, and as a table."""
    history = _History(context)
    lives = history.lives()
    if not lives:
        return []
    frame = context.frame("history/", f"knowledge/{context.schema.folders[0]}", "data/claims.csv", "History")
    timeline = draw_timeline(lives, context.day)
    relations = history.relations()
    parts: list[tuple[str, str, dict[str, Any]]] = [
        ("timeline", "Timeline", {"timeline": timeline}),
        ("lives", "Beginnings and ends", {"rows": history.rows()}),
        ("events", "Year by year", {"events": history.events()}),
        ("tree", "Family tree", {"tree": lay_out_tree(history.members(relations), [_tie(relation) for relation in relations]) if relations else None}),
        ("relations", "Who comes from whom", {"relations": relations}),
    ]
    render = context.renderer.render
    sections = [Section(2, id, title, render(f"history/{id}", root=frame.root, **view)) for id, title, view in parts if any(view.values())]
    head = render("history/head", frame=frame, root=frame.root)
    return [Page("history/", "History", "When each subject began and ended, what happened when, and who came from whom.", head, tuple(sections), None, ("navigation", "toc"))]


def life_of(context: Context, subject: Subject) -> Life:
    """The span of one subject."""
    return _History(context).life(subject)


def _tie(relation: Relation) -> Tie:
    return Tie(*relation.ends, f"{relation.words} [{relation.number}]", not relation.forward, relation.mutual)


class _History:
    """Gathers what the page shows."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.knowledge = context.knowledge
        self.views = context.schema.views

    def lives(self) -> list[Life]:
        """The span of every subject, in the order of the folders, the oldest first."""
        lives = [self.life(subject) for subject in self.knowledge.subjects.values()]
        folders = self.context.schema.folders
        return sorted(lives, key=lambda life: (folders.index(life.group), life.begin.first if life.begin else life.end.first if life.end else date.max, life.name.casefold()))

    def rows(self) -> list[LifeRow]:
        """The table of subjects, the oldest first; those whose beginning is not known stand last."""
        begins = {subject.id: self._span(subject, self.views.begins) for subject in self.knowledge.subjects.values()}
        order = sorted(self.knowledge.subjects.values(), key=lambda subject: (begin.first if (begin := begins[subject.id]) else date.max, subject.name.casefold()))
        return [self._row(subject) for subject in order]

    def events(self) -> list[Event]:
        """What happened, the oldest first: every dated answer that makes the history line of a subject."""
        found: dict[tuple[str, str, str], Event] = {}
        for subject in self.knowledge.subjects.values():
            for name in self.views.timeline:
                cell = self._cell(subject, name)
                for answer, value, dated in _dated(cell):
                    words = cell.prop.label if cell.prop.type == "date" else f"{cell.prop.label}: {name_of(self.knowledge, value)}"
                    key = (subject.id, words, dated)
                    earlier = found[key].evidence if key in found else ()
                    found[key] = Event(parse_date(dated).first, show_date(dated), self._shown(subject.id), words, earlier + self._evidence([answer]))
        return sorted(found.values(), key=lambda event: (event.first if event.first > date.min else parse_date(event.when.text.split()[-1]).first, event.subject.text, event.words))

    def relations(self) -> list[Relation]:
        """Every relation that is stated and not outdone, numbered in the order of subjects and properties."""
        found: list[Relation] = []
        for subject in sorted(self.knowledge.subjects.values(), key=lambda subject: subject.name.casefold()):
            for prop in self.context.schema.properties.values():
                if not prop.inverse:
                    continue
                cell = self._cell(subject, prop.id)
                mutual = prop.inverse.casefold() == prop.label.casefold()
                for value in cell.current.values if cell.origin == "stated" else ():
                    told = mutual and any((value, subject.id) == relation.ends and relation.words == prop.label for relation in found)
                    if value in self.knowledge.subjects and not told:
                        answers = [answer for answer in cell.current.answers if value in (answer.claim.value or ())]
                        when = next((show_date(dated) for _, named, dated in _dated(cell) if named == value), None)
                        found.append(Relation(len(found) + 1, self._shown(subject.id), (subject.id, value), prop.label, self._shown(value), prop.id in self.views.next, mutual, when, self._evidence(answers)))
        return found

    def members(self, relations: Iterable[Relation]) -> list[Member]:
        """Those who stand in a relation, with the year in which they began."""
        related = {id for relation in relations for id in relation.ends}
        found = []
        for subject in self.knowledge.subjects.values():
            if subject.id in related:
                begin = self._span(subject, self.views.begins)
                known = begin if begin and begin.first > date.min else None
                found.append(Member(subject.id, subject.name, _year(known) if known else None, _brief(known) if known else ""))
        return found

    def _cell(self, subject: Subject, prop: str) -> Cell:
        return self.context.resolved.cell(subject.id, prop)

    def _shown(self, subject: str) -> Shown:
        return Shown("link", name_of(self.knowledge, subject), href=subject_address(self.knowledge, subject))

    def _evidence(self, answers: Iterable[Answer]) -> tuple[EvidenceView, ...]:
        return tuple(self.context.cells.evidence(source, piece) for answer in answers for source, piece in answer.claim.evidence)

    def _span(self, subject: Subject, prop: str) -> Interval | None:
        """From the earliest to the latest day that the current answers allow."""
        found = [parse_date(value) for value in self._cell(subject, prop).current.values if value not in SILENT]
        if not found:
            return None
        return Interval(min(span.first for span in found), max(span.last for span in found), found[0].text)

    def _lasting(self, subject: Subject) -> bool:
        cell = self._cell(subject, self.views.banner)
        terms = self.knowledge.vocabularies.get(cell.prop.vocabulary or "", {})
        return any(value in terms and terms[value].lasting for value in cell.current.values)

    def life(self, subject: Subject) -> Life:
        """From when to when a subject lived, as far as it is known."""
        begin, end = self._span(subject, self.views.begins), self._span(subject, self.views.ends)
        turns = [(name, value, dated) for name in self.views.next for _, value, dated in _dated(self._cell(subject, name))]
        if not end and turns:
            end = parse_date(turns[0][2])
        state = self._cell(subject, self.views.banner).current
        last_told = min(state.attested.last, self.context.day) if state.attested else None
        lasting = self._lasting(subject)
        if not end and lasting and begin and last_told:
            end = Interval(begin.last, max(last_told, begin.last))
        alive = last_told if not lasting and any(value not in SILENT for value in state.values) else None
        fate = next((f"{self.context.schema.properties[name].label.lower()} {name_of(self.knowledge, value)}" for name, value, _ in turns), "ended" if end else "")
        releases = tuple((parse_date(dated), value) for _, value, dated in _dated(self._cell(subject, self.views.editions)))
        group = self.context.schema.kinds[subject.kind].folder
        return Life(subject.name, subject_address(self.knowledge, subject.id), group, begin, end, alive, fate, releases)

    def _row(self, subject: Subject) -> LifeRow:
        views = self.context.cells
        begin, end, banner = (views.view(subject.id, name) for name in (self.views.begins, self.views.ends, self.views.banner))
        became = [(views.view(subject.id, name).label, value) for name in self.views.next for value in views.view(subject.id, name).values if value.look == "link"]
        evidence = [*begin.evidence, *end.evidence, *banner.evidence, *(piece for name in self.views.next for piece in views.view(subject.id, name).evidence)]
        for link in self.context.resolved.links(subject.id):
            if link.prop.id in self.views.next_inverse and link.answer.claim.rank != "deprecated":
                became.append(((link.prop.inverse or "").capitalize(), self._shown(link.subject.id)))
                evidence += self._evidence([link.answer])
        return LifeRow(self._shown(subject.id), begin, end, banner, tuple(dict.fromkeys(became)), tuple(dict.fromkeys((piece.short, piece.href) for piece in evidence)))


def _dated(cell: Cell) -> Iterator[tuple[Answer, str, str]]:
    """The current answers that happened at a date: the answer, its value and the date."""
    for answer in cell.current.answers:
        for value in answer.claim.value or ():
            if value in SILENT or value not in cell.current.values:
                continue
            dated = value if cell.prop.type == "date" else answer.claim.with_.get("date") or answer.claim.from_
            if dated:
                yield answer, value, dated


def _year(span: Interval) -> float:
    """The middle of a date in years."""
    middle = span.first + (span.last - span.first) / 2
    return middle.year + (middle.timetuple().tm_yday - 1) / 366


def _brief(span: Interval) -> str:
    """A date in few letters: of some day within a year the year."""
    return f"{span.first.year}" if ".." in span.text and span.first.year == span.last.year else show_date(span.text).text
