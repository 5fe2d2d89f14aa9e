"""Subjects side by side: on which questions they differ, which not all of them answer, and on which they agree.

The script of the page that compares any subjects sorts by the same keys, so the rules stand here in as few words as possible.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.schema import Property
from ..resolve.cells import Cell
from .cell import CellView
from .cells import CellViews

Place = Literal["differ", "partly", "same", "judgements", "words"]
# Why a question has no answer at all: nobody looked, or it cannot be asked of their kinds.
Open = Literal["todo", "na"]
UNKNOWN = "unknown"
# What answers to these types cannot be is equal: sources judge in their own sense, and prose is anybody's.
_APART: dict[str, Place] = {"judgement": "judgements", "prose": "words"}


@dataclass(frozen=True)
class Row:
    """A question, and the cell of each subject; none for what cannot be asked of its kind."""

    prop: Property
    cells: tuple[CellView | None, ...]


@dataclass(frozen=True)
class Comparison:
    """The questions by the place where a comparison shows them, in the order of the schema; `open` holds those without an answer."""

    rows: dict[Place, list[Row]]
    open: dict[Open, list[Property]]


def answer_key(cell: Cell) -> str:
    """Equal for answers that say the same, whatever their scope; empty for prose, which cannot be compared so."""
    if cell.prop.type == "prose":
        return ""
    if cell.current.values:
        return "|".join(sorted(cell.current.values))
    words = sorted({element for answer in cell.answers for element in answer.claim.elements})
    return f"{'not' if cell.current.answers else 'past'}:{'|'.join(words)}"


def place_of(keys: Sequence[str]) -> Place:
    """Where a question stands, by the key of each answer; it is empty where there is none."""
    if len(set(filter(None, keys))) > 1:
        return "differ"
    return "same" if all(keys) else "partly"


def apart(prop: Property) -> Place | None:
    """The place of questions whose answers are shown side by side, and called neither equal nor different."""
    return _APART.get(prop.type)


def compare(views: CellViews, subjects: Sequence[str]) -> Comparison:
    """Every question side by side."""
    made = Comparison({place: [] for place in ("differ", "partly", "same", "judgements", "words")}, {"todo": [], "na": []})
    for prop in views.knowledge.schema.properties.values():
        row = Row(prop, tuple(_view(views, subject, prop) for subject in subjects))
        if any(cell and cell.researched for cell in row.cells):
            made.rows[apart(prop) or place_of([_key(views, cell) for cell in row.cells])].append(row)
        else:
            made.open["todo" if any(row.cells) else "na"].append(prop)
    return made


def _view(views: CellViews, subject: str, prop: Property) -> CellView | None:
    kind = views.knowledge.subjects[subject].kind
    return None if prop.applies_to and kind not in prop.applies_to else views.view(subject, prop.id)


def _key(views: CellViews, cell: CellView | None) -> str:
    """What is not known, or cannot be asked, is no answer."""
    if not cell or not cell.researched:
        return ""
    key = answer_key(views.resolved.cell(cell.subject, cell.prop))
    return "" if key == UNKNOWN else key
