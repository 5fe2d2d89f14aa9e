"""What every family of pages works from: the knowledge resolved for the day, the views of its cells, the renderer."""

from dataclasses import dataclass
from datetime import date

from ..model.knowledge import Knowledge
from ..resolve.cells import Resolved
from ..views.addresses import edit_address, line_address, report_address
from ..views.cells import CellViews
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
    data: str


class Context:
    """One build."""

    def __init__(self, knowledge: Knowledge, day: date) -> None:
        self.knowledge = knowledge
        self.schema = knowledge.schema
        self.day = day
        self.resolved = Resolved(knowledge, day)
        self.cells = CellViews(self.resolved)
        self.renderer = Renderer()
        self.rendered = Rendered(self.renderer)

    def frame(self, address: str, file: str, data: str = "", fact: str = "") -> Frame:
        """The links that a page begins and ends with."""
        report = report_address(self.schema, address, fact)
        edit = edit_address(self.schema, file) if "." in file else ""
        return Frame(address, root_of(address), file, line_address(self.schema, file), edit, report, data)
