"""Stubs at addresses that a subject once had, or that its other names suggest: they lead to its page."""

import re
from collections.abc import Collection
from functools import partial

from ..exports.writing import Files
from ..model.subject import Subject
from ..views.values import subject_address
from .context import Context


def render_moved(context: Context, taken: Collection[str]) -> Files:
    """A stub for each old id, and for each alias whose address is free and is that of one subject alone."""
    found: dict[str, list[tuple[str, Subject]]] = {}
    for subject in context.knowledge.subjects.values():
        folder = subject_address(context.knowledge, subject.id).partition("/")[0]
        names = {slug(alias): alias for alias in subject.aliases} | {old: old for old in subject.old_ids}
        for name, words in names.items():
            if name:
                found.setdefault(f"{folder}/{name}/", []).append((words, subject))
    return Files({f"{address}index.html": partial(_stub, context, *owners[0]) for address, owners in found.items() if len(owners) == 1 and address not in taken})


def slug(words: str) -> str:
    """Words as a part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")


def _stub(context: Context, words: str, subject: Subject) -> bytes:
    html = context.renderer.render("moved", schema=context.schema, words=words, subject=subject, address=subject_address(context.knowledge, subject.id))
    return f"{html}\n".encode()
