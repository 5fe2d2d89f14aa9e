"""What every page ends with: where it is edited, how to report an error, its data, and how it is cited."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml

from ..exports.citing import cite_page
from ..model.schema import Schema
from .context import Context, Frame, make_frame
from .page import Html, Page
from .render import Renderer, address_of


def add_ends(context: Context, pages: dict[str, Page]) -> dict[str, Page]:
    """The pages, each with its end. Its frame says what it is made from."""
    return {address: replace(page, end=_end(context.renderer, context.schema, context.day, context.frames[address], page.title)) for address, page in pages.items()}


def docs_ends(schema: Schema, day: date, docs: Path) -> dict[str, Html]:
    """The ends of the hand-written pages, by their path below `docs`. Their data is their text."""
    renderer, ends = Renderer(), {}
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        title = title_of(path.read_text("utf-8")) or path.stem.replace("-", " ").capitalize()
        frame = make_frame(schema, address_of(name), f"{docs.name}/{name}", fact=title)
        ends[name] = _end(renderer, schema, day, replace(frame, root="", data=f"{frame.line}?plain=1"), title)
    return ends


def title_of(markdown: str) -> str:
    """The title in the front matter of a hand-written page, if it has one."""
    front = markdown.split("---\n", 2)
    settings = yaml.safe_load(front[1]) if len(front) == 3 and not front[0] else None
    return str(settings.get("title", "")) if isinstance(settings, dict) else ""


def _end(renderer: Renderer, schema: Schema, day: date, frame: Frame, title: str) -> Html:
    return Html(lambda: str(renderer.render("end", frame=frame, cite=cite_page(schema, title, frame.address, day))))
