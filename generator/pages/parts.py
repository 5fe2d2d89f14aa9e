"""The files from which scripts take ready HTML: one for each subject, and one of what names several. They are internal: they change with the templates."""

import json
from functools import partial

from ..exports.writing import Files
from ..views.comparison import answer_key
from .context import Context


def render_parts(context: Context) -> Files:
    """By property of each subject: the equality key of its answer, the answer, and its evidence. Links are relative to the site."""
    parts = {f"parts/{subject}.json": partial(_write, context, subject) for subject in context.knowledge.subjects}
    return Files({**parts, "compare/pieces.json": lambda: context.pieces.write()})


def _write(context: Context, subject: str) -> bytes:
    parts = {}
    for cell in context.resolved.cells(subject):
        view = context.cells.view(subject, cell.prop.id)
        if view.researched:
            rendered = context.rendered
            parts[cell.prop.id] = {"key": answer_key(cell), "value": str(rendered.answer(view, "")), "popover": str(rendered.popover(view, ""))}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
