"""HTML that several pages show: made once, for templates take longer than all else in a build."""

from ..views.cell import CellView
from .page import Html
from .render import Renderer

# Stands for the way from a page back to the site. No text of the knowledge holds it: hidden characters are refused there.
ROOT = "\x1a"
# As many are kept: all of a knowledge of some hundred subjects. A larger one would fill the memory with what few pages share.
_MOST = 10_000


def lead_back(html: Html | str, root: str) -> Html:
    """Ready HTML on a page from which `root` leads back to the site."""
    return Html(lambda: str(html).replace(ROOT, root))


class Rendered:
    """Answers and evidence, for any page that knows its own way back to the site."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        # The view is kept beside its HTML: while it lives, no other one has its identity.
        self._made: dict[tuple[str, int], tuple[CellView, str]] = {}

    def popover(self, cell: CellView, root: str) -> Html:
        """The popover of a cell, which its button finds by the id `e-<subject>-<property>`."""
        return lead_back(self._make("popover", cell), root)

    def answer(self, cell: CellView, root: str) -> Html:
        """The whole answer with its note, and its marks as a link to the claim."""
        return lead_back(self._make("answer", cell), root)

    def _make(self, macro: str, cell: CellView) -> str:
        key = macro, id(cell)
        if key not in self._made:
            if len(self._made) == _MOST:
                self._made.clear()
            self._made[key] = cell, self.renderer.macro("cell", macro)(cell, ROOT)
        return self._made[key][1]
