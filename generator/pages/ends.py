"""What every page ends with: where it is edited, how to report an error, its data, and how it is cited."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import yaml

from ..exports.citing import cite_page
from ..model.schema import Schema
from ..views.values import subject_address
from .abroad import card_of, snippets
from .context import Context, Frame, make_frame
from .heads import docs_linked
from .page import DocsPage, Html, Page
from .render import Renderer, address_of


def add_ends(context: Context, pages: dict[str, Page]) -> dict[str, Page]:
    """The pages, each with its end. Its frame says what it is made from."""
    knowledge, schema = context.knowledge, context.schema
    shown = {subject_address(knowledge, subject.id): subject for subject in knowledge.subjects.values()}

    def end(page: Page) -> Html:
        abroad = snippets(schema, shown[page.address], page.address) if page.address in shown else {}
        return _end(context.renderer, schema, context.day, context.frames[page.address], page.title, abroad)

    return {address: replace(page, end=end(page)) for address, page in pages.items()}


def docs_pages(schema: Schema, day: date, docs: Path, files: Collection[str]) -> dict[str, DocsPage]:
    """What the hand-written pages get, by their path below `docs`. Their data is their text."""
    renderer, pages = Renderer(), {}
    picture = f"{schema.address}{card_of()}" if card_of() in files else ""
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        front = _front_matter(path.read_text("utf-8"))
        title = front.get("title") or path.stem.replace("-", " ").capitalize()
        frame = make_frame(schema, address_of(name), f"{docs.name}/{name}", fact=title)
        end = _end(renderer, schema, day, replace(frame, root="", data={"Raw data": f"{frame.line}?plain=1"}), title)
        pages[name] = DocsPage(end, Html(partial(docs_linked, schema, day, title, front.get("description", ""), frame.address, files)), picture)
    return pages


def _front_matter(markdown: str) -> dict[str, str]:
    """What stands between `---` at the head of a hand-written page."""
    parts = markdown.split("---\n", 2)
    settings = yaml.safe_load(parts[1]) if len(parts) == 3 and not parts[0] else None
    return settings if isinstance(settings, dict) else {}


def _end(renderer: Renderer, schema: Schema, day: date, frame: Frame, title: str, abroad: Mapping[str, str] | None = None) -> Html:
    return Html(lambda: str(renderer.render("end", frame=frame, cite=cite_page(schema, title, frame.address, day), abroad=abroad or {})))
