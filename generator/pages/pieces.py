"""Ready HTML of what names several subjects. Pages of pairs join it, and a script joins it for any subjects: it is made here alone."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..views import together
from ..views.cells import CellViews
from ..views.standings import find_standings
from ..views.together import Ids, MeasuredRow
from .page import Html
from .render import Renderer
from .rendered import ROOT


@dataclass(frozen=True)
class Pieces:
    """What is told of subjects, and rows of numbers by subject; with a stand-in for the way back to the site."""

    told: dict[str, list[tuple[Ids, Html]]]
    numbers: dict[str, list[tuple[Html, dict[str, Html]]]]

    def tell(self, place: str, subjects: Sequence[str], least: int) -> list[Html]:
        """What speaks of at least so many of the subjects."""
        return [html for ids, html in self.told[place] if len(ids.intersection(subjects)) >= least]

    def count(self, place: str, subjects: Sequence[str], least: int) -> list[tuple[Html, list[Html | None]]]:
        """The rows with numbers of at least so many of the subjects; others have none."""
        rows = [(head, [cells.get(subject) for subject in subjects]) for head, cells in self.numbers[place]]
        return [(head, cells) for head, cells in rows if sum(map(bool, cells)) >= least]

    def write(self) -> bytes:
        """A file for the script, with links relative to the site."""
        told = {place: [[sorted(ids), str(html)] for ids, html in items] for place, items in self.told.items()}
        numbers = {place: [[str(head), {subject: str(cell) for subject, cell in cells.items()}] for head, cells in rows] for place, rows in self.numbers.items()}
        return json.dumps({"told": told, "numbers": numbers}, ensure_ascii=False, separators=(",", ":")).replace(json.dumps(ROOT)[1:-1], "").encode()


def make_pieces(views: CellViews, renderer: Renderer) -> Pieces:
    """All of them."""

    def render(macro: str, found: Sequence[tuple[Ids, Any]], template: str = "compare/pieces") -> list[tuple[Ids, Html]]:
        make = renderer.macro(template, macro)
        return [(ids, Html(partial(make, view, ROOT))) for ids, view in found]

    told = {
        "relations": render("relation", together.find_relations(views)),
        "standings": render("standings", find_standings(views.knowledge)),
        "verdicts": render("row", [(ids, view) for ids, _, view in together.find_verdicts(views.knowledge)], "verdicts"),
        "opposites": render("opposite", together.find_opposites(views)),
        "disputes": render("dispute", together.find_disputes(views)),
        "remarks": render("remark", together.find_remarks(views.knowledge)),
    }
    head, cell = renderer.macro("compare/pieces", "metric"), renderer.macro("compare/pieces", "numbers")
    numbers = {"results": together.find_results(views.knowledge), "counts": together.find_counts(views.knowledge)}
    return Pieces(told, {place: [_row(row, head, cell) for row in rows] for place, rows in numbers.items()})


def _row(row: MeasuredRow, head: Callable[..., str], cell: Callable[..., str]) -> tuple[Html, dict[str, Html]]:
    return Html(partial(head, row, ROOT)), {subject: Html(partial(cell, numbers, ROOT)) for subject, numbers in row.cells.items()}
