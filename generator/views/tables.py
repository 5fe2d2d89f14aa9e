"""Published tables, rebuilt from what cites them, each cell beside what is known today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.experiment import Observation, Row
from ..model.knowledge import Knowledge
from ..model.schema import Property
from ..model.subject import Claim
from ..model.table import Line, Table
from ..resolve.cells import Resolved
from ..resolve.compare import affirms
from ..resolve.standing import Standing, Today, compare_claims, compare_numbers, compare_verdicts
from ..resolve.tables import NO, YES, Found, Query, ask, find
from .printed import order_as_printed
from .values import Shown, name_of, show_date, show_value, subject_address

CellStanding = Literal["same", "more", "changed", "disputed", "alone", "missing"]
# A cell that holds several answers stands as the one of them that matters most.
_GRAVITY: tuple[Standing, ...] = ("alone", "same", "more", "changed", "disputed")
# From so many letters on a column is wide.
_LONG = 24
# What counts are called in words.
STANDING_WORDS: dict[CellStanding, str] = {
    "same": "same today",
    "more": "more known today",
    "changed": "other today",
    "disputed": "disputed",
    "alone": "nothing newer",
    "missing": "missing",
}


@dataclass(frozen=True)
class Head:
    """A heading. One of several in a row may be `again` that of the row above; a column is wide for long cells, and flush
    right for numbers."""

    text: str
    href: str = ""
    again: bool = False
    wide: bool = False
    number: bool = False


@dataclass(frozen=True)
class Now:
    """What is known today, where it says more or other than the table: of which question, the values, since when, who says so."""

    about: str
    href: str
    standing: Standing
    values: tuple[Shown, ...]
    date: Shown | None
    source: Shown | None


@dataclass(frozen=True)
class RebuiltCell:
    """A cell: what the source gives for it, how that stands to today, what is known today, and the marks of its notes."""

    printed: tuple[Shown, ...]
    standing: CellStanding
    now: tuple[Now, ...]
    marks: tuple[str, ...]
    notes: tuple[str, ...]
    number: bool

    @property
    def text(self) -> str:
        """The cell as plain words."""
        return ", ".join(_words(value) for value in self.printed)

    @property
    def today(self) -> str:
        """What is known today as plain words; empty if that is what was printed."""
        told = [f"{now.about}: " * bool(now.about) + ", ".join(value.text for value in now.values) for now in self.now]
        return "; ".join(told)


@dataclass(frozen=True)
class Footnote:
    """What the Atlas says of cells, with the words of the text at each."""

    mark: str
    note: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RebuiltTable:
    """A published table as pages and exports print it."""

    table: Table
    title: str
    corner: tuple[str, ...]
    columns: tuple[Head, ...]
    rows: tuple[tuple[tuple[Head, ...], tuple[RebuiltCell, ...]], ...]
    counts: tuple[tuple[str, int], ...]
    units: str
    footnotes: tuple[Footnote, ...]


def rebuild(resolved: Resolved, table: Table) -> RebuiltTable:
    """The table with every cell, from nothing but the knowledge."""
    return _Builder(resolved, table).build()


class _Builder:
    """Fills a table cell by cell, and numbers the notes as they come."""

    def __init__(self, resolved: Resolved, table: Table) -> None:
        self.resolved = resolved
        self.knowledge: Knowledge = resolved.knowledge
        self.table = table
        # By note: for each row and words of the text, the columns.
        self.notes: dict[str, dict[tuple[str, str], dict[str, None]]] = {}

    def build(self) -> RebuiltTable:
        """All parts of it."""
        table = self.table
        heads = [self._heads(number, row) for number, row in enumerate(table.rows)]
        cells = [tuple(self._cell(row, column) for column in table.columns) for row in table.rows]
        every = [cell.standing for row in cells for cell in row]
        printed = " ".join([*(" ".join(line.heading) for line in (*table.rows, *table.columns)), *(cell.text for row in cells for cell in row)])
        counts = tuple((word, every.count(standing)) for standing, word in STANDING_WORDS.items() if standing in every)
        return RebuiltTable(
            table=table,
            title=f"{table.label}, printed and today",
            corner=table.corner or ("",) * len(table.rows[0].heading),
            columns=tuple(self._head(column, [row[number] for row in cells]) for number, column in enumerate(table.columns)),
            rows=tuple(zip(heads, cells, strict=True)),
            counts=counts,
            units=self._units(printed.casefold()),
            footnotes=tuple(self._footnotes()),
        )

    def _head(self, column: Line, cells: Sequence[RebuiltCell]) -> Head:
        wide = any(len(cell.text) > _LONG for cell in cells)
        return Head(", ".join(column.heading), self._address(column), wide=wide, number=all(cell.number for cell in cells if cell.printed))

    def _heads(self, number: int, row: Line) -> tuple[Head, ...]:
        above = self.table.rows[number - 1].heading if number else ()
        last = len(row.heading) - 1
        again = [depth < last and row.heading[: depth + 1] == above[: depth + 1] for depth in range(last + 1)]
        return tuple(Head(text, self._address(row) if depth == last else "", again=again[depth]) for depth, text in enumerate(row.heading))

    def _address(self, line: Line) -> str:
        return subject_address(self.knowledge, line.subject) if line.subject in self.knowledge.subjects else ""

    def _cell(self, row: Line, column: Line) -> RebuiltCell:
        query = ask(row, column)
        found = find(self.knowledge, self.table, query)
        now = [] if not found else self._compare(query, found)
        standing: CellStanding = max((one.standing for one in now), key=_GRAVITY.index) if now else "missing"
        notes = tuple(dict.fromkeys(one.note for one in found if one.note))
        marks = tuple(self._mark(note, row, column, found) for note in notes)
        number = any(isinstance(one.record, Observation | Row) for one in found) or query.show == "weight"
        return RebuiltCell(self._printed(query, found), standing, tuple(one for one in now if one.values or one.standing in ("changed", "disputed")), marks, notes, number)

    def _mark(self, note: str, row: Line, column: Line, found: Sequence[Found]) -> str:
        """The letter of a note; cells with the same note share it, and cells of a row with the same words are named as one."""
        places = self.notes.setdefault(note, {})
        for one in found:
            if one.note == note:
                places.setdefault((", ".join(row.heading), one.anchor), {})[", ".join(column.heading)] = None
        return _letter(list(self.notes).index(note))

    def _footnotes(self) -> Iterator[Footnote]:
        for number, (note, places) in enumerate(self.notes.items()):
            named = [(row if len(columns) > 1 else f"{row}, {next(iter(columns))}", words) for (row, words), columns in places.items()]
            yield Footnote(_letter(number), note, tuple(named))

    def _printed(self, query: Query, found: Sequence[Found]) -> tuple[Shown, ...]:
        """What the source gives, each thing once, claims in the order that their anchors tell."""
        lists = [self._show(query, one) for one in found]
        shown = {_words(value): value for values in lists for value in values}
        if query.kind not in ("claims", "judgements"):
            return tuple(shown.values())
        ordered = order_as_printed(list(shown), [one.anchor for one in found], [[_words(value) for value in values] for values in lists])
        return tuple(shown[words] for words in ordered)

    def _show(self, query: Query, one: Found) -> Sequence[Shown]:
        if query.kind == "judgements" or (one.prop and not one.values):
            return [Shown("text", one.says)]
        if one.prop and query.word and isinstance(one.record, Claim):
            word = YES if affirms(one.record, query.word, self.knowledge.vocabularies.get(one.prop.vocabulary or "", {})) else NO
            return [Shown("support", word, word)]
        if one.prop:
            denied = "not" if isinstance(one.record, Claim) and one.record.not_ else ""
            return [show_value(self.knowledge, one.prop, value, denied) for value in one.values]
        if query.kind in ("verdicts", "advice"):
            return [self._show_subject(name) for name in one.values]
        return [Shown("text", "–" if value == "-" else value) for value in one.values]

    def _show_subject(self, name: str) -> Shown:
        href = subject_address(self.knowledge, name) if name in self.knowledge.subjects else ""
        return Shown("link" if href else "text", name_of(self.knowledge, name), href=href)

    def _compare(self, query: Query, found: Sequence[Found]) -> list[Now]:
        """How each question in the cell stands today."""
        if query.kind in ("claims", "judgements"):
            props = {one.prop.id: one.prop for one in found if one.prop}
            return [self._compare_claims(query, prop, [one for one in found if one.prop is prop]) for prop in props.values()]
        if query.kind in ("verdicts", "advice"):
            today = compare_verdicts(self.knowledge, query, found)
            return [self._now("", "", today, tuple(self._show_subject(name) for name in today.values))]
        today = compare_numbers(self.knowledge, found)
        return [self._now("", "", today, tuple(Shown("text", value) for value in today.values))]

    def _compare_claims(self, query: Query, prop: Property, found: Sequence[Found]) -> Now:
        subject = query.subject or ""
        today = compare_claims(self.resolved, self.table, subject, prop, found)
        values = tuple(show_value(self.knowledge, prop, value) for value in today.values)
        about = prop.label if query.kind == "judgements" else ""
        return self._now(about, f"{subject_address(self.knowledge, subject)}#{prop.id}", today, values)

    def _now(self, about: str, href: str, today: Today, values: tuple[Shown, ...]) -> Now:
        source = self.knowledge.sources.get(today.source)
        shown = Shown("link", source.short, href=f"sources/{source.id}/") if source else None
        return Now(about, href, today.standing, values, show_date(today.date) if today.date else None, shown)

    def _units(self, printed: str) -> str:
        """What the results of an experiment are measured in, if neither headings nor cells print it, and what stands behind ±."""
        experiment = self.knowledge.experiments.get(self.table.experiment or "")
        named = dict.fromkeys(line.metric for line in (*self.table.rows, *self.table.columns) if line.metric)
        told = []
        for name in named if experiment else ():
            measure = experiment.metrics.get(name) if experiment else None
            if measure:
                told += [f"{measure.label or name.replace('-', ' ')} in {measure.unit}"] * bool(measure.unit and measure.unit.casefold() not in printed)
                told += [f"± is {measure.spread}"] * bool(measure.spread)
        text = "; ".join(dict.fromkeys(told))
        return text[:1].upper() + text[1:]


def _words(value: Shown) -> str:
    """A value with the `not` before it."""
    return f"{value.note} {value.text}".strip()


def _letter(number: int) -> str:
    """`a`, `b`, …, `z`, `aa`, …: the marks of notes."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("a") + number % 26)
