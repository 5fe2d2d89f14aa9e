"""Cells as of any day: what each showed from which day on."""

from bisect import bisect_right
from datetime import date
from functools import cache

from ..model.dates import parse_date
from ..resolve.steps import find_steps
from .cell import CellView
from .cells import CellViews, empty_of

Steps = tuple[tuple[date, CellView], ...]


class Past:
    """The past of the cells of a knowledge, each worked out once."""

    def __init__(self, cells: CellViews) -> None:
        self.cells = cells
        self.steps = cache(self._steps)

    def _steps(self, subject: str, prop: str) -> Steps:
        """The views of a cell, each with the day from which on it is shown; none if no evidence tells when an answer held."""
        resolved = self.cells.resolved
        found = find_steps(resolved, resolved.knowledge.subjects[subject], resolved.knowledge.schema.properties[prop])
        return tuple((step.day, self.cells.view_past(step.cell)) for step in found)

    def view(self, subject: str, prop: str, day: date) -> CellView:
        """The cell as of a day."""
        steps = self.steps(subject, prop)
        place = bisect_right(steps, day, key=lambda step: step[0])
        return steps[place - 1][1] if place else empty_of(self.cells.view(subject, prop))


def last_day(text: str) -> date:
    """The day as of which a date is meant: the last one of a year or a month."""
    return parse_date(text).last
