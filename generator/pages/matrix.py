"""The matrices: one a group with the evidence behind each cell, and one of all in words and marks."""

from dataclasses import dataclass

from ..model.schema import Property
from ..model.subject import Subject
from ..views.cell import CellView
from ..views.values import subject_address
from .context import Context
from .page import Page, Section

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


def render_matrices(context: Context) -> list[Page]:
    """Every matrix."""
    subjects = ordered_subjects(context)
    return [_all(context, subjects), *(_group(context, name, subjects) for name in context.schema.groups)]


def ordered_subjects(context: Context) -> list[Subject]:
    """Subjects in the order of their kinds, and by how much is known of them within one."""
    kinds = list(context.schema.kinds)
    known = {name: sum(len(claims) for claims in subject.claims.values()) for name, subject in context.knowledge.subjects.items()}
    return sorted(context.knowledge.subjects.values(), key=lambda subject: (kinds.index(subject.kind), -known[subject.id], subject.id))


def make_rows(context: Context, subjects: list[Subject], columns: list[Column]) -> list[RowView]:
    """The rows of a matrix; what cannot be asked of a kind has no cell."""
    rows = []
    for subject in subjects:
        cells = tuple(None if column.prop.applies_to and subject.kind not in column.prop.applies_to else context.cells.view(subject.id, column.prop.id) for column in columns)
        rows.append(RowView(subject, subject_address(context.knowledge, subject.id), context.schema.kinds[subject.kind].label, cells))
    return rows


def _columns(properties: list[Property]) -> list[Column]:
    return [Column(prop, position == 0 or properties[position - 1].group != prop.group) for position, prop in enumerate(properties)]


def _group(context: Context, name: str, subjects: list[Subject]) -> Page:
    group = context.schema.groups[name]
    columns = _columns([prop for prop in context.schema.properties.values() if prop.group == name])
    rows = make_rows(context, subjects, columns)
    counts = [sum(bool(cell and cell.researched) for cell in row.cells) for row in rows]
    answered = [row for row, count in zip(rows, counts, strict=True) if count]
    silent = [row for row, count in zip(rows, counts, strict=True) if not count]
    address = f"matrix/{name}/"
    frame = context.frame(address, "knowledge/schema.yml", "data/claims.csv", group.label, line=group.line)
    head = context.renderer.render("matrix/head", title=group.label, about=group.about, frame=frame, root=frame.root, groups=context.schema.groups, here=name)
    body = context.renderer.render("matrix/group", columns=columns, rows=answered, silent=silent, popovers=sum(counts) <= MOST_POPOVERS, rendered=context.rendered, frame=frame, root=frame.root, label=group.label)
    return Page(address, f"Matrix: {group.label.lower()}", f"Every subject's answers on {group.about}, each with its source.", head, (Section(2, "table", "All answers", body),), frame.file, ("navigation", "toc"))


def _all(context: Context, subjects: list[Subject]) -> Page:
    """The matrix of all, with as many kinds of subjects, in the order of the schema, as its limit of cells allows."""
    columns = _columns(list(context.schema.properties.values()))
    shown = subjects[: MOST_CELLS // len(columns)]
    rows = make_rows(context, shown, columns)
    frame = context.frame("matrix/", "knowledge/schema.yml", "data/claims.csv", "Matrix")
    spans = [(group.label, sum(column.prop.group == name for column in columns), name) for name, group in context.schema.groups.items()]
    head = context.renderer.render("matrix/head", title="Matrix", about="", frame=frame, root=frame.root, groups=context.schema.groups, here="")
    body = context.renderer.render("matrix/all", columns=columns, rows=rows, rest=subjects[len(shown) :], spans=spans, frame=frame, root=frame.root, total=len(subjects), address=lambda subject: subject_address(context.knowledge, subject.id))
    return Page("matrix/", "Matrix", "Every framework and every question in one table.", head, (Section(2, "table", "All answers", body),), frame.file, ("navigation", "toc"))
