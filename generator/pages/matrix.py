"""The matrices: one a group with the evidence behind each cell, and one of all in words and marks; today, and as of a date."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ..model.schema import Property
from ..model.subject import Subject
from ..views.cell import CellView
from ..views.matrix import FilterView, bar_filters
from ..views.past import last_day
from ..views.values import subject_address
from .context import Context, Frame
from .page import Html, Page, Section

MOST_CELLS = 5000
# Evidence in the page itself takes 2 kB an answer: beyond so many answers their marks lead to the page that has it.
MOST_POPOVERS = 500


@dataclass(frozen=True)
class Column:
    """A property as a column; `first` begins a group."""

    prop: Property
    first: bool


@dataclass(frozen=True)
class RowView:
    """A subject with a cell for each column."""

    subject: Subject
    href: str
    kind: str
    cells: tuple[CellView | None, ...]

    @property
    def count(self) -> int:
        """How many of the cells have an answer."""
        return sum(bool(cell and cell.researched) for cell in self.cells)


@dataclass(frozen=True)
class Place:
    """Which matrix a page holds: of one group or of all, today or as of a date. `days` are the dates that have a page."""

    group: str
    day: str
    days: tuple[str, ...]
    frame: Frame
    filters: tuple[FilterView, ...]

    def address(self, group: str, day: str) -> str:
        """Another matrix, relative to the site."""
        return matrix_address(group, day)


def matrix_address(group: str, day: str) -> str:
    """Where the matrix of a group, or of all, stands as of a date, or today."""
    return "/".join(["matrix", *filter(None, (group, day)), ""])


def render_matrices(context: Context) -> list[Page]:
    """Every matrix."""
    subjects = ordered_subjects(context)
    filters = bar_filters(context.questions, context.schema.views.filters)
    pages = []
    for day in ("", *context.schema.views.days):
        for group in ("", *context.schema.groups):
            address = matrix_address(group, day)
            title, line = (context.schema.groups[group].label, context.schema.groups[group].line) if group else ("Matrix", 0)
            frame = context.frame(address, "knowledge/schema.yml", "data/claims.csv", title, line=line)
            place = Place(group, day, context.schema.views.days, frame, filters)
            pages.append(_group(context, place, subjects) if group else _all(context, place, subjects))
    return pages


def ordered_subjects(context: Context) -> list[Subject]:
    """Subjects in the order of their kinds, and by how much is known of them within one."""
    kinds = list(context.schema.kinds)
    known = {name: sum(len(claims) for claims in subject.claims.values()) for name, subject in context.knowledge.subjects.items()}
    return sorted(context.knowledge.subjects.values(), key=lambda subject: (kinds.index(subject.kind), -known[subject.id], subject.id))


def make_rows(context: Context, subjects: list[Subject], columns: list[Column], day: str = "") -> list[RowView]:
    """The rows of a matrix, today or as of a date; what cannot be asked of a kind has no cell."""
    view = partial(context.past.view, day=last_day(day)) if day else context.cells.view
    rows = []
    for subject in subjects:
        cells = tuple(None if column.prop.applies_to and subject.kind not in column.prop.applies_to else view(subject.id, column.prop.id) for column in columns)
        rows.append(RowView(subject, subject_address(context.knowledge, subject.id), context.schema.kinds[subject.kind].label, cells))
    return rows


def _columns(properties: list[Property]) -> list[Column]:
    return [Column(prop, position == 0 or properties[position - 1].group != prop.group) for position, prop in enumerate(properties)]


def _group(context: Context, place: Place, subjects: list[Subject]) -> Page:
    group = context.schema.groups[place.group]
    body = _made_when_read(place, lambda: _group_table(context, place, subjects))
    return _page(context, place, group.label, f"Every subject's answers on {group.about}, each with its source", group.about, body)


def _group_table(context: Context, place: Place, subjects: list[Subject]) -> Html:
    group = context.schema.groups[place.group]
    columns = _columns([prop for prop in context.schema.properties.values() if prop.group == place.group])
    rows = make_rows(context, subjects, columns, place.day)
    popovers = not place.day and sum(row.count for row in rows) <= MOST_POPOVERS
    told, silent = [row for row in rows if row.count], [row for row in rows if not row.count]
    return _render(context, "matrix/group", place, columns=columns, rows=told, silent=silent, popovers=popovers, label=group.label)


def _all(context: Context, place: Place, subjects: list[Subject]) -> Page:
    body = _made_when_read(place, lambda: _table_of_all(context, place, subjects))
    return _page(context, place, "", "Every subject and every question in one table", "", body)


def _made_when_read(place: Place, make: Callable[[], Html]) -> Html:
    """The cells of past days wait as well until somebody asks for the page; those of today are needed by others anyway."""
    return Html(lambda: str(make())) if place.day else make()


def _table_of_all(context: Context, place: Place, subjects: list[Subject]) -> Html:
    """The matrix of all, with as many kinds of subjects, in the order of the schema, as its limit of cells allows."""
    columns = _columns(list(context.schema.properties.values()))
    shown = subjects[: MOST_CELLS // len(columns)]
    rows = make_rows(context, shown, columns, place.day)
    told, silent = [row for row in rows if row.count], [row for row in rows if not row.count]
    rest = [(subject.name, subject_address(context.knowledge, subject.id)) for subject in subjects[len(shown) :]]
    spans = [(group.label, sum(column.prop.group == name for column in columns), name) for name, group in context.schema.groups.items()]
    return _render(context, "matrix/all", place, columns=columns, rows=told, silent=silent, rest=rest, spans=spans, total=len(subjects))


def _render(context: Context, name: str, place: Place, **values: object) -> Html:
    return context.renderer.render(name, place=place, frame=place.frame, root=place.frame.root, rendered=context.rendered, kinds=context.schema.kinds, **values)


def _page(context: Context, place: Place, label: str, description: str, about: str, body: Html) -> Page:
    head = _render(context, "matrix/head", place, title=label or "Matrix", about=about, groups=context.schema.groups)
    when = f" as of {place.day}" if place.day else ""
    title = (f"Matrix: {label.lower()}" if label else "Matrix") + when
    boost = 0.5 if place.day else 1
    return Page(place.frame.address, title, f"{description}{when}.", head, (Section(2, "table", f"All answers{when}", body),), place.frame.file, ("navigation", "toc"), boost)
