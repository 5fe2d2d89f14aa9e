"""What is open: answers that grew old, that no machine found at their place, that are unknown, and questions nobody looked into."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.schema import Property
from ..resolve.cells import Cell
from .addresses import edit_address
from .cell import CellView
from .cells import CellViews


@dataclass(frozen=True)
class OpenQuestion:
    """The open cells of a property, by subject. A cell may be stale and unchecked at once."""

    prop: Property
    stale: tuple[CellView, ...]
    unchecked: tuple[CellView, ...]
    unknown: tuple[CellView, ...]
    silent: tuple[CellView, ...]

    @property
    def kinds(self) -> tuple[tuple[CellView, ...], ...]:
        """The open cells by what they want, in the order of columns."""
        return self.stale, self.unchecked, self.unknown, self.silent

    @property
    def counts(self) -> tuple[int, ...]:
        """How many cells want what."""
        return tuple(map(len, self.kinds))


def find_open(views: CellViews) -> list[OpenQuestion]:
    """Every property with its open cells, in the order of the schema."""
    knowledge = views.knowledge
    found: dict[str, list[CellView]] = {name: [] for name in knowledge.schema.properties}
    for subject in sorted(knowledge.subjects.values(), key=lambda subject: subject.name.casefold()):
        for cell in views.resolved.cells(subject.id):
            found[cell.prop.id].append(views.view(subject.id, cell.prop.id))
    return [_sort_out(knowledge.schema.properties[name], cells) for name, cells in found.items()]


def _sort_out(prop: Property, cells: list[CellView]) -> OpenQuestion:
    answered = [cell for cell in cells if cell.researched]
    return OpenQuestion(
        prop,
        stale=tuple(cell for cell in answered if cell.stale),
        unchecked=tuple(cell for cell in answered if not cell.checked),
        unknown=tuple(cell for cell in answered if cell.plain == "unknown"),
        silent=tuple(cell for cell in cells if not cell.researched),
    )


def add_up(questions: Iterable[OpenQuestion]) -> tuple[int, ...]:
    """The sums of their counts."""
    return tuple(map(sum, zip(*(question.counts for question in questions), strict=True)))


def choose_oldest(views: CellViews, questions: Iterable[OpenQuestion], most: int) -> list[CellView]:
    """The stale answers whose newest evidence is the oldest."""
    cells = [views.resolved.cell(cell.subject, cell.prop) for question in questions for cell in question.stale]
    oldest = sorted(cells, key=lambda cell: (_attested(cell), cell.subject.name.casefold()))[:most]
    return [views.view(cell.subject.id, cell.prop.id) for cell in oldest]


def _attested(cell: Cell) -> str:
    attested = cell.current.attested
    return attested.last.isoformat() if attested else ""


def mend_address(views: CellViews, cell: CellView) -> str:
    """Where an open cell is mended: the line of its claim, or the file of its subject, to which a claim is added."""
    knowledge = views.knowledge
    return cell.line or edit_address(knowledge.schema, knowledge.subjects[cell.subject].file)
