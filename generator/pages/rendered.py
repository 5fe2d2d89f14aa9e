"""HTML of cells that several pages show: made once, for templates take longer than all else in a build."""

from markupsafe import Markup

from ..views.cell import CellView
from .render import Renderer

# Stands for the way from a page back to the site. No text of the knowledge holds it: hidden characters are refused there.
_ROOT = "\x1a"
# As many are kept: all of a knowledge of some hundred subjects. A larger one would fill the memory with what few pages share.
_MOST = 10_000


class Rendered:
    """The evidence of cells, for any page that knows its own way back to the site."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        # The view is kept beside its HTML: while it lives, no other one has its identity.
        self._popovers: dict[int, tuple[CellView, str]] = {}

    def popover(self, cell: CellView, root: str) -> Markup:
        """The popover of a cell, which its button finds by the id `e-<subject>-<property>`."""
        if id(cell) not in self._popovers:
            if len(self._popovers) == _MOST:
                self._popovers.clear()
            self._popovers[id(cell)] = cell, self.renderer.macro("cell", "popover")(cell, _ROOT)
        return Markup(self._popovers[id(cell)][1].replace(_ROOT, root))

    def answer(self, cell: CellView, root: str) -> Markup:
        """The whole answer with its note, and its marks as a link to the claim."""
        return Markup(self.renderer.macro("cell", "answer")(cell, root))
