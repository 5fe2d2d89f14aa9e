"""What machines read of every page: linked data, and the picture that stands for it elsewhere."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from ..exports.linked import Thing, dataset_thing, page_thing, source_thing, subject_thing, trail_thing, write_linked
from ..model.schema import Schema
from ..views.values import subject_address
from .abroad import card_of
from .context import Context
from .page import Html, Page

DATA = "data/"


def add_heads(context: Context, pages: dict[str, Page], files: Iterable[str], pictures: bool) -> dict[str, Page]:
    """The pages, each with what its head tells machines; the files are those of the data."""
    shown = {subject_address(context.knowledge, subject): card_of(subject) for subject in context.knowledge.subjects}

    def linked(page: Page) -> str:
        main, cites = _main(context, page.address, files)
        return write_linked([page_thing(context.schema, page.title, page.description, page.address, context.day, main, cites), trail_thing(context.schema, _trail(page, pages))])

    return {address: replace(page, linked=Html(partial(linked, page)), picture=f"{context.schema.address}{shown.get(address, card_of())}" if pictures else "") for address, page in pages.items()}


def _main(context: Context, address: str, files: Iterable[str]) -> tuple[Thing | None, list[str]]:
    """What a page is about, and the sources that it cites."""
    knowledge = context.knowledge
    folder, name = address.rstrip("/").rpartition("/")[::2]
    if not address:
        return dataset_thing(context.schema, context.day, files), []
    if folder == "sources" and name in knowledge.sources:
        return source_thing(context.schema, knowledge.sources[name]), []
    if name in knowledge.subjects and subject_address(knowledge, name) == address:
        subject = knowledge.subjects[name]
        return subject_thing(context.resolved, subject), list(dict.fromkeys(source for claims in subject.claims.values() for claim in claims for source in claim.cite))
    return None, []


def docs_linked(schema: Schema, day: date, title: str, description: str, address: str, files: Iterable[str]) -> str:
    """The linked data of a hand-written page; the one on the data is about all of it."""
    main = dataset_thing(schema, day, files) if address == DATA else None
    return write_linked([page_thing(schema, title, description, address, day, main, ()), trail_thing(schema, [(schema.title, ""), (title, address)])])


def _trail(page: Page, pages: dict[str, Page]) -> list[tuple[str, str]]:
    """The titles and addresses of the pages above a page, the home page first, and its own."""
    parts = page.address.split("/")[:-1]
    above = ["".join(f"{part}/" for part in parts[:count]) for count in range(len(parts) + 1)]
    return [(pages[address].title, address) for address in above if address in pages]
