"""What every family of pages works from: the knowledge resolved for the day, the views of its cells, the renderer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..model.change import Journal
from ..model.knowledge import Knowledge
from ..model.schema import Schema
from ..resolve.cells import Resolved
from ..views.addresses import edit_address, is_file, line_address, report_address
from ..views.cells import CellViews
from ..views.changes import ChangeViews
from ..views.matrix import Question, ask_questions
from ..views.pairs import Pair, choose_pairs
from ..views.past import Past
from .pieces import Pieces, make_pieces
from .render import Renderer, root_of
from .rendered import Rendered


@dataclass(frozen=True)
class Frame:
    """What the head and the foot of a page need."""

    address: str
    root: str
    file: str
    line: str
    edit: str
    report: str
    data: Mapping[str, str]


class Context:
    """One build."""

    def __init__(self, knowledge: Knowledge, day: date, journal: Journal | None = None) -> None:
        self.knowledge = knowledge
        self.schema = knowledge.schema
        self.day = day
        self.resolved = Resolved(knowledge, day)
        self.cells = CellViews(self.resolved)
        self.changes = ChangeViews(knowledge, journal)
        self.past = Past(self.cells)
        self.renderer = Renderer()
        self.frames: dict[str, Frame] = {}
        self.rendered = Rendered(self.renderer)

    @cached_property
    def pieces(self) -> Pieces:
        """What names several subjects, for comparisons."""
        return make_pieces(self.cells, self.renderer)

    @cached_property
    def pairs(self) -> list[Pair]:
        """The pairs of subjects that have a page of their own."""
        return choose_pairs(self.knowledge)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every property with all answers to it, today and before."""
        return ask_questions(self.cells, self.past)

    def frame(self, address: str, file: str, data: str | Mapping[str, str] = "", fact: str = "", source: str = "", line: int = 0) -> Frame:
        """The links that a page begins and ends with: the file and line that it is made from, and its data, below the site; by what each is called, if there are several."""
        self.frames[address] = make_frame(self.schema, address, file, data or "data/index.json", fact, source, line)
        return self.frames[address]


def make_frame(schema: Schema, address: str, file: str, data: str | Mapping[str, str] = "", fact: str = "", source: str = "", line: int = 0) -> Frame:
    """The frame of a page. What is made from a folder is edited by choosing a file there."""
    place = line_address(schema, file, line)
    edit = edit_address(schema, file, line) if is_file(file) else place
    report = report_address(schema, address, fact, source)
    return Frame(address, root_of(address), file, place, edit, report, {"Raw data": data} if isinstance(data, str) else data)
